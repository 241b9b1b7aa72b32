import { expect, it } from 'vitest'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { peopleBeside } from '../../src/solution/money/experts.ts'
import { payNote, rolesIn } from '../../src/solution/money/pay-in.ts'
import { payPlaceOf } from '../../src/solution/money/pay-place.ts'
import { middle } from '../../src/solution/range.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const guides = await shippedGuides()
const { library } = guides
const place = (answers: Answers) => payPlaceOf(readProfile(book, knowledge, answers), knowledge)

it.each<[string, Answers, string | undefined]>([
  [
    'where people are said to be paid',
    { problem: 'Shops in Spain and Italy.', dependencies: 'Salaries are paid in Peru.' },
    'PE',
  ],
  ['by the money of one country', { problem: 'We lose 2m rand a year on imports from China.' }, 'ZA'],
  ['by the first place that is named', { problem: 'A clinic in Nairobi sends samples to Germany.' }, 'KE'],
  ['in the letters of people who write all small', { problem: 'workshop in dunedin, two people' }, 'NZ'],
  ['by an office of the country', { problem: 'An English council pays for school meals.' }, 'GB'],
  ['by a state', { problem: 'Pupils in Rajasthan learn to read.' }, 'IN'],
  ['by the region that was answered', { problem: 'We sort letters.', region: ['india'] }, 'IN'],
  ['by nothing that is a word, too', { problem: 'turkey farm with three sheds, china plates' }, undefined],
])('the place of pay is known %s', (_, answers, code) => {
  expect(place(answers)?.code).toBe(code)
})

it('is known for every country that a text can name', () => {
  const known = knowledge.payFactors.flatMap(({ what, region }) => (what === 'country' ? [region] : []))
  expect(knowledge.signals.places.map(({ code }) => code).filter((code) => !known.includes(code))).toEqual([])
})

it('is not where machines are rented, unless nothing else tells it', () => {
  const bank = { problem: 'Our bank in Kampala lends to shops.', dependencies: 'our AWS account in Frankfurt' }
  expect(place(bank)?.code).toBe('UG')
  expect(place({ problem: 'We sort letters.', dependencies: 'servers hosted in Frankfurt' })?.code).toBe('DE')
})

it('goes by what an hour of the people costs where no country is named', () => {
  expect(place({ problem: 'We sort letters.', hourly_cost_usd: 8 })).toMatchObject({ code: '', factor: 0.25 })
  expect(place({ problem: 'We sort letters.', hourly_cost_usd: 60 })).toBeUndefined()
})

it('moves the pay of everybody: roles, experts and the owner', () => {
  const kenya = place({ problem: 'A clinic in Nairobi.' })
  const factor = kenya?.factor ?? 1
  const roles = rolesIn(kenya, knowledge)
  for (const role of roles) {
    const us = knowledge.roles.find(({ id }) => id === role.id)
    expect(role.salaryUsd.high).toBeGreaterThan((us?.salaryUsd.high ?? 0) * factor)
    expect(role.salaryUsd.high).toBeLessThan((us?.salaryUsd.high ?? 0) * 2 * factor)
    expect(role.place).toBe('Kenya')
  }
  const [first] = library
  const beside =
    first &&
    peopleBeside(first.blueprint, { low: 4, high: 8 }, 1, 10, { roles, factor, expertPay: knowledge.expertPay })
  const [worker, owner] = [beside?.[0]?.hourlyUsd, beside?.at(-1)]
  expect(owner).toMatchObject({ id: 'owner' })
  // As a manager of the place, and never below those who do the work.
  const manager = knowledge.expertPay.find(({ id }) => id === 'manager')?.hourlyUsd ?? { low: 0, high: 0 }
  const least = Math.max(middle(manager) * factor, middle(worker ?? manager))
  expect(middle(owner?.hourlyUsd ?? manager)).toBeCloseTo(least)
})

it('is said beside the money', () => {
  expect(payNote(undefined)).toContain('No country is named')
  expect(payNote(place({ problem: 'A clinic in Nairobi.' }))).toMatch(/Kenya.*15%.*judgment/u)
})
