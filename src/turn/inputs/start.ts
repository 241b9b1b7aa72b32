import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Turn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import { checkAnswer } from '../../interview/check-answer.ts'
import { startInterview } from '../../interview/start-interview.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { type Effect, quietly, refused } from '../effects/effect.ts'
import { intakeOf } from '../effects/later.ts'
import { answeredView } from '../views/answered-view.ts'
import { noticeView } from '../views/notice-view.ts'
import { questionView } from '../views/question-view.ts'
import { rootView } from '../views/root-view.ts'
import { finishedOutgoing } from './finished-plan.ts'
import { withProposals } from './proposals.ts'
import type { TurnParts } from './turn-parts.ts'

type Start = Extract<Turn['input'], { type: 'start' }>

/**
 * Starts an interview: a first message that opens the thread, then the first question. Where one's own interview is still
 * open, offers to go on or begin anew; in a thread that is somebody else's, refuses.
 */
export async function onStart(
  parts: TurnParts,
  here: Conversation | undefined,
  turn: Turn,
  input: Start,
): Promise<Effect> {
  if (here && here.owner !== turn.user && here.interview.phase !== 'idle')
    return refused(
      noticeView('This thread belongs to another plan. Start yours in the channel, or in a direct message to me.'),
      here,
    )
  if (here?.interview.phase === 'asking' && input.fresh !== true) return offer(turn, here, input.text)
  const text = input.text ?? (input.fresh === true ? here?.draft : undefined)
  const interview = startInterview(parts.book, {
    ...(input.mode && { mode: input.mode }),
    ...(text !== undefined && { text }),
    by: turn.user,
    now: turn.at,
  })
  const created: Conversation = {
    id: parts.newId(),
    place: here ? here.place : turn.place,
    owner: turn.user,
    editors: [],
    version: 1,
    rulesHash: parts.book.hash,
    interview,
    lastQuery: here?.lastQuery,
    createdAt: turn.at,
    updatedAt: turn.at,
  }
  const first = await firstWords(parts, created, turn.at)
  const told = interview.given.problem?.value
  const { conversation, outgoing: proposed } = withProposals(
    parts,
    first.conversation,
    typeof told === 'string' ? told : '',
  )
  const outgoing = [...first.outgoing, ...proposed]
  const tooLong = text === undefined ? undefined : refusedText(parts.book, text)
  return {
    status: 'done',
    conversation: created.id,
    create: [conversation],
    ...leave(here),
    say: [...(leave(here).say ?? []), { to: conversation, outgoing }],
    ...(tooLong ? { tell: tooLong } : text !== undefined && intakeOf(text)),
  }
}

/** The first message and what belongs below it: the answers so far, then the open question or the plan. */
export async function firstWords(parts: TurnParts, created: Conversation, now: number) {
  const { interview, place } = created
  // A thread that exists already needs no opening.
  const kind = place.thread === undefined ? 'open' : 'post'
  const outgoing: Outgoing[] = [{ kind, key: 'root', view: rootView(created.owner, interview, place.direct) }]
  for (const id of interview.path) {
    const question = parts.book.questions.find((each) => each.id === id)
    const given = interview.given[id]
    if (question && given)
      outgoing.push({ kind: 'post', key: `given-${id}`, view: answeredView(question, given, false) })
  }
  const question = parts.book.questions.find(({ id }) => id === interview.question)
  if (question) {
    outgoing.push({ kind: 'post', key: `step-${interview.step}`, view: questionView(parts.book, interview, question) })
    return { conversation: created, outgoing }
  }
  const finished = await finishedOutgoing(parts, created, now)
  return { conversation: finished.conversation, outgoing: [...outgoing, ...finished.outgoing] }
}

/** Beginning anew cancels what was open at the place; a finished plan stays as it is. */
function leave(here: Conversation | undefined): Pick<Effect, 'save' | 'say'> {
  if (here?.interview.phase !== 'asking') return {}
  const { interview } = here
  const left: Conversation = {
    ...here,
    interview: { ...interview, phase: 'cancelled', question: undefined, step: interview.step + 1 },
  }
  const view = noticeView('Closed to start over.')
  return { save: [left], say: [{ to: left, outgoing: [{ kind: 'update', key: `step-${interview.step}`, view }] }] }
}

function offer(turn: Turn, here: Conversation, text: string | undefined): Effect {
  const view: View = noticeView('You have an interview open here. Continue it, or start over?', [
    { kind: 'button', label: 'Go on', style: 'primary', input: { type: 'status' } },
    { kind: 'button', label: 'Start over', style: 'danger', input: { type: 'start', fresh: true } },
  ])
  const draft = text === undefined ? {} : { draft: text.slice(0, 8000) }
  return { ...quietly(turn.place, here, view), save: [{ ...here, ...draft, updatedAt: turn.at }] }
}

function refusedText(book: RuleBook, text: string): View | undefined {
  const question = book.questions.find(({ id }) => id === 'problem')
  if (question === undefined || text.trim() === '') return undefined
  const checked = checkAnswer(question, text)
  return checked.type === 'fault' ? noticeView(checked.message) : undefined
}
