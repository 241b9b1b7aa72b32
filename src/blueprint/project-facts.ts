import { perDay as aDay } from '../amounts/period.ts'
import type { SumBound } from '../knowledge/sum-bound.ts'
import { isFalling, todayOf } from '../profile/falling.ts'
import { pilotOf } from '../profile/pilot.ts'
import { GOALS } from '../profile/planned-tests.ts'
import type { Profile } from '../profile/profile.ts'
import type { Quantity, Role } from '../profile/quantity.ts'
import { isPeriod } from '../profile/quantity-words.ts'
import { coverage, incomplete, prevalence, triedScore, waitHours } from '../profile/told.ts'
import { usersAtWork } from '../profile/users-at-work.ts'
import { ownMoney, writtenFacts } from './as-written.ts'
import { nounOf } from './case-noun.ts'
import { caseSize } from './case-size.ts'
import { checkFacts } from './checks/check-facts.ts'
import { cutTarget } from './cut-target.ts'
import { errorCost } from './error-cost.ts'
import type { FactValues } from './expression.ts'
import type { FactName } from './fact-names.ts'
import { historyFacts } from './history-facts.ts'
import { objectsOf } from './objects.ts'
import { outcomeMonths } from './outcome-months.ts'
import { baseOfGoal } from './rate-base.ts'
import { singular } from './singular.ts'
import { doubtFacts } from './sums/doubt.ts'
import { sumFacts } from './sums/facts.ts'
import { soundStockHours } from './sums/sound-stock.ts'
import { soundWorkFacts } from './sums/sound-work.ts'
import { valueFacts } from './sums/value-facts.ts'
import { isAccuracy } from './target-accuracy.ts'
import { testFacts } from './test-facts.ts'
import { languageCount } from './told-languages.ts'
import { clauseBefore } from './told-lines/work-words.ts'
import { countedPerDay, minutesFit, toldVolume, workPerDay } from './work-facts.ts'
import { isWorthEach } from './worth-each.ts'

/** What the plan computed of money and time; undefined where it cannot apply. */
export type PlanMoney = {
  readonly onceUsd: number
  readonly monthlyUsd: number
  readonly firstYearUsd: number
  /** Of it, what people and machines that are there do not cover. */
  readonly newMoneyUsd: number
  /** Its high end, where what must be bought is in it. */
  readonly wholeFirstYearUsd?: number
  readonly costPerCaseUsd?: number
  readonly benefitUsdPerYear?: number
  readonly workHoursToday?: number
  readonly projectWeeks: number
}

/** Names for people: languages and places by their codes, the accelerators by their keys. */
export type Names = {
  readonly language: (code: string) => string
  readonly country: (code: string) => string
  readonly accelerator: (key: string) => string
  /** What sums of a year can be, to doubt those that cannot. */
  readonly bounds?: readonly SumBound[]
  /** What the project's countries have: absent where the country is not known, or nothing is kept of it. */
  readonly national: (profile: Profile) => Partial<Record<NationalFact, string | undefined>>
}

type NationalFact = Extract<
  FactName,
  'invoiceSystem' | 'taxNumber' | 'personId' | 'messenger' | 'payments' | 'workersLaw'
>
type Facts = Partial<Record<FactName, number | string | boolean>>

const MONTH = 30.44 * 86_400
/** Nobody works on one case for longer, in seconds: what takes days lies and waits. */
const WORKED_ON = 8 * 3600
const WORKING_DAYS = 250
/** Answers to how often that are of an office, where no text says otherwise. */
const WEEKDAYS = ['daily', 'weekly']
const CALENDAR_DAYS = 365

/**
 * The facts that sentences of blueprints and challenges name, for one project; what is not known is absent. `unit` is what the
 * blueprint calls one use: the team's own noun stands before it where it counted its volume.
 */
export function projectFacts(
  profile: Profile,
  unit: { readonly one: string; readonly many: string },
  names: Names,
  money?: PlanMoney,
): FactValues {
  const { quantities } = profile
  const first = (role: Role, fits: (quantity: Quantity) => boolean = () => true) =>
    quantities.find((quantity) => quantity.role === role && fits(quantity))
  const share = (quantity: Quantity) => quantity.unit === 'share' && quantity.value > 0 && quantity.value <= 1
  // Where runs a day were answered and the text counts what they are about ("5,400 stops"), that is the volume.
  const ownCount =
    profile.effective.task === 'optimize' ? quantities.find((each) => isCountOf(each, unit.many))?.value : undefined
  const perDay = ownCount ?? countedPerDay(profile) ?? profile.volumes.perDay?.value
  const isOnWorkdays =
    isOfWorkdays(profile, perDay) || (WEEKDAYS.includes(String(profile.answers.frequency)) && !profile.days.everyDay)
  const daysAYear = profile.days.toldDaysAYear ?? (isOnWorkdays ? WORKING_DAYS : CALENDAR_DAYS)
  const perYear = perDay === undefined ? undefined : (toldAYear(quantities, perDay) ?? perDay * daysAYear)
  // Only what says how well the work is done is a share that is right: "60 % without an agent" is none, nor is a rate to bring down.
  const quality = (quantity: Quantity) => share(quantity) && quantity.about === undefined
  const target = first('target', (quantity) => quality(quantity) && !isFalling(quantity, quantities))
  const errorLimit = first('error-limit', quality)
  const errorNow = errorLimit && todayOf(errorLimit, quantities)
  // A fall that is told of the past ("their giving fell from 4.1 % to 3.6 %") is no goal.
  const falling = quantities.find(
    (quantity) =>
      GOALS.includes(quantity.where.question) &&
      share(quantity) &&
      isShareOfCases(quantity) &&
      isFalling(quantity, quantities),
  )
  // "Up to 70 a day" is the day when it is most.
  const told = quantities.find(
    ({ role, per, low, high }) => role === 'volume' && per === 'day' && (high === undefined || low !== undefined),
  )?.value
  const toldPerYear = told === undefined ? perYear : told * daysAYear
  // How one goal stands today says nothing of another one.
  const ofOthers = new Set(quantities.flatMap((each) => (each === target ? [] : [todayOf(each, quantities)])))
  const isNow = (each: Quantity) =>
    quality(each) && !ofOthers.has(each) && each !== errorNow && each.where.question !== 'strategic_goal'
  const fallsFrom = falling && todayOf(falling, quantities)?.value
  const base = falling && baseOfGoal(falling, fallsFrom, profile, toldPerYear)
  const pilot = pilotOf(quantities, profile.answers)
  const otherVolume = toldVolume(profile)
  const size = caseSize(profile)
  const spoken = languageCount(profile)
  const noun = typeof size.requestNoun === 'string' ? size.requestNoun : nounOf(quantities, perDay)
  const facts: Facts = {
    case: noun === undefined ? unit.one : singular(noun),
    cases: noun ?? unit.many,
    // What the text says outright comes after it, and counts more.
    ...sumFacts(profile),
    ...checkFacts(profile),
    ...size,
    ...valueFacts(profile),
    ...historyFacts(profile),
    ...errorCost(profile),
    ...numbers({
      casesPerDay: perDay,
      casesPerWeek: perYear === undefined ? undefined : perYear / 52,
      casesPerMonth: perYear === undefined ? undefined : perYear / 12,
      casesPerYear: perYear,
      casesOnce: profile.volumes.once?.value,
      soundStockHours: soundStockHours(profile),
      peakPerSecond: profile.volumes.peakPerSecond?.value,
      minutesPerCase: minutesFit(profile) ? profile.money.minutesPerCase?.value : undefined,
      workPerDay: workPerDay(profile),
      toldPerDay: otherVolume?.perDay,
      targetMinutesPerCase: minutes(
        first(
          'target',
          (each) =>
            each.unit === 'seconds' &&
            each.value < WORKED_ON &&
            each.about === undefined &&
            !WAIT.test(clauseBefore(each, profile.answers)),
        ),
      ),
      hourlyCostUsd: profile.money.hourlyCostUsd?.value,
      currentCostUsd: profile.money.currentCostUsd?.value,
      targetCostUsd: profile.money.targetCostUsd?.value,
      valuePerSuccessUsd: first('benefit', (quantity) => isWorthEach(quantity, profile.answers))?.value,
      savedEachUsd: first('benefit', ({ saved }) => saved === true)?.value,
      budgetUsd: profile.money.budgetUsd?.from === 'assumption' ? undefined : profile.money.budgetUsd?.value,
      deadlineWeeks: profile.deadlineWeeks?.value,
      latencyMs: profile.latencyMs?.value,
      target: target?.value,
      targetNow: (target && (todayOf(target, quantities) ?? first('baseline', isNow)))?.value,
      errorLimit: errorLimit?.value,
      errorNow: errorNow?.value,
      rateNow: fallsFrom,
      rateTarget: falling?.value,
      rateCasesPerYear: base?.perYear,
      pilotWeeks: pilot?.weeks,
      pilotObjects: pilot?.with,
      waitHours: waitHours(quantities, profile.answers),
      triedScore: triedScore(quantities),
      prevalence: MAKES.includes(String(profile.effective.task)) ? undefined : prevalence(quantities, profile.answers),
      coverage: coverage(quantities, profile.answers),
      incompleteShare: incomplete(quantities, profile.answers),
      cutTarget: cutTarget(profile),
      automationTarget: first('target', (quantity) => share(quantity) && quantity.about === 'automation')?.value,
      labelled:
        first('labelled', ({ unit: each }) => each === 'count')?.value ?? exactOf(profile.answers.labelled_examples),
      documents: first('data-size', counted(/document|file|contract|report|record|paper|memo/iu))?.value,
      wordsPerYear: yearly(first('data-size', ({ counts, per }) => /\bwords$/iu.test(counts ?? '') && isPeriod(per))),
      pages: first('data-size', counted(/page/iu))?.value,
      records: first('data-size', counted(/record|row|entr|customer|patient|account|case/iu))?.value,
      users: first('users')?.value,
      usersAtWork: usersAtWork(profile)?.value,
      staff: profile.staff?.value,
      sites: first('sites')?.value,
      classes: first('classes')?.value,
      fields: first('case-fields')?.value,
      pagesPerCase: first('case-pages')?.value,
      outcomeMonths: outcomeMonths(quantities, profile.answers),
      historyMonths: months(
        quantities.find(
          ({ role, words }) => role === 'duration' && /history|of data|past|years of|months of/iu.test(words),
        ),
      ),
      languageCount: spoken > 1 ? spoken : undefined,
      ...money,
    }),
    ...(base?.of !== undefined && { rateOf: base.of }),
    ...soundWorkFacts(profile, size.soundMinutes),
    ...(noun === undefined ? {} : objectsOf(quantities, noun)),
  }
  // "In eleven languages", of which two are named for something: the two are not what it is about.
  if (spoken > 0)
    facts.languages =
      spoken > profile.languages.length ? `${spoken} languages` : listed(profile.languages.map(names.language))
  if (profile.systems.length > 0)
    facts.systems = listed([...new Set(profile.systems.map(({ words }) => words))].slice(0, 4))
  if (profile.countries.length > 0) facts.region = listed(profile.countries.map(names.country))
  for (const [name, told] of Object.entries(names.national(profile)))
    if (told !== undefined) facts[name as NationalFact] = told
  if (profile.owned.length > 0) {
    facts.ownAccelerators = profile.owned.reduce((sum, { count }) => sum + count, 0)
    facts.hardware = listed(
      profile.owned.map(({ accelerator, count }) => `${count} x ${names.accelerator(accelerator)}`),
    )
  }
  if (target?.metric !== undefined) facts.targetMetric = target.metric
  const success = String(profile.answers.success_measure ?? '')
  if (otherVolume !== undefined) facts.toldVolume = otherVolume.told
  Object.assign(facts, testFacts(profile))
  if (target !== undefined && /\bfields?\b/iu.test(success)) facts.targetPerField = true
  if (target !== undefined && isAccuracy(target, profile.answers, facts.cases)) facts.targetIsAccuracy = true
  const differ = /differ[a-z]* by (?:less than |at most |under )?(\d+(?:\.\d+)?)\s?(?:%|per ?cent)/iu.exec(success)
  if (differ !== null) {
    facts.ambiguousDifference = true
    facts.differencePercent = Number(differ[1]) / 100
  }
  const floor = /at least (\d+(?:\.\d+)?)\s?(?:%|per ?cent) (?:in|for|of) (?:each|every|any)/iu.exec(success)
  if (floor !== null) facts.floorTarget = Number(floor[1]) / 100
  Object.assign(facts, doubtFacts(profile, names.bounds ?? []))
  const own = ownMoney(quantities)
  if (own !== undefined) Object.assign(facts, { ownMoney: own.code, ownMoneyUsd: own.usd })
  return { ...facts, ...writtenFacts(facts, quantities) }
}

/** "First answer under two minutes": how long somebody waits is no work on a case. */
const WAIT = /\b(?:first (?:answer|reply|response)|wait\w*|response|reply|turnaround|delay\w*)\b/iu

/** Work that makes something looks for nothing rare: a small share ("9 % in Welsh") is a sort of its cases. */
const MAKES = ['write', 'summarize', 'translate', 'code', 'act', 'converse', 'optimize']

/** "480 inquiries per working day": the volume itself says which days it is of. */
const isOfWorkdays = ({ quantities }: Profile, perDay: number | undefined): boolean =>
  quantities.some(
    ({ role, value, words }) =>
      role === 'volume' && value === perDay && /\b(?:working|work|business|week)[ -]?days?$/iu.test(words),
  )

/** An error in percent of a value or of words (MAPE, WER) is no share of the cases. */
const isShareOfCases = ({ metric, about }: Quantity): boolean => metric === undefined || about === 'business'

/** A bare or daily count of the very thing that the blueprint counts, said of nothing else. */
const isCountOf = ({ unit, role, per, counts, where }: Quantity, many: string): boolean =>
  unit === 'count' &&
  (role === undefined || role === 'volume') &&
  (per === undefined || per === 'day') &&
  counts?.toLowerCase() === many &&
  (where.question === 'problem' || where.question === 'outcome')

/** The volume of a year where the text tells it by the week, month or year: nobody's year has 365 days of work. */
function toldAYear(quantities: readonly Quantity[], perDay: number): number | undefined {
  // "60 a week" beside "16 departures a day": what has no name may be anything.
  const told = quantities.flatMap(({ role, unit, value, per, counts }) =>
    role === 'volume' && unit === 'count' && counts !== undefined && per !== undefined && YEARLY[per] !== undefined
      ? [value * YEARLY[per]]
      : [],
  )
  return told.find((a) => a / perDay >= LEAST_DAYS && a / perDay <= CALENDAR_DAYS + 1)
}
const YEARLY: Readonly<Record<string, number | undefined>> = { week: 52, month: 12, year: 1 }
/** Fewer days a year, and it counts something else. */
const LEAST_DAYS = 180

const counted = (noun: RegExp) => (quantity: Quantity) => noun.test(quantity.counts ?? '')
const yearly = (quantity: Quantity | undefined): number | undefined =>
  quantity && quantity.value * aDay(quantity.per ?? 'year') * CALENDAR_DAYS
const minutes = (quantity: Quantity | undefined): number | undefined => quantity && quantity.value / 60
const months = (quantity: Quantity | undefined): number | undefined => quantity && quantity.value / MONTH
/** A bucket's middle is no number that a team gave. */
const exactOf = (answer: Profile['answers'][string] | undefined): number | undefined =>
  typeof answer === 'number' ? answer : undefined

function numbers(values: Readonly<Record<string, number | undefined>>): Facts {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && Number.isFinite(value)))
}

/** "a, b and c". */
function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}
