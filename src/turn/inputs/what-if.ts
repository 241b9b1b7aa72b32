import type { Conversation } from '../../contract/store/conversation.ts'
import type { Turn } from '../../contract/turn.ts'
import { currentAnswers } from '../../interview/current-answers.ts'
import { notAsked } from '../../interview/not-asked.ts'
import { answerText } from '../../plan/answer-text.ts'
import { impossibilities } from '../../rules/conflicts.ts'
import { type Effect, refused, said } from '../effects/effect.ts'
import { changesView } from '../views/changes-view.ts'
import { questionLabel } from '../views/labels.ts'
import { noticeView } from '../views/notice-view.ts'
import { roleOf } from './authorize.ts'
import { readTried } from './read-tried.ts'
import type { TurnParts } from './turn-parts.ts'

/** Shows what another answer would change in the plan; nothing is changed yet. */
export async function onWhatIf(
  parts: TurnParts,
  conversation: Conversation,
  turn: Turn,
  id: string,
  typed: string,
): Promise<Effect> {
  const { book, planner } = parts
  const read = readTried(book, id, typed)
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
  const view = changesView(heading, { before, after }, actions)
  return said(conversation, [{ kind: 'post', key: 'reply', view }])
}
