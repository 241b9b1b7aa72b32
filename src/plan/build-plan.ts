import { challenged, challengesOf } from '../blueprint/challenges.ts'
import type { FactValues } from '../blueprint/expression.ts'
import type { Guides } from '../blueprint/guides.ts'
import { joinModules } from '../blueprint/modules/join.ts'
import { projectFacts } from '../blueprint/project-facts.ts'
import { countedLanguages } from '../blueprint/told-languages.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { withPricesOn } from '../knowledge/market/service-prices.ts'
import { daysOfKind } from '../profile/days-a-year.ts'
import { freeTexts } from '../profile/free-text.ts'
import type { Profile } from '../profile/profile.ts'
import { readProfile } from '../profile/read-profile.ts'
import { readRemarks } from '../profile/remarks/read-remarks.ts'
import { contradictions, impossibilities } from '../rules/conflicts.ts'
import { decide } from '../rules/decide.ts'
import type { Answers, Figures, Outcomes, RuleBook } from '../rules/rule-book.ts'
import { runnerUp } from '../solution/alternatives.ts'
import { deadlineVerdict } from '../solution/deadline.ts'
import { planFigures } from '../solution/figures.ts'
import { lateAnswers } from '../solution/latency.ts'
import { netBenefit } from '../solution/money/benefit.ts'
import { breakEvenOf } from '../solution/money/break-even.ts'
import { lookFacts } from '../solution/money/look.ts'
import { stakeOf } from '../solution/money/stake.ts'
import { hoursToday } from '../solution/money/time-gain.ts'
import { servedBy } from '../solution/served.ts'
import { keptBy } from '../solution/smaller/cut.ts'
import { likelyWeeks } from '../solution/timeline.ts'
import { onceAssumption, openQuestions, planAssumptions, readAssumptions } from './assumptions.ts'
import { firstStage } from './at-first.ts'
import { chosenChallenges } from './challenges.ts'
import { asRisks, asSteps, takenOptions } from './collected.ts'
import { planDecisions } from './decisions.ts'
import { planExit } from './evaluation/exit.ts'
import { planMonitoring } from './evaluation/monitoring.ts'
import { notThisOne } from './evaluation/not-this-one.ts'
import { withTestSize } from './evaluation/test-size.ts'
import { withEarly } from './gates/early.ts'
import { inUse, withOwnGoals } from './gates/own-goals.ts'
import { planGates } from './gates/plan-gates.ts'
import { triedOnAccidents } from './gates/tried-on-accidents.ts'
import { kindOf } from './kind.ts'
import { chosenKind, kindFigures, together } from './kind-figures.ts'
import { planLaw } from './law.ts'
import { mayHurt } from './may-hurt.ts'
import { modelChoices } from './models.ts'
import { notCountedIn } from './not-counted.ts'
import { isNotForMoney } from './not-for-money.ts'
import { ownWords } from './own-words.ts'
import type { Plan } from './plan.ts'
import { planTitle, problemTexts } from './problem.ts'
import { askedAbout, rejectedWays } from './rejected.ts'
import { atGates, challengesIn, planRemarks, withoutSaid } from './remarks.ts'
import { saidElsewhere, withoutTwice } from './said-twice.ts'
import { PLAN_VERSION } from './schema.ts'
import { sensitivity } from './sensitivity.ts'
import { type Beaten, beatenPart } from './smaller/after-first.ts'
import { benefitAt } from './smaller/benefit-at.ts'
import { byThen, stillOpen } from './smaller/by-then.ts'
import { smallerWords } from './smaller/smaller-words.ts'
import { waiting } from './smaller/waiting.ts'
import { planSources } from './sources.ts'
import { planSums } from './sums.ts'
import { wantsInStages } from './wants/in-stages.ts'
import { languageRemark, scarceRemark, toldLanguages } from './wants/languages.ts'
import { DELAY, limitRemark } from './wants/limit-remark.ts'
import { wishesOf } from './wants/wishes.ts'
import { weighed } from './weighed.ts'
import { builds, optionsOf, workOut } from './work-out.ts'
import { yourIdea } from './your-idea.ts'

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

/** A plan is run some months after it is made: price changes announced until then count. (Our assumption.) */
const DAYS_TO_LIVE = 90

/**
 * The whole plan for these answers: decisions by the rules, the kind of project with what is known of it, every number by the
 * estimator, alternatives, people, money, time, risks. Throws only if the rules leave a decision without an option, which
 * `check` proves cannot happen for checked rules.
 */
export async function buildPlan(asked: PlanInput): Promise<Plan> {
  const live = new Date(asked.now + DAYS_TO_LIVE * 86_400_000).toISOString().slice(0, 10)
  const input = { ...asked, knowledge: withPricesOn(asked.knowledge, live) }
  const { book, answers, knowledge } = input
  const profile = readProfile(book, knowledge, answers)
  const effective = input.takeWords === true ? profile.effective : answers
  const figures = together(planFigures(knowledge), kindFigures(input.guides, book))
  const outcomes = await decide(book, effective, figures)
  const days = daysOfKind(profile.days, chosenKind(input.guides, effective)?.leading.blueprint.worth)
  const assemble = (beaten?: Beaten) => assemblePlan(input, { ...profile, effective, days }, outcomes, figures, beaten)
  const plan = assemble()
  return beatenPart(plan) === undefined ? plan : assemble(beatenPart(plan))
}

/** `beaten`: a part of the build than which doing less keeps more of the gain: the whole comes after that. */
function assemblePlan(input: PlanInput, profile: Profile, outcomes: Outcomes, figures: Figures, beaten?: Beaten): Plan {
  const { book, knowledge, guides, answers, notAsked = [] } = input
  const { effective } = profile
  const worked = workOut(input, profile, outcomes, beaten === undefined ? undefined : {})
  const { chosen, modules, unit, names, known, ruleFacts, sample, project, solution, smaller, whole, anHourUsd } =
    worked
  const second = runnerUp(project, solution, book, figures, knowledge)
  const { choice, workload, subject, sized, timeline, staffing, budget, work } = solution
  const { rows, ...running } = solution.running
  const deadlineWeeks = workload.deadlineWeeks?.value
  const payFactor = project.needs.payPlace?.factor ?? 1
  const kindWorth = project.blueprint?.worth
  const cut = beaten === undefined ? whole && smaller?.cut : {}
  const kept = cut === undefined ? 1 : keptBy(cut, guides.smaller)
  const benefit = benefitAt(
    worked.benefit,
    kept,
    cut?.first ? `while it is only ${cut.first.what}` : 'while parts wait',
  )
  const net = benefit && netBenefit(benefit, budget.monthly.planning)
  const uses = servedBy(solution, known).usesPerMonth
  const workHoursToday = hoursToday({ facts: known, worth: kindWorth, anHourUsd })
  const reckoned = projectFacts(profile, unit, names, {
    onceUsd: budget.once.planning,
    monthlyUsd: budget.monthly.planning,
    firstYearUsd: budget.firstYear.planning,
    newMoneyUsd: budget.newMoneyUsd,
    ...(project.blueprint?.purchases && { wholeFirstYearUsd: budget.firstYear.high }),
    projectWeeks: likelyWeeks(timeline),
    ...(uses > 0 && choice.option !== 'no-model' && { costPerCaseUsd: budget.monthly.planning / uses }),
    ...(net && { benefitUsdPerYear: net.usdPerYear }),
    ...(workHoursToday !== undefined && { workHoursToday }),
  })
  const facts: FactValues = { ...reckoned, ...lookFacts({ facts: known, worth: kindWorth, anHourUsd }) }
  const joined = chosen && joinModules(chosen, modules, facts, ruleFacts)
  const filled = joined?.blueprint
  const ofField = [
    ...(chosen ? challengesOf(chosen, facts, ruleFacts) : []),
    ...modules.flatMap(({ loaded, words }) =>
      challenged(loaded.module.challenges, loaded, words === undefined ? facts : { ...facts, heard: words }, ruleFacts),
    ),
  ]
  const general = challenged(guides.challenges.challenges, guides.challenges, facts, ruleFacts)
  const texts = freeTexts(book, answers)
  const read = readRemarks(texts, knowledge.remarks)
  const said = [...modules.map(({ loaded }) => loaded.module), ...ofField, ...general].map(({ id }) => id)
  const remarks = [
    ...planRemarks(
      read,
      new Set(said),
      filled ?? { parts: [], gates: [] },
      sample.measures.some(({ goal }) => goal.startsWith('none')),
      texts,
    ),
    ...languageRemark(toldLanguages(profile, knowledge.signals), countedLanguages(profile)),
    ...scarceRemark(profile, knowledge.signals),
    ...limitRemark(answers.outcome, answers.success_measure),
  ].toSorted((a, b) => b.weight - a.weight)
  const options = optionsOf(outcomes)
  const taken = (id: string) => takenOptions(book, outcomes, id, filled?.covers)
  const own = ownWords(facts, effective)
  const decisions = planDecisions(book, effective, outcomes, figures)
  const challenges = chosenChallenges([...challengesIn(remarks), ...ofField], general, sample.statement)
  const shownBy = notThisOne(sample, challenges)
  const use = inUse(timeline, facts.casesPerDay)
  const now = filled && withTestSize(waiting(filled, cut), sample)
  const blueprint =
    now &&
    withOwnGoals(now, shownBy.measures, use, knowledge.quantityKinds, {
      ...atGates(remarks, sample.sliceMark),
      told: profile.quantities,
      limits: remarks.some(({ id }) => id === DELAY.remark) ? [DELAY.kind] : [],
    })
  const law = planLaw(book, knowledge, profile, options, blueprint?.law ?? [])
  const gates = planGates(blueprint, timeline, law, budget.once.planning)
  const breakEvenAt = (yearlyUsd: number, share: number) =>
    breakEvenOf({
      facts,
      share,
      worth: kindWorth,
      yearlyUsd,
      payFactor,
      anHourUsd,
      lines: worked.lines,
      notForMoney: isNotForMoney(effective, knowledge.planning.worth),
      ...(typeof effective.success_measure === 'string' && { success: effective.success_measure }),
    })
  const worth = {
    benefit,
    stake: stakeOf(known, worked.lines),
    breakEvenAt,
    notCountedIn: notCountedIn(profile),
    ...outcomeOf(known),
  }
  const { alternatives, board, first } = weighed(
    {
      guides,
      worked,
      outcomes,
      input,
      hosting: effective.hosting,
      mayHurt: mayHurt(effective, knowledge.planning.worth),
    },
    { second, kind: chosen && blueprint && { blueprint, general: chosen.plain }, facts, worth, gates, beaten },
    yourIdea(freeTexts(book, answers), profile, project, solution, knowledge),
  )
  const plan: Omit<Plan, 'sources'> = {
    schemaVersion: PLAN_VERSION,
    title: planTitle(answers, blueprint, { own, facts }),
    problem: problemTexts(book, answers),
    ownWords: own,
    ...listed('remarks', remarks),
    ...(chosen &&
      blueprint && {
        kind: withoutTwice(withoutSaid(kindOf(chosen, blueprint), read, remarks), saidElsewhere(challenges, remarks)),
      }),
    ...listed('alsoAsked', joined?.alsoAsked ?? []),
    ...listed('sums', planSums(profile)),
    challenges,
    facts: Object.fromEntries(
      Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    decisions,
    alternatives,
    ...listed('rejected', rejectedWays(solution, blueprint, askedAbout(decisions))),
    ...listed('sensitivity', sensitivity(input, profile, outcomes, solution, benefit, figures, cut)),
    ...(whole && smaller && { smaller: smallerWords(smaller, whole) }),
    board: withEarly(triedOnAccidents(board, alternatives, remarks), shownBy),
    models: modelChoices(solution, project, knowledge),
    ...listed('law', law),
    sample: shownBy,
    ...listed('monitoring', builds(outcomes) ? planMonitoring(profile, knowledge, blueprint?.evaluation.redLines) : []),
    ...listed('exit', planExit({ option: choice.option, serving: options.serving ?? 'none' }, effective)),
    estimates: sized.estimates,
    staffing,
    budget,
    work,
    ...(builds(outcomes) && { pipeline: rows, running }),
    timeline,
    ...(first && { first: firstStage(first) }),
    deadline: deadlineVerdict(
      deadlineWeeks,
      timeline,
      deadlineWeeks === undefined ? '' : byThen(deadlineWeeks, gates, alternatives, likelyWeeks(timeline)),
      deadlineWeeks === undefined ? '' : stillOpen(deadlineWeeks, gates, likelyWeeks(timeline)),
    ),
    data: asSteps(taken('data-steps')),
    evaluation: asSteps(taken('evaluation')),
    risks: asRisks(taken('risks')),
    nextSteps: asSteps(taken('next-steps')),
    assumptions: [
      ...(input.takeWords === true ? readAssumptions(book, profile) : []),
      ...onceAssumption(profile),
      ...planAssumptions(effective, choice, subject, sized, workload, knowledge.planning),
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
  const told = {
    ...plan,
    ...listed(
      'wants',
      wantsInStages(
        {
          plan,
          profile,
          knowledge,
          packages: solution.packages,
          wishes: wishesOf(guides.modules, knowledge.remarks),
        },
        first,
      ),
    ),
  }
  return { ...told, sources: planSources(told, book, knowledge) }
}

const outcomeOf = ({ outcomeMonths }: FactValues): { readonly outcomeMonths?: number } =>
  typeof outcomeMonths === 'number' ? { outcomeMonths } : {}

/** A field of the plan that is absent, not empty, where there is nothing to say. */
const listed = <K extends string, T>(key: K, all: readonly T[]): { readonly [k in K]?: readonly T[] } =>
  (all.length === 0 ? {} : { [key]: all }) as { readonly [k in K]?: readonly T[] }
