import type { Input } from '../../contract/input.ts'
import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Turn } from '../../contract/turn.ts'
import { advance } from '../../interview/advance.ts'
import { checkAnswer } from '../../interview/check-answer.ts'
import { currentAnswers } from '../../interview/current-answers.ts'
import { notAsked } from '../../interview/not-asked.ts'
import { answerText } from '../../plan/answer-text.ts'
import { diffPlans } from '../../plan/diff.ts'
import { planMarkdown } from '../../plan/markdown.ts'
import { impossibilities } from '../../rules/conflicts.ts'
import type { AnswerValue, Question, RuleBook } from '../../rules/rule-book.ts'
import { type Effect, quietly, refused, said } from '../effects/effect.ts'
import { changesView } from '../views/changes-view.ts'
import { questionLabel } from '../views/labels.ts'
import { noticeView } from '../views/notice-view.ts'
import { planViews } from '../views/plan/plan-views.ts'
import { summaryView } from '../views/summary-view.ts'
import { whyView } from '../views/why-view.ts'
import { findDecision } from '../words/find-subject.ts'
import { roleOf } from './authorize.ts'
import { showAdvance } from './interview.ts'
import type { TurnParts } from './turn-parts.ts'

type PlanInput = Extract<Input, { type: 'why' | 'what-if' | 'adopt' | 'publish' | 'export' | 'plan' }>

/** Rooms that one plan's summary may stand in: each is kept up to date with every change. */
const MOST_ROOMS = 20

/** Everything that is done with a plan: its reasons, other answers tried and adopted, the summary, the files. */
export async function onPlan(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  input: PlanInput,
): Promise<Effect> {
  if (Object.keys(conversation.interview.given).length === 0)
    return refused(noticeView('There is no plan yet. Answer a few questions first.'), conversation)
  switch (input.type) {
    case 'why':
      return why(parts, conversation, turn, input.decision)
    case 'what-if':
      return whatIf(parts, conversation, turn, input.question, input.value)
    case 'adopt':
      return adopt(parts, conversation, turn, input.question, input.value)
    case 'publish':
    case 'export':
    case 'plan':
      return conversation.interview.phase === 'planned'
        ? finished(parts, conversation, turn, input)
        : refused(
            noticeView(
              'The plan is not made yet. Answer the open question, or have it made from what is known so far.',
              [{ kind: 'button', label: 'Make the plan now', input: { type: 'finish' } }],
            ),
            conversation,
          )
  }
}

async function why(parts: TurnParts, conversation: Conversation, turn: Turn, wanted: string): Promise<Effect> {
  const { book, planner } = parts
  const spec = book.decisions.find(({ id }) => id === wanted) ?? findDecision(book, wanted)
  const plan = spec && (await planner.ofInterview(conversation.interview, turn.at))
  const decision = spec && plan?.decisions[spec.id]
  if (plan === undefined || decision === undefined) {
    const known = book.decisions.map(({ title }) => title)
    return refused(noticeView(`I decided nothing by that name. I can explain: ${known.join('; ')}.`), conversation)
  }
  return said(conversation, [{ kind: 'post', key: 'reply', view: whyView(plan, decision) }])
}

async function whatIf(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  id: string,
  typed: string,
): Promise<Effect> {
  const { book, planner } = parts
  const read = readValue(book, id, typed)
  if ('message' in read) return refused(noticeView(read.message), conversation)
  const { question, value } = read
  const { interview } = conversation
  const given = { ...interview.given, [id]: { value, by: turn.user, at: turn.at } }
  const before = await planner.ofInterview(interview, turn.at)
  const answers = currentAnswers(book, { given })
  const [clash] = impossibilities(book, answers)
  if (clash) return refused(noticeView(clash.because), conversation)
  const after = await planner.ofAnswers(answers, notAsked(book, { ...interview, given }), turn.at)
  const heading = `What if “${questionLabel(question)}” were: ${answerText(question, value)}?`
  const mayAdopt = roleOf(conversation, turn.user) !== 'reader'
  const actions = mayAdopt
    ? [{ kind: 'button', label: 'Adopt it', input: { type: 'adopt', question: id, value: typed } } as const]
    : []
  const view = changesView(heading, diffPlans(before, after), actions)
  return said(conversation, [{ kind: 'post', key: 'reply', view }])
}

async function adopt(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  id: string,
  typed: string,
): Promise<Effect> {
  const { book } = parts
  const read = readValue(book, id, typed)
  if ('message' in read) return refused(noticeView(read.message), conversation)
  const { interview } = conversation
  const opened = advance(book, interview, { type: 'edit', question: id }, turn.user, turn.at)
  const edited = opened.type === 'asked' ? opened.interview : interview
  const answered = advance(book, edited, { type: 'answer', question: id, value: read.value }, turn.user, turn.at)
  return showAdvance(parts, conversation, turn, answered)
}

async function finished(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  input: Extract<PlanInput, { type: 'publish' | 'export' | 'plan' }>,
): Promise<Effect> {
  const { interview } = conversation
  const plan = await parts.planner.ofInterview(interview, turn.at)
  if (input.type === 'plan') {
    const views = planViews(parts.book, conversation, plan)
    return said(
      conversation,
      views.map(({ key, view }): Outgoing => ({ kind: 'post', key, view })),
    )
  }
  if (input.type === 'export') {
    const json = input.format === 'json'
    return said(conversation, [
      {
        kind: 'file',
        name: json ? 'plan.json' : 'plan.md',
        mime: json ? 'application/json' : 'text/markdown',
        content: json ? `${JSON.stringify(plan, null, 2)}\n` : planMarkdown(plan),
        comment: `The plan as ${json ? 'JSON' : 'Markdown'}`,
      },
    ])
  }
  if (input.room === '')
    return quietly(
      turn.place,
      conversation,
      noticeView('In which channel?', [{ kind: 'room', label: 'Post the summary in a channel' }]),
    )
  const rooms = conversation.rooms ?? []
  const again = rooms.includes(input.room)
  if (!again && rooms.length >= MOST_ROOMS)
    return refused(noticeView(`The summary is in ${MOST_ROOMS} channels already; that is the most.`), conversation)
  const notice = again
    ? 'The summary in that channel is brought up to date.'
    : 'The summary goes to the channel that you chose; when the plan changes, it is brought up to date there. If it cannot be posted, I say so here.'
  const effect = said(
    { ...conversation, rooms: again ? rooms : [...rooms, input.room], updatedAt: turn.at },
    [
      { kind: 'publish', key: 'summary', room: input.room, view: summaryView(plan, conversation.owner) },
      { kind: 'post', key: 'published', view: noticeView(notice) },
    ],
    true,
  )
  return { ...effect, later: { kind: 'summary', room: input.room } }
}

type Read = { readonly question: Question; readonly value: AnswerValue } | { readonly message: string }

/** The value of a what-if as it is written in a button: an option, options with commas between, or a number. */
function readValue(book: RuleBook, id: string, typed: string): Read {
  const question = book.questions.find((each) => each.id === id)
  if (question === undefined) return { message: 'I know no question of that name.' }
  const number = question.number !== undefined && /^\d+(\.\d+)?(e\+?\d+)?$/.test(typed)
  const checked = checkAnswer(question, number ? Number(typed) : question.kind === 'many' ? typed.split(',') : typed)
  return checked.type === 'fault' ? { message: checked.message } : { question, value: checked.value }
}
