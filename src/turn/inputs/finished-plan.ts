import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import { currentAnswers } from '../../interview/current-answers.ts'
import { notAsked } from '../../interview/not-asked.ts'
import { withIdeas } from '../plans/with-ideas.ts'
import { changesView } from '../views/changes-view.ts'
import { noticeView } from '../views/notice-view.ts'
import { planActions } from '../views/plan/next-view.ts'
import { type PlanPart, planViews } from '../views/plan/plan-views.ts'
import { rootView } from '../views/root-view.ts'
import { summaryView } from '../views/summary-view.ts'
import type { TurnParts } from './turn-parts.ts'

/**
 * What is said when an interview has come to its end: the plan, part by part. If a plan was shown before, its messages
 * are brought up to date where they stand, published summaries too, and a new message says what changed.
 */
export async function finishedOutgoing(
  parts: TurnParts,
  conversation: Conversation,
  now: number,
): Promise<{ conversation: Conversation; outgoing: readonly Outgoing[] }> {
  const { book, planner } = parts
  const { interview } = conversation
  const plan = withIdeas(await planner.ofInterview(interview, now), conversation)
  const shown = { ...conversation, interview: { ...interview, planOf: currentAnswers(book, interview) } }
  const views = planViews(book, conversation, plan)
  const root: Outgoing = {
    kind: 'update',
    key: 'root',
    view: rootView(conversation.owner, interview, conversation.place.direct),
  }
  if (interview.planOf === undefined)
    return {
      conversation: shown,
      outgoing: [root, ...views.map(({ key, view }): Outgoing => ({ kind: 'post', key, view }))],
    }
  const before = withIdeas(await planner.ofAnswers(interview.planOf, notAsked(book, interview), now), conversation)
  const changes = changesView('What changed in the plan', { before, after: plan }, planActions(book, conversation))
  return {
    conversation: shown,
    outgoing: [
      ...changedParts(planViews(book, conversation, before), views),
      ...(conversation.rooms ?? []).map(
        (room): Outgoing => ({ kind: 'publish', key: 'summary', room, view: summaryView(plan, conversation.owner) }),
      ),
      root,
      { kind: 'post', key: 'changes', view: changes },
    ],
  }
}

/** The messages that read differently now; one that has nothing to say any more says so. */
function changedParts(before: readonly PlanPart[], after: readonly PlanPart[]): readonly Outgoing[] {
  const gone = before.filter(({ key }) => !after.some((part) => part.key === key))
  const changed = after.filter(({ key, view }) => {
    const old = before.find((part) => part.key === key)
    // What can be done next lists the answers, which did change.
    return key === 'plan-next' || old === undefined || JSON.stringify(old.view) !== JSON.stringify(view)
  })
  return [
    ...changed.map(({ key, view }): Outgoing => ({ kind: 'update', key, view })),
    ...gone.map(({ key }): Outgoing => ({ kind: 'update', key, view: noticeView('No longer part of the plan.') })),
  ]
}
