import { describe, expect, it } from 'vitest'
import { readProfile } from '../../src/profile/read-profile.ts'
import { organizationLines } from '../../src/solution/money/organization.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const added = (problem: string, field = 'general') =>
  organizationLines(readProfile(book, knowledge, { problem, field }), knowledge.planning).map(({ low, high }) => [
    low,
    high,
  ])

describe('what a large organization adds', () => {
  it('is nothing for a small house, or where nobody told', () => {
    expect(added('A workshop with 12 employees answers mails.')).toEqual([])
    expect(added('Mails are answered late.')).toEqual([])
    expect(added('Our game has 2,000,000 players.', 'consumer')).toEqual([])
  })

  it('grows with the people who work there', () => {
    expect(added('A firm with 400 employees answers mails.')).toEqual([[15 * 8 * 45, 40 * 8 * 95]])
    expect(added('A firm with 12,000 employees answers mails.')).toEqual([[60 * 8 * 45, 180 * 8 * 95]])
  })

  it('is told by whom it serves for a bank, and is never nothing for a public office', () => {
    expect(added('A bank with 900,000 customers answers mails.', 'finance')).toEqual([[30 * 8 * 45, 90 * 8 * 95]])
    expect(added('The town answers letters about parking.', 'public-service')).toHaveLength(1)
  })
})
