import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import { checkAnswer } from '../../interview/check-answer.ts'
import type { Interview } from '../../interview/conversation.ts'
import { isApplicable } from '../../interview/current-answers.ts'
import { UNKNOWN } from '../../rules/rule-book.ts'
import { type Effect, said } from '../effects/effect.ts'
import { proposalsView } from '../views/proposals-view.ts'
import type { TurnParts } from './turn-parts.ts'

type Proposals = NonNullable<Conversation['proposals']>

/** The key of the message that shows what was read from somebody's words. */
export const PROPOSALS_KEY = 'proposals'

/** Fewer words than this are an answer to their own question and to no other. */
const PARAGRAPH_WORDS = 6
/** What was said and is no answer to the open question may be shorter. */
const REMARK_WORDS = 3

/**
 * The conversation with what the words of an answer say about other questions, and the message that proposes it; the conversation
 * as it is where they answer nothing new. Nothing counts until a person takes it.
 */
export function withProposals(
  parts: TurnParts,
  conversation: Conversation,
  text: string,
): { readonly conversation: Conversation; readonly outgoing: readonly Outgoing[] } {
  return proposing(parts, conversation, wordCount(text) < PARAGRAPH_WORDS ? [] : read(parts, conversation, text))
}

/** What is proposed for words that came unasked, at any time; undefined where they answer nothing that is open. */
export function proposedFor(
  parts: TurnParts,
  conversation: Conversation,
  now: number,
  text: string,
): Effect | undefined {
  if (wordCount(text) < REMARK_WORDS) return undefined
  const { conversation: next, outgoing } = proposing(parts, conversation, read(parts, conversation, text))
  return outgoing.length === 0 ? undefined : said({ ...next, updatedAt: now }, outgoing, true)
}

function proposing({ book }: TurnParts, conversation: Conversation, fresh: Proposals) {
  if (fresh.length === 0) return { conversation, outgoing: [] }
  const older = (conversation.proposals ?? []).filter((one) => fresh.every((other) => other.question !== one.question))
  const proposals = [...older, ...fresh]
  const view = proposalsView(book, proposals)
  const outgoing: readonly Outgoing[] = [{ kind: 'post', key: PROPOSALS_KEY, view }]
  return { conversation: { ...conversation, proposals }, outgoing }
}

/** Whether nobody has answered a question: "I don't know" may still be bettered. */
export const isOpen = ({ given }: Interview, question: string): boolean =>
  !Object.hasOwn(given, question) || given[question]?.value === UNKNOWN

const wordCount = (text: string): number => text.trim().split(/\s+/u).length

function read({ book, readWords }: TurnParts, { interview }: Conversation, text: string): Proposals {
  const own = book.questions.find(({ kind }) => kind === 'text')
  if (own === undefined || (interview.phase !== 'asking' && interview.phase !== 'planned')) return []
  const facts = readWords({ [own.id]: text })
  return book.questions.flatMap((each) => {
    const fact = facts[each.id]
    if (fact?.from !== 'words' || fact.words === undefined || !isOpen(interview, each.id)) return []
    if (each.kind === 'text' || !isApplicable(book, each, interview.given)) return []
    const checked = checkAnswer(each, fact.value)
    return checked.type === 'value' ? [{ question: each.id, value: checked.value, words: fact.words }] : []
  })
}
