import { expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const modelsIn = async (country: string) => {
  const plan = await buildPlan({
    book,
    knowledge,
    guides,
    answers: {
      task: 'extract',
      problem: `Our canteen in ${country} gets 90 product data sheets a week as PDFs; a cook types the allergens into the recipe system, 15 minutes each.`,
      outcome: 'The allergens of each sheet are proposed with their place, and the cook confirms them.',
      modality: ['scans'],
      hosting: 'own-cloud',
      requests_per_day: 18,
      budget_usd: 90_000,
      team: ['software-engineer'],
    },
    takeWords: true,
    now: Date.UTC(2026, 10, 22),
  })
  return plan.models?.map(({ id }) => id) ?? []
}

it('names no model where its license gives no right to whoever sits there', async () => {
  const barred = knowledge.shortlist.filter(({ barredIn }) => barredIn?.includes('eu')).map(({ id }) => id)
  expect(barred.length).toBeGreaterThan(0)
  const names = barred.map((id) => id.replace(/^.*\//u, ''))
  expect((await modelsIn('Denmark')).filter((id) => names.includes(id))).toEqual([])
  expect(await modelsIn('Denmark')).not.toEqual([])
  expect(await modelsIn('Canada')).toEqual(expect.arrayContaining(names))
})
