import { describe, expect, it } from 'vitest'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { scanning } from '../../src/solution/money/scanning.ts'
import { usersToTrain } from '../../src/solution/money/user-training.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const trained = (answers: Answers) =>
  usersToTrain(readProfile(book, knowledge, answers), { expertPay: knowledge.expertPay, factor: 1 })

it('counts the people of the text who must learn it, at the pay of what they are', () => {
  const [users] = trained({ problem: 'Our 60 planners ask four analysts.', users_ready: 'need-training' })
  expect(users).toMatchObject({ who: 'Training of users: “60 planners”' })
  expect(users?.hours.low).toBeGreaterThan(100)
})

it('says that it assumes their number where none is told, and takes no customers or things for them', () => {
  for (const problem of ['We sort letters.', 'We serve 4,000 pupils with 80 vans.'])
    expect(trained({ problem, users_ready: 'resistant' })[0]?.who).toContain('assumed')
})

it('trains those of whom something is said among the people concerned, and says what wins over who resists', () => {
  const [users] = trained({
    problem: 'Three buyers work by feeling.',
    stakeholders: 'The 19 branch managers, who trust no list; 9 doctors',
    users_ready: 'resistant',
  })
  expect(users).toMatchObject({
    who: expect.stringContaining('19 branch managers'),
    does: expect.stringMatching(/^two who doubt it/u),
  })
})

it('trains nobody who is ready, or of whom nothing is said', () => {
  expect(trained({ problem: 'Our 60 planners.', users_ready: 'ready' })).toEqual([])
  expect(trained({ problem: 'Our 60 planners.' })).toEqual([])
})

it('trains who will use it by the wished outcome, not those who make the thing today, nor whoever is served', () => {
  const told = (problem: string, outcome: string) =>
    trained({ problem, outcome, users_ready: 'need-training' })[0]?.who ?? ''
  const asks = 'A florist asks and gets the figure.'
  expect(told('Two hundred florists wait a week for our three analysts.', asks)).toContain('“Two hundred florists')
  expect(told('Florists wait a week for our three analysts.', asks)).toContain('assumed')
  expect(
    told('We serve 900 patients with 12 nurses.', 'A patient enters the complaint, the nurse reads it.'),
  ).toContain('“12 nurses”')
})

it('trains one for each of what people drive or run, where drivers or places are told', () => {
  const who = (problem: string, more: Answers = {}) =>
    trained({ problem, users_ready: 'need-training', ...more })[0]?.who
  expect(who('Forty vans leave our depot each morning.', { stakeholders: 'Drivers' })).toContain(
    'one for each of “Forty vans”',
  )
  expect(who('Our 35 stores order bread.')).toContain('one for each of “35 stores”')
  // What comes by is no fleet.
  expect(who('Drivers bring 60 to 180 trucks to each of our ferries.')).not.toContain('one for each')
})

it('takes the cases of a day where they tell how many people look at them, and no others', () => {
  const who = (requests_per_day: number) =>
    trained({ problem: 'Claims come in.', users_ready: 'need-training', requests_per_day })[0]?.who
  expect(who(2000)).toBe('Training of users: 20 to 67 assumed, at 30 to 100 a day each')
  for (const few of [40, 900_000]) expect(who(few)).toBe('Training of users: 10 to 40 assumed')
})

describe('a stock that lies on paper', () => {
  const scan = (problem: string, dependencies = '') =>
    scanning(readProfile(book, knowledge, { problem, dependencies }), { expertPay: knowledge.expertPay, factor: 1 })
  it('is photographed at the pace that the team tells, by somebody at each stand', () => {
    const [person] = scan(
      'We keep 90,000 pages of handwritten church books.',
      'Three camera stands take 600 pages a day',
    )
    expect(person?.hours.low).toBeCloseTo((90_000 / 600) * 7 * 3 * 0.9)
    expect(person?.who).toContain('“90,000 pages”')
  })
  it('is photographed at a usual pace where none is told', () => {
    const [person] = scan('We keep 12,000 pages of handwritten church books.')
    expect(person?.hours).toEqual({ low: 60, high: 200 })
  })
  it.each([
    'We keep 90,000 scanned pages of handwritten church books.',
    'Clerks read 90,000 pages on a website.',
    'Clerks type 90,000 pages a year from paper.',
  ])('is none: %s', (problem) => expect(scan(problem)).toEqual([]))
})
