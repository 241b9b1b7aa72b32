import type { Place } from '../../src/contract/place.ts'
import type { Conversation } from '../../src/contract/store/conversation.ts'
import type { Turn } from '../../src/contract/turn.ts'
import type { Question, RuleBook } from '../../src/rules/rule-book.ts'
import type { Platform } from './platform.ts'

export const PLACE: Place = { platform: 'slack', tenant: 'slack:T1', room: 'C1', direct: false }

/** The turn that begins an interview. */
export function startTurn(): Turn {
  return {
    deliveryId: 'start',
    place: PLACE,
    user: 'ana',
    input: { type: 'start', text: 'Answer customers faster' },
    at: Date.now(),
  }
}

/** The turn that answers the open question, the same way every time; undefined when none is open. */
export function answerTurn(book: RuleBook, conversation: Conversation): Turn | undefined {
  const { place, id, interview } = conversation
  const question = book.questions.find((one) => one.id === interview.question)
  if (question === undefined || interview.phase !== 'asking') return undefined
  const input = { type: 'answer', question: question.id, value: valueFor(question), step: interview.step } as const
  return { deliveryId: `${id}:${interview.step}`, place, user: 'ana', conversation: id, input, at: Date.now() }
}

function valueFor(question: Question): string | string[] {
  if (question.kind === 'text') return `About ${question.id}.`
  const [first] = question.options
  if (first === undefined) throw new Error(`${question.id} has no options`)
  return question.kind === 'many' ? [first.id] : first.id
}

/** What people see in the end, in the order of posting, with everything that differs from run to run replaced. */
export function transcript(platform: Platform): string[] {
  return platform.posted.map(({ delivery }) => {
    const said = 'view' in delivery ? JSON.stringify(delivery.view) : delivery.kind
    return `${delivery.kind === 'update' ? 'post' : delivery.kind} ${said.replaceAll(delivery.conversation, '<id>')}`
  })
}
