import type { ValidateFunction } from 'ajv'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { render } from '../../../src/channels/slack/render.ts'
import type { View } from '../../../src/contract/view.ts'
import { startInterview } from '../../../src/interview/start-interview.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import type { RuleBook } from '../../../src/rules/rule-book.ts'
import { fitView } from '../../../src/turn/views/fit-view.ts'
import { questionView } from '../../../src/turn/views/question-view.ts'
import { blockSchema } from '../../loopback/slack-block-schema.ts'
import { judgeBlocks } from '../../loopback/slack-judge.ts'
import { shippedBook, shippedKnowledge } from '../../shipped.ts'
import { anyAnswers, planMessages } from '../any-plan.ts'

let schema: ValidateFunction
let book: RuleBook
let knowledge: Knowledge
beforeAll(async () => {
  schema = await blockSchema()
  book = await shippedBook()
  knowledge = await shippedKnowledge()
})

/** Slack takes it, and nothing had to be left out. */
function expectWhole(view: View, conversation = 'c0nversation'): void {
  const { blocks } = render(fitView(view), { conversation })
  expect(judgeBlocks(blocks, 'message', schema)).toEqual([])
  expect(JSON.stringify(blocks)).not.toContain('does not fit into one Slack message')
}

describe('what the product says', () => {
  it('fits into Slack whole, for any answers: every part of the plan, and the summary', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers(book), async (answers) => {
        const { messages, status } = await planMessages(book, knowledge, answers, 'slack')
        for (const view of [...messages, status]) expectWhole(view)
      }),
      { numRuns: 15 },
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
