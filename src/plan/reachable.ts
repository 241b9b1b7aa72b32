import type { Decision, Plan } from './plan.ts'

type Change = Decision['wouldChange'][number]

/** Decisions whose change a board would care about. */
const TOLD = ['ai-fit', 'training-option', 'model-size', 'serving']
/** What a team can choose, buy or work for; what the problem is cannot be chosen. */
const WITHIN_REACH = [
  'requests_per_day',
  'latency',
  'budget_usd',
  'deadline',
  'labelled_examples',
  'hosting',
  'hardware',
  'behaviour_gap',
  'data_state',
  'definition',
  'users_ready',
  'citations',
  'error_tolerance',
]
const MAX_CHANGES = 3

/** The few changes within the team's reach that would change the plan, the smallest first. */
export function reachable(plan: Plan): readonly Change[] {
  const found = TOLD.flatMap((id) => {
    const decision = plan.decisions[id]
    return decision !== undefined && 'option' in decision ? decision.wouldChange.filter(withinReach) : []
  })
  const once = found.filter(({ text }, at) => found.findIndex((each) => each.text === text) === at)
  return once.toSorted((a, b) => a.changes.length - b.changes.length).slice(0, MAX_CHANGES)
}

/** Whether a team could bring a change about. */
const withinReach = ({ changes }: Change): boolean => changes.every(({ question }) => WITHIN_REACH.includes(question))
