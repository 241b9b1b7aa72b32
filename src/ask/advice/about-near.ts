import type { AskContext, AskResult } from '../ask-result.ts'
import { formOf } from '../intent/form.ts'
import { PLAN_THIS, result } from '../result.ts'
import type { Understanding } from '../understand.ts'
import { answerAdvice } from './answer-advice.ts'
import { NOT_OURS, TO_ANOTHER } from './find-advice.ts'
import { nearestNote } from './nearest-note.ts'
import { withThread } from './with-thread.ts'

const UNSURE = 'I am not sure I understood you. The closest I have:'
/** What asks for nothing in so many words ("water use of AI", "nobody uses our tool") must fit so well. */
const TOLD = 0.6
/** And what sounds like a question for the people in the room ("where are the weights kept?"). */
const NOT_OURS_CHANCE = 0.5

/** "The bot ignores the rules", "it makes things up": who says so to us asks what helps. */
const COMPLAINT =
  /^(?:(?:and|but|so|now) )?(?:it|(?:the|our) (?:\S+ )?(?:bot|model|assistant|agent|search|output|answers?|results?|labell?ers)|answers|replies|tables|json) (?!(?:is|are) (?:fine|good|ok|done)\b)/u

/** Alone with somebody: the note that is most likely meant, and said so where that is not sure, with what else may be meant. */
export function aboutNear(read: Understanding, context: AskContext, least?: number): AskResult | undefined {
  const { concepts, book, plan, said, lastQuery, direct } = context
  if (!concepts || !direct || TO_ANOTHER.test(read.plain)) return undefined
  const asks = formOf(read.plain) === 'asks' || COMPLAINT.test(read.plain)
  // In a thread, and beside an open plan, what is told is a remark.
  if (!asks && ((plan ?? said) !== undefined || lastQuery)) return undefined
  const floor = read.scores.none >= NOT_OURS ? NOT_OURS_CHANCE : asks ? least : TOLD
  const near = nearestNote(withThread(read.plain, said, concepts), concepts, floor)
  if (!near) return undefined
  const answer = answerAdvice(near.concept, book, plan !== undefined)
  const found = { ...answer, intent: 'concept', asks: ['explanation'], query: null } as const
  // Nobody asked for it.
  if (near.sure && asks) return result(read, { ...found, confidence: 'nearly' })
  return result(read, {
    ...found,
    confidence: 'unsure',
    reply: `${UNSURE}\n${answer.reply}`,
    offers: [...(asks ? [] : [PLAN_THIS]), ...answer.offers, ...near.others.map((text) => ({ label: text, text }))],
    // What is told may be the problem of a plan.
    ...(!asks && { described: true }),
  })
}
