import type { ChosenBlueprint } from '../blueprint/choose.ts'
import type { FactValues } from '../blueprint/expression.ts'
import type { Guides } from '../blueprint/guides.ts'
import { modulesFor } from '../blueprint/modules/for-project.ts'
import { joinModules } from '../blueprint/modules/join.ts'
import type { TakenModule } from '../blueprint/modules/take.ts'
import { type Names, projectFacts } from '../blueprint/project-facts.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import { languageCount } from '../blueprint/told-languages.ts'
import type { ToldLine } from '../blueprint/told-lines/line.ts'
import { toldLines } from '../blueprint/told-lines/lines.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { freeTexts } from '../profile/free-text.ts'
import type { Profile } from '../profile/profile.ts'
import { toFacts } from '../rules/facts.ts'
import { type Facts, type Outcomes, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import { forLength } from '../solution/case-length.ts'
import { stockOf } from '../solution/effort/stock.ts'
import { type Benefit, benefitOf } from '../solution/money/benefit.ts'
import { workerHour } from '../solution/money/experts.ts'
import { netOverYears } from '../solution/money/net.ts'
import { organizationLines } from '../solution/money/organization.ts'
import { payThere } from '../solution/money/pay-place.ts'
import { purchaseLines } from '../solution/money/purchases.ts'
import { scanning } from '../solution/money/scanning.ts'
import { usersToTrain } from '../solution/money/user-training.ts'
import { needsOf } from '../solution/needs-of.ts'
import { middle } from '../solution/range.ts'
import { type Cut, keptBy } from '../solution/smaller/cut.ts'
import { cutProject } from '../solution/smaller/cut-project.ts'
import { isTaken, type SmallerVersion, smallerVersion } from '../solution/smaller/fit.ts'
import { type Project, type Solution, solve } from '../solution/solve.ts'
import { placed, requestOf } from '../solution/stages.ts'
import { planSample, type Sample } from './evaluation/sample.ts'
import { trialsOf } from './gates/gate-weeks.ts'
import { chosenKind } from './kind-figures.ts'
import { applyingLaws } from './law.ts'
import { lawDuties } from './law-effort.ts'
import { planNames } from './names.ts'
import { havingSay } from './wants/having-say.ts'

export type WorkInput = {
  readonly book: RuleBook
  readonly knowledge: Knowledge
  readonly guides: Guides
  readonly now: number
}

/** A project with its kind, its test and its solution, and the facts that texts about it are filled with. */
export type WorkedOut = {
  readonly chosen: ChosenBlueprint | undefined
  readonly modules: readonly TakenModule[]
  readonly unit: { readonly one: string; readonly many: string }
  readonly names: Names
  readonly known: FactValues
  readonly ruleFacts: Facts
  readonly sample: Sample
  /** What an hour of those who do the work today costs, wherever the plan counts one. US dollars. */
  readonly anHourUsd: number
  readonly project: Project
  readonly solution: Solution
  /** What the whole of it brings, where the team's numbers say. */
  readonly benefit: Benefit | undefined
  /** What its goals bring by the numbers of the text, line by line. */
  readonly lines: readonly ToldLine[]
  /** The project with all that was asked for. */
  readonly asked: Project
  /** The whole of it, where the solution is a smaller version that keeps to budget and deadline. */
  readonly whole?: Solution
  /** The smaller version: what the solution is, or one that is offered where the whole just misses the deadline. */
  readonly smaller?: SmallerVersion
}

/**
 * Works out a profile and the outcomes decided for it: kind of project, pipeline, test, solution. Where the whole is too dear or too
 * late, the solution is a smaller version; `cut`: what is left out in any case, so that two ways can be compared. Pure.
 */
export function workOut(
  { book, knowledge, guides, now }: WorkInput,
  profile: Profile,
  outcomes: Outcomes,
  cut?: Cut,
): WorkedOut {
  const { planning } = knowledge
  const { effective, answers } = profile
  const chosen = chosenKind(guides, effective)
  const names = planNames(knowledge)
  const unit = chosen?.leading.blueprint.unit ?? { one: 'case', many: 'cases' }
  const ruleFacts: Facts = { ...emptyFacts(book), ...toFacts(book, effective), ...optionsOf(outcomes) }
  const known = projectFacts(profile, unit, names)
  const modules = chosen ? modulesFor(chosen, guides.modules, freeTexts(book, answers), ruleFacts, profile) : []
  const drafted = chosen && everyDay(joinModules(chosen, modules, known, ruleFacts).blueprint, profile)
  const pipeline = forLength(drafted?.pipeline ?? [], known)
  const sample = planSample(profile, knowledge, drafted)
  const needs = needsOf(profile, knowledge, pipeline)
  const stages = placed(pipeline, known)
  const built = builds(outcomes)
  const there = payThere(profile, knowledge)
  const { factor, toldHourlyUsd } = there
  // As the table of people prints it: what is saved is paid like what is spent.
  const anHourUsd = Math.round(middle(workerHour(drafted?.people ?? { experts: [] }, there, doers(profile))))
  const project: Project = {
    answers: effective,
    needs,
    request: requestOf(stages, outcomes.one['model-family']?.option ?? 'none'),
    lines: built
      ? [
          ...organizationLines(profile, planning, factor),
          ...purchaseLines(
            drafted?.purchases ?? [],
            known,
            freeTexts(book, answers).map(({ text }) => text),
          ),
        ]
      : [],
    pipeline: built ? stages : [],
    blueprint: drafted,
    reach: {
      systems: profile.systems.filter(({ kind }) => kind !== 'cloud').length,
      languages: languageCount(profile),
      sites: typeof known.sites === 'number' ? known.sites : 1,
      ...stockOf(profile, typeof known.deadlineWeeks === 'number' ? known.deadlineWeeks : undefined),
      ...(typeof known.classes === 'number' && { classes: known.classes }),
    },
    lawDuties: built
      ? lawDuties(applyingLaws(knowledge, profile, optionsOf(outcomes), drafted?.law ?? []), knowledge)
      : [],
    others: [
      ...usersToTrain(profile, { ...there, workerUsd: anHourUsd }),
      ...scanning(profile, there),
      ...havingSay(answers, drafted, knowledge, { ...there, workerUsd: anHourUsd }),
    ],
    toldHourlyUsd,
    testHours: built ? sample.expertHours : 0,
    trials: trialsOf(drafted?.gates ?? [], typeof known.pilotWeeks === 'number' ? known.pilotWeeks : 0),
    today: new Date(now).toISOString().slice(0, 10),
  }
  const lines = toldLines(profile, drafted?.worth?.everyDay === true)
  const benefit = benefitOf(known, drafted?.worth, planning.worth, anHourUsd, { lines, payFactor: factor })
  const base = { chosen, modules, unit, names, known, ruleFacts, sample, anHourUsd, benefit, lines }
  if (cut !== undefined) {
    const family = outcomes.one['model-family']?.option ?? 'none'
    const made = cutProject(project, cut, family, planning)
    return { ...base, asked: project, project: made, solution: solve(made, outcomes, knowledge) }
  }
  const whole = { asked: project, project, solution: solve(project, outcomes, knowledge) }
  const row = chosen && (guides.smaller.kinds[chosen.leading.blueprint.id] ?? guides.smaller.usual)
  const smaller = row && smallerVersion(whole, row, outcomes, knowledge)
  if (smaller === undefined) return { ...base, ...whole }
  const kept = keptBy(smaller.cut, guides.smaller)
  const net = ({ budget }: Solution, keeps: number) =>
    netOverYears((benefit?.usdPerYear ?? 0) * keeps, budget.threeYears.planning)
  const worth = { kept, ...(benefit && { whole: net(whole.solution, 1), smaller: net(smaller.solution, kept) }) }
  if (!isTaken(whole.solution, smaller, worth)) return { ...base, ...whole, smaller }
  return {
    ...base,
    asked: project,
    project: smaller.project,
    solution: smaller.solution,
    whole: whole.solution,
    smaller,
  }
}

/** A trade that works on weekends, too, does so whatever its kind of project usually does. */
const everyDay = (blueprint: Blueprint, { days }: Profile): Blueprint =>
  days.everyDay && blueprint.worth !== undefined
    ? { ...blueprint, worth: { ...blueprint.worth, everyDay: true } }
    : blueprint

/** The words for those who do the work, where the text tells of today. */
const doers = ({ staff }: Profile): string | undefined =>
  ['problem', 'why', 'stakeholders'].includes(staff?.question ?? '') ? staff?.words : undefined

/** Whether anything is built with a model. */
export const builds = (outcomes: Outcomes): boolean => outcomes.one['training-option']?.option !== 'no-model'

/** The options taken, by decision. */
export const optionsOf = (outcomes: Outcomes): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(outcomes.one).map(([id, { option }]) => [id, option]))

/** Every fact of the book, not known: conditions may name any of them. */
const emptyFacts = (book: RuleBook): Facts => Object.fromEntries([...book.facts.keys()].map((id) => [id, UNKNOWN]))
