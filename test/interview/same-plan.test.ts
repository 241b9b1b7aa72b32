import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { randomAnswers } from '../rules/random-answers.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'
import { holdInterview } from './hold-interview.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()

const fullOnly = new Set(book.questions.filter(({ asked }) => asked === 'full').map(({ id }) => id))

/** All that a plan recommends and reckons; not the answers themselves, nor how the reasons for them read. */
function substance(plan: Plan) {
  const { title, problem, estimates, staffing, budget, timeline, assumptions, data, evaluation, risks, nextSteps } =
    plan
  const decisions = Object.entries(plan.decisions).map(([id, decision]) =>
    'option' in decision
      ? [id, decision.option, decision.secondary]
      : [id, decision.options.map(({ option }) => option)],
  )
  const ids = [data, evaluation, risks, nextSteps].map((list) => list.map(({ id }) => id))
  const people = staffing.map(({ why: _, ...role }) => role)
  return { title, problem, estimates, people, budget, timeline, assumptions, decisions, ids }
}

describe('an interview that left questions out', () => {
  it('gives the same plan to the last number as one that asked everything', { timeout: 120_000 }, async () => {
    let spared = 0
    await fc.assert(
      fc.asyncProperty(randomAnswers(book), async (answers) => {
        // What only a full interview asks sharpens the plan: it is the same for both here.
        const raw = Object.fromEntries(Object.entries(answers).filter(([id]) => !fullOnly.has(id)))
        const all = holdInterview(book, raw, 'full')
        const some = holdInterview(book, all, 'normal')
        spared += Object.keys(all).length - Object.keys(some).length
        const [full, short] = await Promise.all(
          [all, some].map((answers) => buildPlan({ book, knowledge, guides, answers, now: 0 })),
        )
        if (full === undefined || short === undefined) throw new Error('two plans were built')
        expect(substance(short)).toEqual(substance(full))
      }),
      { numRuns: 35 },
    )
    expect(spared).toBeGreaterThan(60)
  })
})
