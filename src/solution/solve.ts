import { count } from '../amounts/print.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Planning } from '../knowledge/planning.ts'
import type { Answers, Outcomes } from '../rules/rule-book.ts'
import { type Assigned, assign, named } from './effort/assign.ts'
import { careOf } from './effort/care.ts'
import { packagesOf } from './effort/packages.ts'
import { type Reach, scopeOf } from './effort/scope.ts'
import { sizeOf } from './effort/size.ts'
import { hiredPart } from './effort/stock.ts'
import { equip } from './equip.ts'
import type { Budget } from './money/budget.ts'
import { analystHour } from './money/expert-hour.ts'
import { expertLines, type Person, peopleBeside } from './money/experts.ts'
import { hoursFor } from './money/hours-for.ts'
import { type LawDuty, lawLines } from './money/law-duties.ts'
import type { Line } from './money/line.ts'
import { builders, payNote, rolesIn } from './money/pay-in.ts'
import { pictureLines } from './money/pictures.ts'
import { planBudget } from './money/plan-budget.ts'
import { sideModelLines, sideModels } from './money/side-model.ts'
import { type Work, workOf } from './money/work.ts'
import type { Needs } from './needs.ts'
import type { Phase } from './phase.ts'
import { beginningOf, type Running, runningOf } from './pipeline.ts'
import { middle, scale } from './range.ts'
import type { Role } from './role.ts'
import { type Choice, readChoice, uses } from './sizing/choice.ts'
import { type Sized, sizePlan } from './sizing/estimates.ts'
import { planQueries } from './sizing/queries.ts'
import { type Subject, subjectOf } from './sizing/subject.ts'
import { withCheapest } from './smaller/with-cheapest.ts'
import { factOf, planStaffing } from './staffing.ts'
import { type PlacedStage, stageLines } from './stages.ts'
import { pilotWeeks, planTimeline, type Trials, totalWeeks, withHours } from './timeline.ts'
import { type RequestShape, readWorkload, type Workload } from './workload.ts'

/** What a solution is worked out from, whichever options are taken. */
export type Project = {
  readonly answers: Answers
  readonly needs: Needs
  /** Tokens of one request where the kind of project tells. */
  readonly request: RequestShape | undefined
  /** Costs that the organization brings, whatever is built. */
  readonly lines: readonly Line[]
  /** The parts of the work in their order. */
  readonly pipeline: readonly PlacedStage[]
  /** The kind of project, for the people that it needs beside the team. */
  readonly blueprint: Blueprint | undefined
  readonly reach: Reach
  /** What the laws that apply ask of whoever builds it. */
  readonly lawDuties: readonly LawDuty[]
  /** Who works for it beside the team: users as far as they must be trained, whoever scans a stock of paper. */
  readonly others: readonly Person[]
  /** What an hour of the people who do the work today costs by the team's own words, in US dollars. */
  readonly toldHourlyUsd: number | undefined
  /** Hours of experts that grading the test takes. */
  readonly testHours: number
  /** Weeks of the trials that the gates and the team ask for. */
  readonly trials?: Trials
  /** ISO day of the plan. */
  readonly today: string
  /** The share of the cases that it serves, where it begins with a part of them. */
  readonly load?: number
  /** How much shorter its phases and smaller its packages are for it. */
  readonly pace?: Planning['smaller']['pace']
  /** Priced by the cheapest of the suitable models, not by the middle of them. */
  readonly cheapest?: boolean
}

/** The decisions worked out: models, machines, figures, people, weeks and money. */
export type Solution = {
  readonly outcomes: Outcomes
  readonly choice: Choice
  readonly workload: Workload
  readonly subject: Subject | undefined
  readonly sized: Sized
  readonly timeline: readonly Phase[]
  readonly packages: readonly Assigned[]
  readonly staffing: readonly Role[]
  readonly budget: Budget
  readonly work: Work
  readonly running: Running
  /** The share of the cases that it serves: less than 1 where it begins with a part of them. */
  readonly share: number
}

/** Works out one set of outcomes for a project. Pure: the recommended way and its alternatives go through the same steps. */
export function solve(project: Project, outcomes: Outcomes, knowledge: Knowledge): Solution {
  const { planning } = knowledge
  const { answers, load = 1 } = project
  const needs = { ...project.needs, peakPerSecond: project.needs.peakPerSecond * load }
  const read = readChoice(outcomes, planning)
  const told = readWorkload(answers, planning, uses(read, 'rag'), project.request)
  const workload = {
    ...told,
    requestsPerDay: { ...told.requestsPerDay, value: told.requestsPerDay.value * load },
    owned: needs.owned.map(({ accelerator }) => accelerator),
  }
  const equipped = equip(read, workload, needs, knowledge)
  const choice = project.cheapest ? withCheapest(equipped) : equipped
  const subject = subjectOf(choice, workload, knowledge)
  const sized = sizePlan(planQueries(choice, subject, workload, knowledge), knowledge, project.today)
  // Where no model answers, nobody is asked how often.
  const counted = !solves(project) && choice.option !== 'no-model'
  const pay = needs.payPlace === undefined ? 1 : builders(needs.payPlace)
  const size = sizeOf(workload, answers, counted, knowledge.effort, pay) * (project.pace?.hours ?? 1)
  const usual = planTimeline(answers, choice.option, choice.secondary, planning, project.trials, project.pace?.weeks)
  const scope = scopeOf(answers, outcomes, choice, project.blueprint, project.reach, pilotWeeks(usual))
  const { effort } = knowledge
  const packages = named(assign(packagesOf(scope, size, effort), workload.team, effort), workload.team, scope, effort)
  const timeline = withHours(usual, packages, knowledge.effort)
  const roles = rolesIn(needs.payPlace, knowledge)
  const factor = needs.payPlace?.factor ?? 1
  const people = planStaffing(packages, outcomes.many.roles?.options ?? [], roles, workload.team, timeline, knowledge)
  const there = {
    roles,
    factor,
    expertPay: knowledge.expertPay,
    toldHourlyUsd: project.toldHourlyUsd,
    analystUsd: analystHour(roles, knowledge),
  }
  const kind = project.blueprint && withoutTeam(project.blueprint, people, knowledge)
  const beside = [
    ...(kind === undefined ? [] : peopleBeside(kind, totalWeeks(timeline), size, project.testHours, there)),
    ...project.others,
  ]
  const side = sideModels(project.pipeline, choice, workload, needs, knowledge)
  const { budget, staffing } = planBudget(
    choice,
    sized,
    people,
    workload,
    timeline,
    [
      ...project.lines,
      ...hiredLines(project.reach.rated, roles),
      ...stageLines(project.pipeline, workload.requestsPerDay.value, needs, knowledge),
      ...pictureLines(project.pipeline, choice, needs, knowledge),
      ...sideModelLines(project.pipeline, side, workload, choice.family, knowledge),
      ...expertLines(beside),
      ...lawLines(project.lawDuties, beside, factor),
    ],
    careOf(scope, size, acceleratorsIn(choice, sized), knowledge.effort),
    { ...knowledge, roles, planning: labelledAt(planning, factor) },
  )
  const paid = workOf(staffing, beside, budget.lines, budget.once.planning, knowledge)
  const doers = staffing.map(({ id, title }, at) => ({ id, who: title, hours: paid.people[at]?.hours ?? 0 }))
  const work = {
    ...paid,
    packages: hoursFor(packages, doers),
    pay: payNote(needs.payPlace),
  }
  const monthly = budget.monthly.planning
  const all = runningOf(project.pipeline, choice, workload, side, budget.lines, monthly, knowledge)
  // What begins with a part of the cases is worked out for that part already.
  const running = load < 1 ? all : { ...all, ...beginningOf(all, project.blueprint?.begins) }
  return {
    outcomes,
    choice,
    workload,
    subject,
    sized,
    timeline,
    packages,
    staffing,
    budget,
    work,
    running,
    share: load,
  }
}

/** What of the work at a told speed the team cannot do itself until the date, by people who are bought by the hour. */
function hiredLines(rated: Project['reach']['rated'], roles: ReturnType<typeof rolesIn>): readonly Line[] {
  const hours = hiredPart(rated)
  const hourlyUsd = roles.find(({ id }) => id === 'software-engineer')?.hourlyUsd
  if (hours === undefined || hourlyUsd === undefined) return []
  const each = Math.round(middle(hourlyUsd))
  return [
    {
      id: 'hired-by-the-hour',
      label: `People for what the team cannot do by the date: ${count(Math.round(Number(middle(hours).toPrecision(2))), 'hour')}`,
      ...scale(hours, each),
      per: 'once',
      note: `at $${each} an hour, by the speed that you told`,
      source: 'assumption',
    },
  ]
}

/** Accelerators that run day and night. */
const acceleratorsIn = ({ serving }: Choice, { answers }: Sized): number =>
  serving === 'self-hosted-gpu' ? (answers.get('rent-cost')?.results.acceleratorsNeeded?.value ?? 0) : 0

/** Whether a solver plans many cases in each run. */
const solves = ({ blueprint }: Project): boolean => blueprint?.parts.some(({ by }) => by === 'solver') === true

/** The kind of project without the experts whose work is among the packages already: nobody is counted twice. */
function withoutTeam(blueprint: Blueprint, team: readonly Role[], { effort, roles }: Knowledge): Blueprint {
  const there = new Set(
    team.flatMap(({ id, title }) =>
      [title, ...(factOf(id, roles, effort)?.names ?? [])].map((name) => name.toLowerCase()),
    ),
  )
  const experts = blueprint.people.experts.filter(({ who }) => !there.has(who.toLowerCase()))
  return { ...blueprint, people: { ...blueprint.people, experts } }
}

/** Labels are made by people of the place, too. */
const labelledAt = (planning: Planning, factor: number): Planning => ({
  ...planning,
  labelling: { ...planning.labelling, hourlyUsd: scale(planning.labelling.hourlyUsd, factor) },
})
