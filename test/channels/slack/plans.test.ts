import type { ValidateFunction } from 'ajv'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { View } from '../../../src/channels/channel.ts'
import { render } from '../../../src/channels/slack/render.ts'
import { startInterview } from '../../../src/interview/start-interview.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { buildPlan } from '../../../src/plan/build-plan.ts'
import { loadRuleBook } from '../../../src/rules/load.ts'
import { type Answers, type RuleBook, UNKNOWN } from '../../../src/rules/rule-book.ts'
import type { Conversation } from '../../../src/store/store.ts'
import { fitView } from '../../../src/turn/views/fit-view.ts'
import { planViews } from '../../../src/turn/views/plan/plan-views.ts'
import { questionView } from '../../../src/turn/views/question-view.ts'
import { summaryView } from '../../../src/turn/views/summary-view.ts'
import { blockSchema } from '../../loopback/slack-block-schema.ts'
import { judgeBlocks } from '../../loopback/slack-judge.ts'

let schema: ValidateFunction
let book: RuleBook
let knowledge: Knowledge
beforeAll(async () => {
  schema = await blockSchema()
  book = await loadRuleBook('rules')
  knowledge = await loadKnowledge('knowledge')
})

const LONG = 'a sentence that says a lot about the work that people do there every day; '.repeat(40)

/** Any answers at all, long texts included. */
function anyAnswers(): fc.Arbitrary<Answers> {
  return fc.record(
    Object.fromEntries(
      book.questions.map(({ id, kind, options }) => {
        const ids = options.map((option) => option.id)
        if (kind === 'text') return [id, fc.constantFrom('a short text', LONG, UNKNOWN)]
        if (kind === 'many') return [id, fc.oneof(fc.subarray(ids, { minLength: 1 }), fc.constant(UNKNOWN))]
        return [id, fc.constantFrom(...ids, UNKNOWN)]
      }),
    ),
  ) as fc.Arbitrary<Answers>
}

/** Slack takes it, and nothing had to be left out. */
function expectWhole(view: View, conversation = 'c0nversation'): void {
  const { blocks } = render(fitView(view), { conversation })
  expect(judgeBlocks(blocks, 'message', schema)).toEqual([])
  expect(JSON.stringify(blocks)).not.toContain('does not fit into one Slack message')
}

describe('what the product says', () => {
  it('fits into Slack whole, for any answers: every part of the plan, and the summary', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers(), async (answers) => {
        const plan = await buildPlan({ book, knowledge, answers, notAsked: [], now: 1_790_000_000_000 })
        const given = Object.fromEntries(
          Object.entries(answers).map(([id, value]) => [id, { value, by: 'U0ANN', at: 1 }]),
        )
        const conversation: Conversation = {
          id: 'c0nversation',
          place: { platform: 'slack', tenant: 'slack:T', room: 'C1', thread: '1.1', direct: false },
          owner: 'U0ANN',
          editors: [],
          version: 40,
          rulesHash: book.hash,
          interview: {
            phase: 'planned',
            question: undefined,
            step: 40,
            given,
            path: Object.keys(given),
            mode: 'full',
          },
          lastQuery: undefined,
          createdAt: 1,
          updatedAt: 1,
        }
        for (const { view } of planViews(book, conversation, plan)) expectWhole(view)
        expectWhole(summaryView(plan, 'U0ANN'))
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('asks every question within the limits, a way to answer included', () => {
    for (const question of book.questions) {
      const started = startInterview(book, { by: 'U0ANN', now: 1 })
      const view = questionView(book, { ...started, question: question.id }, question)
      expectWhole(view)
      const { blocks } = render(fitView(view), { conversation: 'c0nversation' })
      expect(JSON.stringify(blocks)).toMatch(/"(pick|send|write|do):/)
    }
  })
})
