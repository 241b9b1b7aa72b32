import { describe, expect, it } from 'vitest'
import { PURCHASE } from '../../src/blueprint/purchase-schema.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { purchaseLines } from '../../src/solution/money/purchases.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const scale = PURCHASE.parse({
  what: 'Scale and reader',
  low: 100,
  high: 300,
  per: 'once',
  each: 'machine',
  have: ['scale'],
  because: 'Weights prove the count.',
})
const costs = (facts: Record<string, number>, ...texts: string[]) =>
  purchaseLines([scale], facts, texts).map(({ low, high }) => [low, high])

describe('what must be bought', () => {
  it('is counted as often as was told, ten times in the first year where more are, for the first one where nothing is', () => {
    expect(costs({ machines: 4 })).toEqual([[400, 1200]])
    expect(costs({})).toEqual([[100, 300]])
    expect(costs({ machines: 600 })).toEqual([[1000, 3000]])
    expect(purchaseLines([scale], { machines: 600 }, [])[0]?.note).toContain('All 600 of them: $60,000 to $180,000')
    expect(purchaseLines([scale], {}, [])[0]?.note).toContain('For the first machine; each further one')
  })

  it.each(['The weights come from our old scales.', 'Scales are installed below each hopper.'])(
    'is left out where the team has it: %s',
    (text) => expect(costs({}, text)).toEqual([]),
  )

  it.each([
    'The scale is to be bought this year.',
    'We have no scales yet.',
    'Our hoppers get scales.',
    'A scale shows the weight.',
  ])('stays where it is not there: %s', (text) => expect(costs({}, text)).toHaveLength(1))

  it('refuses ends the wrong way round', () => {
    expect(PURCHASE.safeParse({ ...scale, low: 400 }).success).toBe(false)
  })
})

describe('the money of a plan', async () => {
  const [book, knowledge, guides] = await Promise.all([shippedBook(), shippedKnowledge(), shippedGuides()])
  const plan = (answers: Answers) =>
    buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })
  const TILES: Answers = {
    task: 'classify',
    modality: ['images'],
    problem: 'Inspectors look at each glazed tile on the belt for scratches, chips and color faults.',
    outcome: 'Faults are marked in pictures of each tile before packing.',
    budget_usd: 2_000_000,
  }
  const SMALL = 'You need much less than the budget'

  it('has what must be bought, and calls a budget too large only then', async () => {
    const made = await plan(TILES)
    expect(made.kind?.id).toBe('visual-inspection')
    const line = made.budget.lines.find(({ label }) => label.startsWith('Camera, lens, light'))
    expect(line).toMatchObject({ per: 'once', source: 'assumption' })
    expect(made.work?.things.some(({ what }) => what === line?.label)).toBe(true)
    expect(made.challenges?.some(({ title }) => title === SMALL)).toBe(true)
    const near = await plan({ ...TILES, budget_usd: 1.5 * (made.budget.firstYear as { high: number }).high })
    expect(near.challenges?.some(({ title }) => title === SMALL)).toBe(false)
  })
})
