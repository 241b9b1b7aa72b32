import { perDay } from '../amounts/period.ts'
import type { Planning } from '../knowledge/planning.ts'
import { type Answers, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import { around } from './change.ts'
import { ownPayFirst } from './own-pay.ts'
import { isPaid, isPayOfOne } from './paid.ts'
import type { Known, Profile } from './profile.ts'
import type { Quantity, Role } from './quantity.ts'
import { isPeriod } from './quantity-words.ts'

type Figures = Pick<
  Profile,
  'volumes' | 'money' | 'latencyMs' | 'deadlineWeeks' | 'labelledExamples' | 'staff' | 'paramsB'
>

const WEEK = 7 * 86_400
const DAYS_A_YEAR = 365.25

/**
 * The figures of a project: an answer's where there is one (the middle of a bucket, with its ends), else the text's. Work that
 * is there once (`oneOff`) is spread over a year: it does not come in again every day.
 */
export function figuresOf(
  book: RuleBook,
  answers: Answers,
  quantities: readonly Quantity[],
  { buckets }: Planning,
  oneOff: boolean,
): Figures {
  const answered = (id: string, middles?: Readonly<Record<string, number>>) => fromAnswer(book, answers, id, middles)
  const said = (role: Role, made: (quantity: Quantity) => number | undefined) => fromWords(quantities, role, made)
  const cases = (quantity: Quantity) => (isPeriod(quantity.per) ? perDay(quantity.per ?? 'day') : undefined)
  const amount = oneOff ? quantities.find(isAmount) : undefined
  // Beside a backlog, what "two clerks type a day" is today's pace; only new cases come in.
  const incoming = (quantity: Quantity) => (amount === undefined || isNew(quantity) ? cases(quantity) : undefined)
  const daily =
    answered('requests_per_day', buckets.requests_per_day) ?? fromWords(casesFirst(quantities), 'volume', incoming)
  const once = daily === undefined ? amount : undefined
  const all = {
    once: once && known(once, 1),
    perDay: daily ?? (once && { ...known(once, 1), value: Math.ceil(once.value / DAYS_A_YEAR) }),
    peakPerSecond: answered('peak_per_second') ?? said('volume', ({ per }) => (per === 'second' ? 1 : undefined)),
    budgetUsd: answered('budget_usd', buckets.budget_usd) ?? said('budget', () => 1),
    currentCostUsd:
      answered('current_cost_usd') ??
      said('cost', (each) => (isYearly(each.per) && isPaid(each, answers) ? yearly(each.per) : undefined)),
    hourlyCostUsd:
      answered('hourly_cost_usd') ??
      fromWords(ownPayFirst(quantities, answers), 'cost', (each) =>
        each.per === 'hour' ? 1 : isPayOfOne(each, answers) ? yearly(each.per) / HOURS_A_YEAR : undefined,
      ),
    minutesPerCase: answered('minutes_per_case') ?? fromWords(besideGoal(quantities), 'time-per-case', ofPeople),
    // What all of it may cost in a year is no limit for one case.
    targetCostUsd: answered('target_cost_usd') ?? said('target-cost', ({ per }) => (isPeriod(per) ? undefined : 1)),
    latencyMs: answered('latency_ms') ?? said('latency', () => 1000),
    deadlineWeeks: answered('deadline', buckets.deadline_weeks) ?? said('deadline', () => 1 / WEEK),
    labelledExamples: answered('labelled_examples', buckets.labelled_examples) ?? said('labelled', () => 1),
    staff: fromWords(doersFirst(quantities), 'staff', (each) => ofTheWork(each, answers)),
    paramsB: parametersIn(quantities),
  }
  const {
    latencyMs,
    deadlineWeeks,
    labelledExamples,
    staff,
    paramsB,
    once: atOnce,
    perDay: day,
    peakPerSecond,
    ...money
  } = all
  return {
    volumes: present({ perDay: day, peakPerSecond, once: atOnce }),
    money: present(money),
    ...present({ latencyMs, deadlineWeeks, labelledExamples, staff, paramsB }),
  }
}

/** "280,000 passengers a month. The line gets 1,900 calls a week": whom or what there is comes after what is handled. */
const casesFirst = (quantities: readonly Quantity[]): readonly Quantity[] =>
  quantities.toSorted((a, b) => Number(isAround(a)) - Number(isAround(b)))
const isAround = ({ role, counts = '' }: Quantity): boolean => role === 'volume' && AROUND.test(counts)
const AROUND =
  /\b(?:passengers|members|visitors|inhabitants|residents|subscribers|readers|riders|sites|shops|stores|branches|loans|building sites)$/iu

/** What takes less than a minute is a machine's work more often than a person's, unless it is the goal. */
const ofPeople = ({ value, where }: Quantity): number | undefined =>
  value < 60 && where.question !== 'success_measure' ? undefined : 1 / 60

/** Kilobits, milligrams and kilowatt-hours are no cases. */
const TECHNICAL = /^(?:[kMGTmµ]?(?:bit|bps|Hz|Wh|W|V|A|g|l|m|Pa)(?:\/\p{L}+)?|TOPS|FLOPS|microns?|dB|kWh)$/u

/** What there is of something, and neither people nor examples. */
const isAmount = ({ unit, counts, per, role, value }: Quantity): boolean =>
  unit === 'count' &&
  counts !== undefined &&
  !TECHNICAL.test(counts) &&
  per === undefined &&
  (role === undefined || role === 'data-size') &&
  value >= MIN_AMOUNT
/** A smaller number counts parts of the matter ("three archives"), not the cases. An assumption. */
const MIN_AMOUNT = 50

const isNew = ({ counts = '' }: Quantity): boolean => /^(?:new|further|more|additional|incoming)\b/iu.test(counts)

/** What is told beside the goal counts first: it is of the same work as the goal. */
const besideGoal = (quantities: readonly Quantity[]): readonly Quantity[] =>
  quantities.toSorted((a, b) => isGoal(b) - isGoal(a))
const isGoal = ({ where }: Quantity): number => (where.question === 'success_measure' ? 1 : 0)

/** Who is called by the work comes before a number of heads, and either before those who only have a say. */
const doersFirst = (quantities: readonly Quantity[]): readonly Quantity[] =>
  quantities.toSorted((a, b) => heard(a) - heard(b))
const heard = (each: Quantity): number => 2 * Number(each.where.question === 'stakeholders') + Number(isAnybody(each))
const isAnybody = ({ counts = '' }: Quantity): boolean => ANYBODY.test(counts)
const ANYBODY = /^(?:people|persons?|employees|staff|workers|colleagues)$/iu
/** More heads that no work is said of are the whole organization. (Our judgment.) */
const MOST_HEADS = 50
const ofTheWork = (quantity: Quantity, answers: Answers): number | undefined =>
  isMean(quantity) || (isAnybody(quantity) && quantity.value > MOST_HEADS && !WORKS.test(around(quantity, answers)[1]))
    ? undefined
    : 1
/** "2.1 reviewers for each paper" is a mean of many; half posts there are. */
const isMean = ({ value }: Quantity): boolean => !Number.isInteger(value * 2)
/** Their own verb: "a bank with 900 employees answers" tells of the bank. */
const WORKS =
  /^\s+(?:(?:who|now|already|still) )?(?:type|enter|key|copy|check|sort|answer|review|transcribe|translate|label|code|register)\b/iu

/** What a full-time employee works in a year. (Our assumption.) */
const HOURS_A_YEAR = 1750
const isYearly = (per: string | undefined): boolean => ['day', 'week', 'month', 'quarter', 'year'].includes(per ?? '')
const yearly = (per: string | undefined): number => 365.25 * perDay(per ?? 'year')

function fromAnswer(
  book: RuleBook,
  answers: Answers,
  id: string,
  middles: Readonly<Record<string, number>> = {},
): Known | undefined {
  const answer = answers[id]
  if (typeof answer === 'number') return { value: answer, from: 'answer' }
  const value = typeof answer === 'string' && answer !== UNKNOWN ? middles[answer] : undefined
  if (value === undefined) return undefined
  const options = book.questions.find((question) => question.id === id)?.options ?? []
  const at = options.findIndex((option) => option.id === answer)
  const low = options[at - 1]?.below ?? (options[at]?.below === undefined ? undefined : 0)
  const high = options[at]?.below
  return { value, ...(low !== undefined && { low }), ...(high !== undefined && { high }), from: 'answer' }
}

/** The first number of that role, times what `factor` gives for it; one for which it gives nothing does not count. */
function fromWords(
  quantities: readonly Quantity[],
  role: Role,
  factor: (quantity: Quantity) => number | undefined,
): Known | undefined {
  for (const quantity of quantities) {
    const by = quantity.role === role ? factor(quantity) : undefined
    if (by !== undefined) return known(quantity, by)
  }
  return undefined
}

function parametersIn(quantities: readonly Quantity[]): Known | undefined {
  const named = quantities.find(({ unit }) => unit === 'parameters')
  return named && known(named, 1e-9)
}

function known({ value, low, high, words, where }: Quantity, by: number): Known {
  const exact = (number: number): number => Number((number * by).toPrecision(12))
  return {
    value: exact(value),
    ...(low !== undefined && { low: exact(low) }),
    ...(high !== undefined && { high: exact(high) }),
    from: 'words',
    words,
    question: where.question,
  }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
function present<T extends Readonly<Record<string, Known | undefined>>>(all: T): Present<T> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Present<T>
}
