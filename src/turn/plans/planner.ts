import type { Guides } from '../../blueprint/guides.ts'
import type { Interview } from '../../interview/conversation.ts'
import { currentAnswers } from '../../interview/current-answers.ts'
import { notAsked } from '../../interview/not-asked.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { buildPlan } from '../../plan/build-plan.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Answers, RuleBook } from '../../rules/rule-book.ts'

export type Planner = {
  /** The plan of an interview as it stands; questions not answered yet count as unknown. */
  ofInterview(interview: Interview, now: number): Promise<Plan>
  ofAnswers(answers: Answers, notAsked: readonly string[], now: number): Promise<Plan>
}

/** How many plans are kept: the same few are asked for again and again by "why", "what if" and downloads. */
const KEPT = 200
const DAY_MS = 86_400_000

/** Makes plans and remembers the last ones. A plan depends on its answers, the rules, the facts and the day alone. */
export function createPlanner(book: RuleBook, knowledge: Knowledge, guides: Guides): Planner {
  const kept = new Map<string, Promise<Plan>>()

  function ofAnswers(answers: Answers, notAsked: readonly string[], now: number): Promise<Plan> {
    const day = Math.floor(now / DAY_MS)
    const key = JSON.stringify([day, notAsked, Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))])
    const known = kept.get(key)
    kept.delete(key)
    const plan = known ?? buildPlan({ book, knowledge, guides, answers, notAsked, now: day * DAY_MS })
    kept.set(key, plan)
    if (kept.size > KEPT) for (const oldest of [...kept.keys()].slice(0, kept.size - KEPT)) kept.delete(oldest)
    // A failure is not worth remembering.
    plan.catch(() => kept.delete(key))
    return plan
  }

  return {
    ofAnswers,
    ofInterview: (interview, now) => ofAnswers(currentAnswers(book, interview), notAsked(book, interview), now),
  }
}
