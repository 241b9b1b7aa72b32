import { expect, it } from 'vitest'
import { saysTheSame } from '../../src/plan/said-twice.ts'

it.each([
  [
    'Fields right is not invoices right. Eight fields at 97% give 78% clean invoices.',
    'If one invoice has 9 fields and each is right in 95%, only 63% of the invoices are clean.',
  ],
  [
    'Figures about the crew are shown for teams of at least five.',
    'For teams of at least five the figures are shown, with logs closed.',
  ],
])('knows that two sentences say the same: %s', (one, other) => {
  expect(saysTheSame(one, other)).toBe(true)
  expect(saysTheSame(other, one)).toBe(true)
})

it.each([
  ['Teachers read the sessions and switch topics off.', 'A teacher reads 30 sessions each week.'],
  ['Teachers follow the number: grade first, then show it.', 'Five wrong grades in a hundred are 3,750 people a year.'],
  ['No refusal without reasons.', 'Reasons are stored.'],
])('keeps two that share words and say different things: %s', (one, other) => {
  expect(saysTheSame(one, other)).toBe(false)
})
