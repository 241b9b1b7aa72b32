import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundStockHours } from '../../src/blueprint/sums/sound-stock.ts'
import { workOnSound } from '../../src/blueprint/sums/sound-work.ts'
import { sumsOf } from '../../src/blueprint/sums/sums.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import { incomplete } from '../../src/profile/told.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const sums = (answers: Answers) => sumsOf(readProfile(book, knowledge, answers))
const results = (answers: Answers) => sums(answers).map(({ result }) => result)

describe('the hours of sound that lie in an archive', () => {
  const hours = (problem: string) => soundStockHours(readProfile(book, knowledge, { problem }))
  it.each([
    ['Our museum keeps 8,500 hours of interviews with miners.', 8500],
    ['A station has 31,000 hours of digitized tape, and 900 hours of film.', 31_000],
  ])('are read from "%s"', (text, told) => expect(hours(text)).toBe(told))
  it.each(['Clerks spend 6,000 hours of work on tapes.', 'Each editor hears 40 hours of radio.'])(
    'are not read from "%s"',
    (text) => expect(hours(text)).toBeUndefined(),
  )
})

describe('the work on an hour of sound', () => {
  it.each([
    ['Six hours of work for each hour of speech', 6],
    ['One hour of audio takes our scribes 90 minutes.', 1.5],
    ['An hour of film described in under two hours', 2],
    ['Half an hour for each hour of tape', 0.5],
  ])('is read from "%s"', (text, times) => expect(workOnSound(text)).toBe(times))

  it.each(['We hold 900 hours of sound.', 'Four hours of sound come in each day.', 'An hour of rain in two days'])(
    'is not told by "%s"',
    (text) => expect(workOnSound(text)).toBeUndefined(),
  )

  it('is no work of its own where only the length is told', () => {
    expect(sums({ problem: 'We record 80 lectures a day, 45 minutes each.' })).toEqual([])
  })
})

it('takes no minutes for those of a count on which hardly anybody would work', () => {
  const told = (a: number) => `Each fall takes 15 minutes of a nurse; about ${a} patients a year go to hospital.`
  expect(results({ why: told(60) })).toEqual([])
  expect(results({ why: told(60_000) }).join()).toContain('15,000 hours a year')
})

describe('what belongs to something else', () => {
  it.each([
    'Our mill quotes 300 doors a day by rules that are in the heads of five technicians.',
    'We keep 22,000 pictures of which 9,000 have marks; three new ones a month.',
    'Phone customers order more lines on 900 visits a day; half of the missing lines are bought elsewhere.',
  ])('enters no sum: %s', (problem) => {
    const profile = readProfile(book, knowledge, { problem })
    expect(sumsOf(profile).filter(({ kind }) => kind === 'load')).toEqual([])
    expect(results({ problem }).join('; ')).not.toMatch(/- 3|9,99/u)
    expect(incomplete(profile.quantities, profile.answers)).toBeUndefined()
  })
})

describe('the sums on the numbers of a team', () => {
  it.each([
    [
      '600 guests a month are hurt, mean loss 200 dollars.',
      '$120,000 a month, $1.4 million a year, the money of the guests',
    ],
    ['A stop costs us 9,000 dollars. There were 20 in two years.', '$180,000 in 2 years, $90,000 a year'],
    ['310 jobs were canceled last year, 900 dollars each.', '$280,000 a year'],
    ['We pay 4 million dollars a year, 25 % of it at night.', '$1 million a year'],
    ['We ship 80,000 parcels a year. 3 % of the parcels come back.', '2,400 a year'],
    ['The office gets 30,000 letters a year, 21 minutes each.', '10,500 hours a year, the work of 6 people'],
    ['We have 12,000 maps. Last year we scanned 300 maps.', '40 years at that pace'],
    ['We get 1.2m orders a year; 300 frauds last year.', 'one in 4,000'],
    ['Of the 40 leaks that we know of it found 10.', '25%, on so few cases little more than a hint'],
    [
      'About 200 parcels went missing: 80 at the depot, 70 on the road and 20 at the door.',
      '30 parcels (15%) are left',
    ],
    [
      'We answer 9,000 letters a month: 6,000 about tax, 3,000 about permits.',
      'the largest part, “6,000 about tax”, is 67%',
    ],
    ['Nine inspectors look at 18,000 caps a day.', '2,000 each a day, one every 13 seconds of a 7-hour day'],
    ['We move 50,000 boxes a year and pay 1m dollars of fees a year.', '$20 for each box'],
  ])('%s', (problem, result) => {
    expect(results({ problem })).toContain(result)
  })

  it.each([
    // Of one kind is not of all, and a share of something narrower is not of the whole.
    'We sort 60,000 mails a day. Every wrongly sorted mail costs 3 dollars.',
    'We grade 90,000 essays a year. 4 % of essays from 2019 were flagged.',
    // A year in other money is quoted as it was written.
    'We lost 5m Swiss francs last year.',
    // An income, a fee and a rate that changed are no loss and no part.
    'Sales are 900k usd a year. We have 800 shops at $300 a month each.',
    'We mail 50,000 donors; giving fell from 4 % to 3 %.',
    // A speed is no load, and nobody looks at each of what passes so fast.
    'Three weavers watch cloth at 18 meters a minute.',
    'Fifty moderators look at 400,000 posts a day.',
    // Examples are no parts.
    'We have 900 rules: 12 about tax, 9 about rent.',
    'Two ideas in 2019, three teams, seven databases.',
  ])('says nothing of %s', (problem) => {
    expect(sums({ problem })).toEqual([])
  })

  it('names the words, the working and what comes out', () => {
    expect(sums({ why: '900 buyers report a fraud each month, mean loss 250 dollars' })[0]).toMatchObject({
      words: ['900 buyers report a fraud each month', '250 dollars'],
      working: '900 x $250',
    })
  })

  const blocks = [
    'A stop costs us 9,000 dollars. There were 20 in two years.',
    'We ship 80,000 parcels a year.',
    '3 % of the parcels come back.',
    'Of the 40 leaks that we know of it found 10.',
    'We have 12,000 maps. Last year we scanned 300 maps.',
  ]
  it('come out the same in whatever order a team tells it', () => {
    const wanted = results({ problem: blocks.join(' ') }).toSorted()
    expect(wanted.length).toBeGreaterThanOrEqual(4)
    fc.assert(
      fc.property(fc.shuffledSubarray(blocks, { minLength: blocks.length }), (order) => {
        expect(results({ problem: order.join(' ') }).toSorted()).toEqual(wanted)
      }),
      { numRuns: 40 },
    )
  })

  it('grow with what they count, and money stays money', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 9 }), (cost, times) => {
        const [one] = sums({ why: `A stop costs us ${cost * 100} dollars. There were ${times * 10} in two years.` })
        expect(one?.kind).toBe('loss')
        expect(one?.result).toMatch(/^\$[\d.,]+(?: million)? in 2 years, \$[\d.,]+(?: million)? a year$/u)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a sum of a day', () => {
  const told = (where: string) => ({
    problem: `Our ${where} hands out 80 units a day, and 5 % of the units are thrown away.`,
    dependencies: 'Lists of two years, a unit costs about 60 dollars',
    frequency: 'daily',
  })
  it('is one of a year on the days that such work is done', () => {
    // 80 x 5 % x $60, on 365 days where sick people lie, on working days elsewhere.
    expect(results(told('ward')).join()).toContain('$240 a day, $88,000 a year')
    expect(results(told('office')).join()).toContain('$240 a day, $60,000 a year')
  })
})

describe('the price of one class too low', () => {
  const apples = {
    problem: 'Our packing house grades 500,000 apples a day, 200 days a year.',
    why: 'One class down costs us 0.02 dollars.',
  }
  it('is told for each hundredth of what comes in, on the days of work', () => {
    expect(results(apples)).toContain('$20,000 a year for each 1% of apples that goes one class down')
  })
  it('is nothing where no step is priced', () => {
    expect(results({ ...apples, why: 'One crate costs us 0.02 dollars.' }).join()).not.toContain('each 1%')
  })
})
