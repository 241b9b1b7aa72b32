import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Turn } from '../../contract/turn.ts'
import type { View } from '../../contract/view.ts'
import { advance } from '../../interview/advance.ts'
import type { Interview } from '../../interview/conversation.ts'
import { answerText } from '../../plan/answer-text.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { type Effect, refused } from '../effects/effect.ts'
import { questionLabel } from '../views/labels.ts'
import { noticeView } from '../views/notice-view.ts'
import { proposalsView } from '../views/proposals-view.ts'
import { showAdvance } from './interview.ts'
import { isOpen, PROPOSALS_KEY } from './proposals.ts'
import type { TurnParts } from './turn-parts.ts'

type Proposals = NonNullable<Conversation['proposals']>

/** Takes proposed answers: those that were not given otherwise meanwhile, and that go together with the others. */
export async function onTake(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  only: string | undefined,
): Promise<Effect> {
  const { book } = parts
  const { proposals = [], ...rest } = conversation
  const wanted = proposals.filter(({ question }) => only === undefined || question === only)
  const { interview, taken } = takeAll(book, conversation.interview, wanted, turn)
  if (taken.length === 0)
    return refused(noticeView('There is nothing left to accept; those questions are already answered.'), conversation)
  const left = only === undefined ? [] : open(interview, proposals)
  const taking: Conversation = { ...rest, ...(left.length > 0 && { proposals: left }) }
  const type = interview.question === undefined ? 'finished' : 'asked'
  const shown = await showAdvance(parts, taking, turn, { type, interview })
  const view = left.length > 0 ? proposalsView(book, left) : takenView(book, taken)
  const update: Outgoing = { kind: 'update', key: PROPOSALS_KEY, view }
  const [said, ...others] = shown.say ?? []
  return {
    ...shown,
    say: said ? [{ ...said, outgoing: [update, ...said.outgoing] }, ...others] : [{ to: taking, outgoing: [update] }],
  }
}

function takeAll(book: RuleBook, started: Interview, wanted: Proposals, turn: Turn) {
  let interview = started
  const taken: Proposals[number][] = []
  for (const proposal of open(started, wanted)) {
    const { question, value, words } = proposal
    const opened = advance(book, interview, { type: 'edit', question }, turn.user, turn.at)
    const edited = opened.type === 'asked' ? opened.interview : interview
    const answered = advance(book, edited, { type: 'answer', question, value, words }, turn.user, turn.at)
    if (!('interview' in answered)) continue
    interview = answered.interview
    taken.push(proposal)
  }
  return { interview, taken }
}

const open = (interview: Interview, proposals: Proposals): Proposals =>
  proposals.filter(({ question }) => isOpen(interview, question))

function takenView(book: RuleBook, taken: Proposals): View {
  const questions = book.questions.filter(({ id }) => taken.some(({ question }) => question === id))
  const rows = questions.map((question) => {
    const value = taken.find((each) => each.question === question.id)?.value ?? ''
    return { label: questionLabel(question), value: answerText(question, value) }
  })
  return {
    parts: [
      { kind: 'text', text: 'Taken from what you wrote:' },
      { kind: 'fields', rows },
    ],
    actions: [
      {
        kind: 'select',
        label: 'Change an answer',
        options: questions.map((question) => ({
          label: questionLabel(question),
          input: { type: 'edit', question: question.id },
        })),
      },
    ],
    fallback: `Taken: ${rows.map(({ label, value }) => `${label}: ${value}`).join('; ')}`,
  }
}
