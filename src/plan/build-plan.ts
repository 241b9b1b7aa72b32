import type { Knowledge } from '../knowledge/knowledge.ts'
import { readProfile } from '../profile/read-profile.ts'
import { contradictions, impossibilities } from '../rules/conflicts.ts'
import { decide } from '../rules/decide.ts'
import type { Answers, Outcomes, RuleBook } from '../rules/rule-book.ts'
import { deadlineVerdict } from '../solution/deadline.ts'
import { planFigures } from '../solution/figures.ts'
import { lateAnswers } from '../solution/latency.ts'
import { planBudget } from '../solution/money/plan-budget.ts'
import { readChoice, uses } from '../solution/sizing/choice.ts'
import { sizePlan } from '../solution/sizing/estimates.ts'
import { planQueries } from '../solution/sizing/queries.ts'
import { subjectOf } from '../solution/sizing/subject.ts'
import { planStaffing } from '../solution/staffing.ts'
import { planTimeline, totalWeeks } from '../solution/timeline.ts'
import { readWorkload } from '../solution/workload.ts'
import { openQuestions, planAssumptions, readAssumptions } from './assumptions.ts'
import { asRisks, asSteps, takenOptions } from './collected.ts'
import { planDecisions } from './decisions.ts'
import type { Plan } from './plan.ts'
import { planTitle, problemTexts } from './problem.ts'
import { planSources } from './sources.ts'

export type PlanInput = {
  readonly book: RuleBook
  readonly knowledge: Knowledge
  readonly answers: Answers
  /**
   * Whether what the free text says counts where a question has no answer, and stands among the assumptions. In a chat
   * it does not: there a person takes it first.
   */
  readonly takeWords?: boolean
  /** Questions that the interview left out because no answer to them could change the plan. */
  readonly notAsked?: readonly string[]
  /** Milliseconds since the epoch: decides which prices are stale. */
  readonly now: number
}

/**
 * The whole plan for these answers: decisions by the rules, every number by the estimator, people, money, time, risks.
 * Throws only if the rules leave a decision without an option, which `check` proves cannot happen for checked rules.
 */
export async function buildPlan(input: PlanInput): Promise<Plan> {
  const { book, knowledge } = input
  const profile = readProfile(book, knowledge, input.answers)
  const taking = input.takeWords === true
  const answers = taking ? profile.effective : input.answers
  const outcomes = await decide(book, answers, planFigures(knowledge))
  return assemblePlan({ ...input, answers }, outcomes, taking ? readAssumptions(book, profile.facts) : [])
}

function assemblePlan(
  { book, knowledge, answers, notAsked = [], now }: PlanInput,
  outcomes: Outcomes,
  read: Plan['assumptions'],
): Plan {
  const { planning } = knowledge
  const choice = readChoice(outcomes, planning)
  const workload = readWorkload(answers, planning, uses(choice, 'rag'))
  const today = new Date(now).toISOString().slice(0, 10)
  const subject = subjectOf(choice, workload, knowledge)
  const sized = sizePlan(planQueries(choice, subject, workload, knowledge), knowledge, today)
  const timeline = planTimeline(answers, choice.option, choice.secondary, planning)
  const called = outcomes.many.roles?.options ?? []
  const staffing = planStaffing(called, knowledge.roles, answers, choice, timeline, planning)
  const weeks = totalWeeks(timeline)
  const taken = (id: string) => takenOptions(book, outcomes, id)
  const plan: Omit<Plan, 'sources'> = {
    title: planTitle(answers),
    problem: problemTexts(book, answers),
    decisions: planDecisions(book, answers, outcomes, planFigures(knowledge)),
    estimates: sized.estimates,
    staffing,
    budget: planBudget(choice, sized, staffing, workload, weeks, knowledge),
    timeline,
    deadline: deadlineVerdict(workload.deadlineWeeks?.value, weeks),
    data: asSteps(taken('data-steps')),
    evaluation: asSteps(taken('evaluation')),
    risks: asRisks(taken('risks')),
    nextSteps: asSteps(taken('next-steps')),
    assumptions: [
      ...read,
      ...planAssumptions(answers, choice, subject, sized, workload, planning),
      ...sized.refused.map((text) => ({ text: `Not sized: ${text}` })),
    ],
    unanswered: openQuestions(book, answers).filter((id) => !notAsked.includes(id)),
    notAsked,
    contradictions: [
      ...[...impossibilities(book, answers), ...contradictions(book, answers)].map(({ questions, because }) => ({
        questions,
        text: because,
      })),
      ...lateAnswers(answers.latency, sized),
    ],
    answers,
    rulesHash: book.hash,
  }
  return { ...plan, sources: planSources(plan, book, knowledge) }
}
