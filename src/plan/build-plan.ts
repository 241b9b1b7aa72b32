import { challenged } from '../blueprint/challenges.ts'
import { chooseBlueprint } from '../blueprint/choose.ts'
import { fillBlueprint } from '../blueprint/fill.ts'
import type { Guides } from '../blueprint/guides.ts'
import { projectFacts } from '../blueprint/project-facts.ts'
import { alsoAsked } from '../blueprint/wishes.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { freeTexts } from '../profile/free-text.ts'
import type { Profile } from '../profile/profile.ts'
import { readProfile } from '../profile/read-profile.ts'
import { contradictions, impossibilities } from '../rules/conflicts.ts'
import { decide } from '../rules/decide.ts'
import { toFacts } from '../rules/facts.ts'
import { type Answers, type Facts, type Outcomes, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import { runnerUp } from '../solution/alternatives.ts'
import { deadlineVerdict } from '../solution/deadline.ts'
import { planFigures } from '../solution/figures.ts'
import { lateAnswers } from '../solution/latency.ts'
import { benefitOf } from '../solution/money/benefit.ts'
import { needsOf } from '../solution/needs-of.ts'
import { type Project, solve } from '../solution/solve.ts'
import { placed, requestOf, stageLines } from '../solution/stages.ts'
import { totalWeeks } from '../solution/timeline.ts'
import { alternativesOf } from './alternatives.ts'
import { openQuestions, planAssumptions, readAssumptions } from './assumptions.ts'
import { boardOf } from './board.ts'
import { chosenChallenges } from './challenges.ts'
import { asRisks, asSteps, takenOptions } from './collected.ts'
import { planDecisions } from './decisions.ts'
import { planExit } from './evaluation/exit.ts'
import { planMonitoring } from './evaluation/monitoring.ts'
import { planSample } from './evaluation/sample.ts'
import { kindOf } from './kind.ts'
import { planLaw } from './law.ts'
import { modelChoices } from './models.ts'
import { planNames } from './names.ts'
import { ownWords } from './own-words.ts'
import type { Plan } from './plan.ts'
import { planTitle, problemTexts } from './problem.ts'
import { planSources } from './sources.ts'

export type PlanInput = {
  readonly book: RuleBook
  readonly knowledge: Knowledge
  readonly guides: Guides
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

/** The questions whose texts say what kind of project it is, and those that say something of it. */
const TELLING = ['problem', 'outcome']
const TELLING_BESIDE = ['why', 'success_measure', 'dependencies', 'strategic_goal']

/**
 * The whole plan for these answers: decisions by the rules, the kind of project with what is known of it, every number by the
 * estimator, alternatives, people, money, time, risks. Throws only if the rules leave a decision without an option, which
 * `check` proves cannot happen for checked rules.
 */
export async function buildPlan(input: PlanInput): Promise<Plan> {
  const { book, answers, knowledge } = input
  const profile = readProfile(book, knowledge, answers)
  const effective = input.takeWords === true ? profile.effective : answers
  const outcomes = await decide(book, effective, planFigures(knowledge))
  return assemblePlan(input, { ...profile, effective }, outcomes)
}

function assemblePlan(input: PlanInput, profile: Profile, outcomes: Outcomes): Plan {
  const { book, knowledge, guides, answers, notAsked = [], now } = input
  const { planning } = knowledge
  const { effective } = profile
  const today = new Date(now).toISOString().slice(0, 10)
  const figures = planFigures(knowledge)
  const textOf = (ids: readonly string[]) =>
    ids.flatMap((id) => (typeof answers[id] === 'string' && answers[id] !== UNKNOWN ? [answers[id]] : [])).join('. ')
  const said = { main: textOf(TELLING), beside: textOf(TELLING_BESIDE) }
  const chosen = chooseBlueprint(guides, effective, said)
  const names = planNames(knowledge)
  const unit = chosen?.leading.blueprint.unit ?? { one: 'case', many: 'cases' }
  const ruleFacts: Facts = { ...emptyFacts(book), ...toFacts(book, effective), ...optionsOf(outcomes) }
  const known = projectFacts(profile, unit, names)
  const drafted = chosen && fillBlueprint(chosen.leading, known, ruleFacts)
  const pipeline = drafted?.pipeline ?? []
  const sample = planSample(profile, knowledge, drafted)
  const needs = needsOf(profile, planning)
  const perDay = profile.volumes.perDay?.value ?? planning.buckets.requests_per_day.unknown ?? 0
  const project: Project = {
    answers: effective,
    needs,
    request: requestOf(pipeline, outcomes.one['model-family']?.option ?? 'none', known),
    lines: builds(outcomes) ? stageLines(pipeline, perDay, known, needs, knowledge) : [],
    pipeline: builds(outcomes) ? placed(pipeline, known) : [],
    blueprint: drafted,
    testHours: builds(outcomes) ? sample.expertHours : 0,
    today,
  }
  const solution = solve(project, outcomes, knowledge)
  const second = runnerUp(project, solution, book, figures, knowledge)
  const { choice, workload, subject, sized, timeline, staffing, budget, work } = solution
  const { rows, ...running } = solution.running
  const weeks = totalWeeks(timeline)
  const benefit = benefitOf(known)
  const uses = workload.requestsPerDay.value * 30.4
  const facts = projectFacts(profile, unit, names, {
    onceUsd: budget.once.planning,
    monthlyUsd: budget.monthly.planning,
    firstYearUsd: budget.firstYear.planning,
    projectWeeks: Math.round((weeks.low + weeks.high) / 2),
    ...(uses > 0 && choice.option !== 'no-model' && { costPerCaseUsd: budget.monthly.planning / uses }),
    ...(benefit && { benefitUsdPerYear: benefit.usdPerYear }),
  })
  const blueprint = chosen && fillBlueprint(chosen.leading, facts, ruleFacts)
  const own =
    chosen === undefined ? [] : challenged(chosen.leading.blueprint.challenges, chosen.leading, facts, ruleFacts)
  const general = challenged(guides.challenges.challenges, guides.challenges, facts, ruleFacts)
  const options = optionsOf(outcomes)
  const taken = (id: string) => takenOptions(book, outcomes, id)
  const plan: Omit<Plan, 'sources'> = {
    schemaVersion: 2,
    title: planTitle(answers, blueprint),
    problem: problemTexts(book, answers),
    ownWords: ownWords(facts, effective),
    ...(chosen && blueprint && { kind: kindOf(chosen, blueprint) }),
    ...listed('alsoAsked', alsoAsked(guides.wishes, freeTexts(book, answers), blueprint)),
    challenges: chosenChallenges(own, general, sample.statement),
    decisions: planDecisions(book, effective, outcomes, figures),
    alternatives: alternativesOf(solution, second, blueprint, facts),
    board: boardOf(solution, benefit, blueprint),
    models: modelChoices(solution, knowledge),
    ...listed('law', planLaw(book, knowledge, profile, options)),
    sample,
    ...listed('monitoring', builds(outcomes) ? planMonitoring(profile, knowledge) : []),
    ...listed('exit', planExit({ option: choice.option, serving: options.serving ?? 'none' }, effective)),
    estimates: sized.estimates,
    staffing,
    budget,
    work,
    ...(builds(outcomes) && { pipeline: rows, running }),
    timeline,
    deadline: deadlineVerdict(workload.deadlineWeeks?.value, weeks),
    data: asSteps(taken('data-steps')),
    evaluation: asSteps(taken('evaluation')),
    risks: asRisks(taken('risks')),
    nextSteps: asSteps(taken('next-steps')),
    assumptions: [
      ...(input.takeWords === true ? readAssumptions(book, profile.facts) : []),
      ...planAssumptions(effective, choice, subject, sized, workload, planning),
      ...sized.refused.map((text) => ({ text: `Not sized: ${text}` })),
    ],
    unanswered: openQuestions(book, effective).filter((id) => !notAsked.includes(id)),
    notAsked,
    contradictions: [
      ...[...impossibilities(book, effective), ...contradictions(book, effective)].map(({ questions, because }) => ({
        questions,
        text: because,
      })),
      ...lateAnswers(effective.latency, sized),
    ],
    answers: effective,
    rulesHash: book.hash,
  }
  return { ...plan, sources: planSources(plan, book, knowledge) }
}

/** A field of the plan that is absent, not empty, where there is nothing to say. */
const listed = <K extends string, T>(key: K, all: readonly T[]): { readonly [k in K]?: readonly T[] } =>
  (all.length === 0 ? {} : { [key]: all }) as { readonly [k in K]?: readonly T[] }

/** Whether anything is built with a model. */
const builds = (outcomes: Outcomes): boolean => outcomes.one['training-option']?.option !== 'no-model'

const optionsOf = (outcomes: Outcomes): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(outcomes.one).map(([id, { option }]) => [id, option]))

/** Every fact of the book, not known: conditions may name any of them. */
const emptyFacts = (book: RuleBook): Facts => Object.fromEntries([...book.facts.keys()].map((id) => [id, UNKNOWN]))
