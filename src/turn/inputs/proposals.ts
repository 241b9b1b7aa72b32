import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import { checkAnswer } from '../../interview/check-answer.ts'
import { isApplicable } from '../../interview/current-answers.ts'
import { proposalsView } from '../views/proposals-view.ts'
import type { TurnParts } from './turn-parts.ts'

type Proposals = NonNullable<Conversation['proposals']>

/** The key of the message that shows what was read from somebody's words. */
export const PROPOSALS_KEY = 'proposals'

/** Fewer words than this are an answer to their own question and to no other. */
const PARAGRAPH_WORDS = 8

/**
 * The conversation with what the words of `question` answer besides, and the message that proposes it; the conversation
 * as it is where they answer nothing new. Nothing counts until a person takes it.
 */
export function withProposals(
  parts: TurnParts,
  conversation: Conversation,
  question: string,
  text: string,
): { readonly conversation: Conversation; readonly outgoing: readonly Outgoing[] } {
  const fresh = read(parts, conversation, question, text)
  if (fresh.length === 0) return { conversation, outgoing: [] }
  const older = (conversation.proposals ?? []).filter((one) => fresh.every((other) => other.question !== one.question))
  const proposals = [...older, ...fresh]
  const view = proposalsView(parts.book, proposals)
  return { conversation: { ...conversation, proposals }, outgoing: [{ kind: 'post', key: PROPOSALS_KEY, view }] }
}

function read({ book, readWords }: TurnParts, { interview }: Conversation, question: string, text: string): Proposals {
  if (interview.phase !== 'asking' || text.trim().split(/\s+/u).length < PARAGRAPH_WORDS) return []
  const facts = readWords({ [question]: text })
  return book.questions.flatMap((each) => {
    const fact = facts[each.id]
    if (fact?.from !== 'words' || fact.words === undefined || Object.hasOwn(interview.given, each.id)) return []
    if (each.kind === 'text' || !isApplicable(book, each, interview.given)) return []
    const checked = checkAnswer(each, fact.value)
    return checked.type === 'value' ? [{ question: each.id, value: checked.value, words: fact.words }] : []
  })
}
