import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { render } from '../../../src/channels/discord/render.ts'
import { messageBody } from '../../../src/channels/discord/send/message-body.ts'
import type { View } from '../../../src/contract/view.ts'
import { startInterview } from '../../../src/interview/start-interview.ts'
import type { Knowledge } from '../../../src/knowledge/knowledge.ts'
import type { RuleBook } from '../../../src/rules/rule-book.ts'
import { fitView } from '../../../src/turn/views/fit-view.ts'
import { questionView } from '../../../src/turn/views/question-view.ts'
import { judgeMessage } from '../../loopback/discord/judge.ts'
import { shippedBook, shippedKnowledge } from '../../shipped.ts'
import { anyAnswers, planMessages } from '../any-plan.ts'

let book: RuleBook
let knowledge: Knowledge
beforeAll(async () => {
  book = await shippedBook()
  knowledge = await shippedKnowledge()
})

/** The messages that Discord gets for a view, each of which it takes. */
function taken(view: View) {
  const messages = render(fitView(view), { conversation: 'c0nversation', rooms: 'server' })
  for (const one of messages) expect(judgeMessage(messageBody(one).body as never)).toEqual([])
  return messages
}

describe('what the product says', () => {
  it('fits into Discord for any answers; each part of the plan takes few messages', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers(book), async (answers) => {
        const { messages, status } = await planMessages(book, knowledge, answers, 'discord')
        for (const view of messages) expect(taken(view).length).toBeLessThanOrEqual(4)
        // A notice for one person's eyes is one message: with the open question below it, it still has to fit.
        const [question] = book.questions
        if (question === undefined) throw new Error('no question')
        const open = questionView(book, startInterview(book, { by: 'u', now: 1 }), question)
        expect(taken({ ...open, parts: [...status.parts, ...open.parts] })).toHaveLength(1)
      }),
      { numRuns: 15 },
    )
  }, 60_000)

  it('asks every question in one message', () => {
    for (const question of book.questions) {
      const started = startInterview(book, { by: 'u', now: 1 })
      expect(taken(questionView(book, { ...started, question: question.id }, question)), question.id).toHaveLength(1)
    }
  })
})
