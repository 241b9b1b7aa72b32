import { describe, expect, it } from 'vitest'
import { atRate } from '../../src/blueprint/checks/at-rate.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { hiredPart, stockOf } from '../../src/solution/effort/stock.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const [book, knowledge] = [await shippedBook(), await shippedKnowledge()]
const read = (answers: Answers) => readProfile(book, knowledge, answers)
const COBOL: Answers = {
  task: 'code',
  problem: 'Our pension fund reckons with 2,100 programs, 800,000 lines of COBOL. All of it must go to Kotlin.',
  why: 'We moved 36,000 lines, four people, 15 months, and it was late.',
  success_measure: '2,000 lines moved per developer and month',
}

describe('the speed that a team tells of', () => {
  it('gives the months of one person for all that lies there, at the speed so far and at the goal', () => {
    expect(atRate(read(COBOL))).toEqual({
      rateStock: 800_000,
      rateNoun: 'lines',
      ratePast: 600,
      ratePastMonths: 800_000 / 600,
      rateGoal: 2000,
      rateGoalMonths: 400,
    })
  })

  it('takes the speed of today from beside the goal', () => {
    const facts = atRate(
      read({ ...COBOL, why: '', success_measure: '2,000 lines per developer and month (by hand it was 500)' }),
    )
    expect([facts.ratePast, facts.rateGoal]).toEqual([500, 2000])
  })

  it.each([
    { problem: 'We answer 900 letters a day.', success_measure: '60 letters per clerk and day' },
    { problem: 'Our archive has 40,000 tapes.', success_measure: '30 letters per clerk and day' },
    { problem: 'Our archive has 40 tapes.', success_measure: '3 tapes per archivist and day' },
  ])('says nothing of what comes in, of another thing, or of little: %o', (answers) =>
    expect(atRate(read(answers))).toEqual({}),
  )

  it('leaves to others what the developers told of cannot do until the date', () => {
    const { rated } = stockOf(read({ ...COBOL, stakeholders: 'nine Kotlin developers' }), 87)
    expect(rated?.hours.low).toBe(400 * 146)
    expect(rated?.ownHours).toBeCloseTo(9 * 146 * 20, -2)
    expect(hiredPart(rated)?.low).toBeCloseTo(400 * 146 - 9 * 146 * 20, -2)
    expect(hiredPart(rated && { ...rated, ownHours: 1e6 })).toBeUndefined()
  })
})
