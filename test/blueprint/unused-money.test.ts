import { describe, expect, it } from 'vitest'
import { unusedMoney } from '../../src/blueprint/told-lines/unused.ts'
import { notCountedIn } from '../../src/plan/not-counted.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const [book, knowledge] = [await shippedBook(), await shippedKnowledge()]
const unused = (answers: Answers, said = '') => unusedMoney(readProfile(book, knowledge, answers), said)

describe('money of the text that is in no sum', () => {
  const answers = { dependencies: 'Booking system, a coach of 50 seats brings $900, driver hour $28' }
  it('is named with what is missing for a sum, and pay is none of it', () => {
    expect(unused(answers)).toEqual([{ words: 'a coach of 50 seats brings $900', open: 'how many' }])
    expect(notCountedIn(readProfile(book, knowledge, answers))('')).toBe(
      'Not counted: “a coach of 50 seats brings $900” (how many of these the goal means is not told).',
    )
  })
  it('is not named where a sum holds it', () => {
    expect(unused(answers, '12 more coaches a year at $900 each')).toEqual([])
    expect(notCountedIn(readProfile(book, knowledge, answers))('40 coaches at $900')).toBeUndefined()
  })
  it.each([
    'The minutes said 418,000 dollars.',
    'A wrong bill costs the tenant 90 dollars.',
    'A vendor asks for $30,000.',
    'It could cost us $5,000 each.',
    'We use a paid address service (0.12 dollars a query).',
  ])('is none in "%s"', (why) => expect(unused({ why })).toEqual([]))
})
