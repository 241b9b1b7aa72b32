import type { Input } from '../../contract/input.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import { tooLong } from '../../interview/check-answer.ts'
import { cleanText } from '../../interview/clean-text.ts'
import { isQuestion, namesOption } from '../../interview/match-option.ts'
import { type ReadAnswer, readAnswer } from '../../interview/read-answer.ts'
import { plainWords } from '../../interview/words.ts'
import { MAX_TEXT, type Question } from '../../rules/rule-book.ts'
import { type Effect, quietly, refused, SILENCE, said } from '../effects/effect.ts'
import type { Asked } from '../questions/asker.ts'
import { noticeView } from '../views/notice-view.ts'
import { replyView } from '../views/reply-view.ts'
import { staleView } from '../views/stale-view.ts'
import { whichView } from '../views/which-view.ts'
import { readCommand } from '../words/command-words.ts'
import { findSuggestion } from '../words/suggestions.ts'
import { roleOf } from './authorize.ts'
import { idleConversation } from './idle-conversation.ts'
import { openQuestion } from './interview.ts'
import { notUnderstood } from './not-understood.ts'
import { proposedFor } from './proposals.ts'
import type { TurnParts } from './turn-parts.ts'

type Say = Extract<Input, { type: 'say' }>

/** Words mean another input, which is then done as if its button had been pressed; or they are dealt with here. */
export type Heard =
  | { readonly type: 'input'; readonly input: Input }
  | { readonly type: 'effect'; readonly effect: Effect }

/**
 * Understands free text: a command word; an answer to the open question from someone who may answer; a question for us.
 * Anything else is left alone where others talk too, and gets a hint where nobody else is.
 */
export async function onSay(
  parts: TurnParts,
  conversation: Conversation | undefined,
  turn: Turn,
  input: Say,
): Promise<Heard> {
  const { direct } = turn.place
  const text = cleanText(input.text.slice(0, 50_000))
  if (text === '') return done(SILENCE)
  const role = conversation ? roleOf(conversation, turn.user) : 'owner'
  const meant = direct || input.mentioned === true
  if (text.length > MAX_TEXT) {
    const heard = meant || (conversation?.interview.phase === 'asking' && role !== 'reader' && !isToSomeoneElse(text))
    return done(heard ? refused(noticeView(tooLong(text.length)), conversation) : SILENCE)
  }
  const question =
    conversation?.interview.phase === 'asking' ? openQuestion(parts.book, conversation.interview) : undefined
  const answering = conversation && question && role !== 'reader' && (meant || !isToSomeoneElse(text))
  const suggested = await suggestedInput(parts, conversation, turn, text)
  if (suggested) return { type: 'input', input: suggested }
  // What an option is called wins over a command of the same name.
  const command = answering && namesOption(question, text) ? undefined : readCommand(parts.book, text, parts.terms)
  // A passer-by's "back" or "next" is talk between people, unless it is said to us.
  if (command && (role !== 'reader' || meant)) return { type: 'input', input: command }
  if (answering) {
    const late = answeredMeanwhile(parts, conversation, turn, text)
    if (late) return done(late)
    if (asksWhyWeAsk(text, conversation)) return done(quietly(turn.place, conversation, noticeView(question.why)))
    if (question.kind === 'text' && isQuestion(text)) {
      const asked = await ask(parts, conversation, turn, text)
      if (asked.intent !== 'none') return reply(parts, conversation, turn, asked, text)
    }
    const read =
      question.kind === 'text'
        ? ({ type: 'value', value: input.text } as const)
        : readAnswer(question, text, parts.terms)
    const heard = answered(conversation, turn, question, text, read)
    if (heard) return heard
  }
  // Words that answer other questions are proposed; where others talk and nothing is open, only if they are for us.
  const telling = conversation !== undefined && role !== 'reader' && (answering || meant) && !isQuestion(text)
  const proposed = telling ? proposedFor(parts, conversation, turn.at, text) : undefined
  if (proposed) return done(proposed)
  const waiting = answering && (meant || role === 'owner') ? question : undefined
  if (isThanks(text) && waiting === undefined) return done(SILENCE)
  const asked = await ask(parts, conversation, turn, text)
  if (asked.intent !== 'none') return reply(parts, conversation, turn, asked, text)
  const owner = conversation !== undefined && role === 'owner' && !isToSomeoneElse(text)
  if (waiting === undefined && !meant && !(owner && isQuestion(text))) return done(SILENCE)
  const hinted = notUnderstood(parts, conversation, waiting, turn, text)
  // A question that we could not read at all may still be one.
  return done(isQuestion(text) ? { ...hinted, later: { kind: 'ask', text, key: undefined } } : hinted)
}

/** What the plan suggests to ask means the same when it is typed as when it is pressed, whatever was asked before. */
async function suggestedInput(
  { book, planner }: TurnParts,
  conversation: Conversation | undefined,
  turn: Turn,
  text: string,
): Promise<Input | undefined> {
  if (conversation?.interview.phase !== 'planned' || text.length > 200) return undefined
  return findSuggestion(book, await planner.ofInterview(conversation.interview, turn.at), text)
}

/** Two people type an answer to the same question within this time: the second did not see the next one yet. */
const AT_ONCE_MS = 4000

/**
 * A button knows which question it belongs to; typed words do not. If somebody else answered a moment ago and these words
 * answer that same question, they were meant for it: nothing is written, and their author hears who was first.
 */
function answeredMeanwhile(
  { book, terms }: TurnParts,
  conversation: Conversation,
  turn: Turn,
  text: string,
): Effect | undefined {
  const id = conversation.interview.path.at(-1)
  const given = id === undefined ? undefined : conversation.interview.given[id]
  const question = book.questions.find((each) => each.id === id)
  if (turn.place.direct || !question || !given || given.by === turn.user) return undefined
  // Anything done since, such as opening another question, makes these words about something newer.
  if (conversation.updatedAt !== given.at) return undefined
  if (turn.at - given.at > AT_ONCE_MS || readAnswer(question, text, terms).type !== 'value') return undefined
  return refused(staleView(book, conversation.interview, { question: question.id, given }, turn.user), conversation)
}

const done = (effect: Effect): Heard => ({ type: 'effect', effect })

/** What is done with words that were read as an answer; undefined if they are none. */
export function answered(
  conversation: Conversation,
  turn: Turn,
  question: Question,
  words: string,
  read: ReadAnswer,
): Heard | undefined {
  const { step } = conversation.interview
  switch (read.type) {
    case 'value': {
      const note = read.note === undefined ? '' : ` (${read.note})`
      const said = question.kind === 'text' ? {} : { words: `${words}${note}` }
      return { type: 'input', input: { type: 'answer', question: question.id, value: read.value, step, ...said } }
    }
    case 'ambiguous':
      return done(quietly(turn.place, conversation, whichView(question, step, read.options, read.kept)))
    case 'none':
      return undefined
  }
}

/** A finished plan is at hand; one that is still being asked for is only built when the question turns out to be about it. */
async function ask(parts: TurnParts, conversation: Conversation | undefined, turn: Turn, text: string): Promise<Asked> {
  const interview = conversation?.interview
  // Who names us means us, in a full room too.
  const direct = turn.place.direct || (turn.input.type === 'say' && turn.input.mentioned === true)
  const own = conversation?.owner === turn.user && !isToSomeoneElse(text)
  const about = { lastQuery: conversation?.lastQuery, direct, own }
  const plan = interview?.phase === 'planned' ? await parts.planner.ofInterview(interview, turn.at) : undefined
  const first = parts.ask(text, { ...about, plan })
  const early = first.intent === 'plan' && interview?.phase === 'asking' && Object.keys(interview.given).length > 0
  const asked = early ? parts.ask(text, { ...about, plan: await parts.planner.ofInterview(interview, turn.at) }) : first
  // Nothing to say is silence, whatever it was about; and among others nobody is lectured on what we do not know.
  const nothing = asked.reply.trim() === '' || (asked.unknown === true && !turn.place.direct)
  return nothing && asked.input === undefined ? { ...asked, intent: 'none' } : asked
}

/** The answer goes to the thread; the open question stays open. Without a conversation, one that only answers is begun. */
function reply(
  parts: TurnParts,
  conversation: Conversation | undefined,
  turn: Turn,
  asked: Asked,
  text: string,
): Heard {
  if (asked.input) return { type: 'input', input: asked.input }
  const question = conversation && openQuestion(parts.book, conversation.interview)
  // In a room with threads no later message could be told to follow this one, so there is nothing to remember.
  const findable = turn.place.direct || turn.place.thread !== undefined
  const idle = conversation ? conversation.interview.phase === 'idle' : findable
  const kept = idle && asked.described === true
  const draft = kept && { draft: text }
  const view: View = replyView(asked, question, kept)
  const lastQuery = asked.query ?? conversation?.lastQuery
  // A reply that may be bettered stands under a key of its own, so that it can be.
  const unsure = (asked.intent === 'sizing' || asked.intent === 'concept') && asked.sure === false
  const key = unsure ? `reply-${turn.at}` : 'reply'
  const later = unsure && { later: { kind: 'ask', text, key } as const }
  if (conversation) {
    const changed = asked.query !== null || kept
    const effect = said(
      { ...conversation, ...draft, lastQuery, updatedAt: turn.at },
      [{ kind: 'post', key, view }],
      changed,
    )
    return done({ ...effect, ...later })
  }
  const fresh = idleConversation(parts, turn, { lastQuery, ...draft })
  return done({ ...said(fresh, [{ kind: 'post', key, view }]), ...(findable && { create: [fresh], ...later }) })
}

/** "Why do you ask?"; a bare "why?" after a figure was worked out is about the figure. */
function asksWhyWeAsk(text: string, { lastQuery }: Conversation): boolean {
  const words = plainWords(text)
  return (
    /^why (?:do you|are you|you) (?:ask|asking|need|want)\b/u.test(words) ||
    (words === 'why' && lastQuery === undefined)
  )
}

/** Thanks and nods need no answer. */
const isThanks = (text: string): boolean =>
  /^(?:(?:many |ok |okay )?(?:thanks|thank you|thx|ty|cheers|danke|merci|gracias)(?: a lot| so much| you)?|ok|okay|great|cool|nice|perfect|good|got it|i see)$/u.test(
    plainWords(text),
  ) || /^(?:\p{Extended_Pictographic}|\u200D|\uFE0F|\s)+$/u.test(text)

/** "@Ann what do you think?" in a thread is not for us. */
const isToSomeoneElse = (text: string): boolean => /^\s*(?:<@|@[\p{L}\p{N}])/u.test(text)
