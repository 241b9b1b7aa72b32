import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Turn } from '../../contract/turn.ts'
import type { Action, View } from '../../contract/view.ts'
import { type Advance, advance } from '../../interview/advance.ts'
import type { Given, Interview } from '../../interview/conversation.ts'
import { currentAnswers } from '../../interview/current-answers.ts'
import type { InterviewInput } from '../../interview/input.ts'
import { contradictions } from '../../rules/conflicts.ts'
import { type RuleBook, UNKNOWN } from '../../rules/rule-book.ts'
import { type Effect, quietly, refused, SILENCE, said } from '../effects/effect.ts'
import { intakeOf } from '../effects/later.ts'
import { answeredView } from '../views/answered-view.ts'
import { questionLabel } from '../views/labels.ts'
import { noticeView } from '../views/notice-view.ts'
import { questionView } from '../views/question-view.ts'
import { rootView } from '../views/root-view.ts'
import { staleView } from '../views/stale-view.ts'
import { finishedOutgoing } from './finished-plan.ts'
import { withProposals } from './proposals.ts'
import type { TurnParts } from './turn-parts.ts'

/** One step of the interview: the message of the question that was open is settled, and the next one is asked. */
export async function onInterview(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  input: InterviewInput,
): Promise<Effect> {
  const { interview } = conversation
  // Once there is a plan, "cancel" leaves what was begun on it; the plan itself is erased by "forget" alone.
  if (input.type === 'cancel' && interview.phase === 'planned')
    return refused(noticeView('The plan is ready; there is nothing to cancel.'), conversation)
  if (input.type === 'cancel' && interview.editing === true && input.sure !== true) {
    if (interview.planOf !== undefined) return onInterview(parts, conversation, turn, { type: 'back' })
    return quietly(turn.place, conversation, CANCEL_WHAT)
  }
  if (input.type === 'finish' && interview.phase === 'planned') return refused(noticeView(PLANNED), conversation)
  const result = advance(parts.book, interview, input, turn.user, turn.at)
  if (result.type === 'stale' && isSecondTap(conversation, turn, input, result.given))
    return { ...SILENCE, conversation: conversation.id }
  const words = input.type === 'answer' ? input.words : undefined
  const effect = await proposing(parts, conversation, turn, result, words)
  const told =
    result.type === 'asked' && result.answered === 'problem' ? result.interview.given.problem?.value : undefined
  return typeof told === 'string' ? { ...effect, ...intakeOf(told) } : effect
}

/** The next question, and under it what the answer in one's own words says about others. */
async function proposing(
  parts: TurnParts,
  before: Conversation,
  turn: Turn,
  result: Advance,
  words: string | undefined,
): Promise<Effect> {
  const question = result.type === 'asked' ? result.answered : undefined
  const isText = parts.book.questions.some(({ id, kind }) => id === question && kind === 'text')
  const given = result.type === 'asked' && question !== undefined ? result.interview.given[question]?.value : undefined
  const text = isText ? given : words
  if (result.type !== 'asked' || question === undefined || typeof text !== 'string')
    return showAdvance(parts, before, turn, result)
  const moved = { ...before, interview: result.interview }
  const { conversation, outgoing } = withProposals(parts, moved, text)
  const effect = await showAdvance(parts, { ...conversation, interview: before.interview }, turn, result)
  const [said, ...others] = effect.say ?? []
  return said ? { ...effect, say: [{ ...said, outgoing: [...said.outgoing, ...outgoing] }, ...others] } : effect
}

const PLANNED = 'The plan is ready. Type “plan” to see it again.'

const CANCEL_WHAT = noticeView('You are changing an answer. What should I cancel?', [
  { kind: 'button', label: 'Keep the answer as it is', style: 'primary', input: { type: 'back' } },
  { kind: 'button', label: 'Cancel the whole interview', style: 'danger', input: { type: 'cancel', sure: true } },
])

/** Nobody reads the next question and means the old button again within this time (an assumption). */
const SECOND_TAP_MS = 5_000

/** A finger that taps twice means once: the same thing by the same person, done a moment ago, needs no word. */
function isSecondTap(
  { interview, updatedAt }: Conversation,
  turn: Turn,
  input: InterviewInput,
  given: Given | undefined,
): boolean {
  if (!('step' in input) || input.step !== interview.step - 1 || turn.at - updatedAt > SECOND_TAP_MS) return false
  if (input.type === 'back') return true
  const value = input.type === 'answer' ? input.value : input.type === 'skip' ? UNKNOWN : undefined
  return given?.by === turn.user && JSON.stringify(given.value) === JSON.stringify(value)
}

/** Turns the outcome of `advance` into what is saved and said. */
export async function showAdvance(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  result: Advance,
): Promise<Effect> {
  const { book } = parts
  const before = conversation.interview
  switch (result.type) {
    case 'notice':
      return refused(noticeView(result.message), conversation)
    case 'refused':
      return refused(noticeView(result.message, editButtons(book, result.questions ?? [])), conversation)
    case 'stale':
      return refused(staleView(book, before, result, turn.user), conversation)
    case 'cancelled': {
      const cancelled = { ...conversation, interview: result.interview, updatedAt: turn.at }
      const again = noticeView('Canceled. I won’t ask anything more here.', [
        { kind: 'button', label: 'Start again', input: { type: 'start', fresh: true } },
      ])
      return said(
        cancelled,
        [
          ...settled(book, before, undefined, false),
          {
            kind: 'update',
            key: 'root',
            view: rootView(conversation.owner, result.interview, conversation.place.direct),
          },
          { kind: 'post', key: 'cancelled', view: again },
        ],
        true,
      )
    }
    case 'asked': {
      const asked = { ...conversation, interview: result.interview, updatedAt: turn.at }
      const question = openQuestion(book, result.interview)
      const post: readonly Outgoing[] = question
        ? [
            ...pointedOut(book, before, result.interview),
            {
              kind: 'post',
              key: `step-${result.interview.step}`,
              view: questionView(book, result.interview, question),
            },
          ]
        : []
      return said(asked, [...settled(book, before, result, isShared(asked)), ...post], true)
    }
    case 'finished': {
      const finished = { ...conversation, interview: result.interview, updatedAt: turn.at }
      const shown = await finishedOutgoing(parts, finished, turn.at)
      const outgoing = [...settled(book, before, result, isShared(finished)), ...shown.outgoing]
      return { ...said(shown.conversation, outgoing, true), later: { kind: 'ideas' } }
    }
  }
}

/** The question that an interview has open. */
export function openQuestion(book: RuleBook, interview: Interview) {
  return book.questions.find(({ id }) => id === interview.question)
}

const isShared = ({ shared, editors }: Conversation): boolean => shared === true || editors.length > 0

/** What the message of the question that was open becomes: the answer, or a line that it was left. */
function settled(
  book: RuleBook,
  before: Interview,
  after: { interview: Interview; answered?: string } | undefined,
  several: boolean,
): readonly Outgoing[] {
  const question = openQuestion(book, before)
  if (question === undefined) return []
  const given = after?.answered === question.id ? after.interview.given[question.id] : undefined
  const view: View = given ? answeredView(question, given, several) : noticeView(`Left open: ${question.text}`)
  return [{ kind: 'update', key: `step-${before.step}`, view }]
}

/** Answers that have just come to pull against each other, with a way to change either. The interview goes on all the same. */
function pointedOut(book: RuleBook, before: Interview, after: Interview): readonly Outgoing[] {
  const known = new Set(contradictions(book, currentAnswers(book, before)).map(({ id }) => id))
  return contradictions(book, currentAnswers(book, after))
    .filter(({ id }) => !known.has(id))
    .map(({ id, because, questions }) => ({
      kind: 'post',
      key: `check-${id}`,
      view: noticeView(`Please check: ${because}`, editButtons(book, questions)),
    }))
}

function editButtons(book: RuleBook, ids: readonly string[]): readonly Action[] {
  return book.questions
    .filter(({ id }) => ids.includes(id))
    .map((question) => ({
      kind: 'button',
      label: `Change “${questionLabel(question)}”`,
      input: { type: 'edit', question: question.id },
    }))
}
