import { expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planDocument } from '../../src/plan/outline/document.ts'
import { readRemarks } from '../../src/profile/remarks/read-remarks.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = await Promise.all([shippedBook(), shippedKnowledge(), shippedGuides()])
const heard = (outcome: string) =>
  readRemarks([{ question: 'outcome', text: outcome }], knowledge.remarks).map(({ row }) => row.id)

it('stands on the page with its way out where the outcome names it', async () => {
  const plan = await buildPlan({
    book,
    knowledge,
    guides,
    answers: {
      problem: 'Our linen service drives 900 stops a day with twelve vans; two people plan the tours by hand.',
      outcome: 'Tours for each day by six, and new ones when a van breaks down.',
      task: 'optimize',
    },
    takeWords: true,
    now: Date.UTC(2026, 10, 22),
  })
  const parts = planDocument(plan).page.find(({ id }) => id === 'parts')?.blocks[0]
  const rows = parts?.kind === 'table' ? parts.rows : []
  expect(rows.find(([part]) => part === 'When a vehicle fails')?.[2]).toContain('pick-up where it stands')
})

it.each([
  ['A new loading plan when a trailer is late or heavier than declared.', 'not-there-yet'],
  ['The roster is repaired in minutes when a guard calls in sick.', 'somebody-missing'],
  ['The tenant approves the notice, and only then it is hung up.', 'yes-from-outside'],
  ['The voice takes orders and puts angry callers through to the shop.', 'put-through'],
  ['Anything with smoke rings the person on duty.', 'rings-somebody'],
  ['The batch stays blocked until the chemist has looked.', 'held-until'],
  ['Requests about the same tree are put together.', 'same-thing-twice'],
  ['The slot is booked exactly once.', 'done-once'],
  ['The next shift sees it on the board.', 'seen-by-the-next'],
])('is heard in general: %s', (outcome, id) => {
  expect(heard(outcome)).toContain(id)
})

it.each([
  'Mails are answered at once, and the copies are sent out at once.',
  'Nothing is late, and the papers are together in an hour.',
  'The manager approves each text.',
  'Cameras read the plates of trucks that pass.',
])('is not heard where nothing special is named: %s', (outcome) => {
  const special = ['vehicle-fails', 'not-there-yet', 'yes-from-outside', 'done-once', 'put-through', 'rings-somebody']
  expect(heard(outcome).filter((id) => special.includes(id))).toEqual([])
})
