import type { Measure } from '../../knowledge/measures.ts'
import { around, isChange } from '../../profile/change.ts'
import { isFalling, todayOf } from '../../profile/falling.ts'
import { findPhrases } from '../../profile/phrases.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import {
  cases,
  changeNeed,
  classNeed,
  correlationNeed,
  mostNeed,
  type Need,
  noErrorNeed,
  percent,
  rareNeed,
  rateNeed,
  ratioNeed,
  riseNeed,
  shareNeed,
  spreadNeed,
  timeNeed,
  toleranceNeed,
  weeksNeed,
} from './need.ts'

/** A measure that the team named, with what it takes. */
export type Measured = {
  readonly measure: Measure | undefined
  readonly need: Need
  /** What the team calls it, of a rate to bring down: "empty kilometers". */
  readonly called?: string
  /** The team's own words for it, where they are short enough for a table. */
  readonly words?: string
}

/** Where people write what must be reached. */
const GOALS = ['success_measure', 'outcome']
/** Up to this share errors are so few that they are counted one by one. */
const RARE_LIMIT = 0.05
/** A number of test cases below this is a manner of speaking ("one in ten"). */
const A_TEST = 20
const NO_ERROR =
  /\b(?:no|zero|never|not (?:one|a single)|without (?:a|one|any|a single))\b[^.;]{0,40}\b(?:wrong|errors?|mistakes?|miss(?:ed)?|false|invented|made[- ]up|mix(?:ed)?[- ]?ups?)\b/iu

/** "85 % of them without a mistake": a share to reach, no promise of none. */
const SHARE_WITHOUT = /\d[\d.]*\s?(?:%|per ?cent)[^.;,]{0,60}\b(?:no|without)\b[^.;,]*/giu

/** A metric is a goal where goals are written; elsewhere its words can mean anything ("works agreements"). */
const isGoal = ({ question }: Profile['metrics'][number]): boolean => GOALS.includes(question)

/** What the success measure asks to be shown, in the team's order: each number that is a target, a limit or a time. */
export function needsOf(profile: Profile, measures: readonly Measure[]): readonly Measured[] {
  const goals = profile.quantities.filter(({ where }) => GOALS.includes(where.question))
  const planned = goals.find(({ role, value }) => role === 'sample' && value >= A_TEST)?.value
  const named = (id: string | undefined) => measures.find((measure) => measure.id === id)
  const found = goals.flatMap((goal) => {
    const need = needOf(goal, profile, named(goal.metric), planned)
    if (need === undefined) return []
    const called = isFalling(goal, profile.quantities) ? calledBy(goal, profile) : undefined
    const words = clauseOf(goal, profile)
    const own = { ...(called !== undefined && { called }), ...(words !== undefined && { words }) }
    return [{ measure: named(goal.metric), need, ...own }]
  })
  const numbers = found.some(({ need }) => need.limit !== undefined)
  const text = GOALS.map((id) => profile.answers[id]).filter((answer) => typeof answer === 'string')
  if (!numbers && text.some((answer) => NO_ERROR.test(answer.replace(SHARE_WITHOUT, ''))))
    return [{ measure: undefined, need: noErrorNeed(planned) }, ...found]
  return found.length > 0 ? found : profile.metrics.filter(isGoal).flatMap(({ id }) => withoutNumber(named(id)))
}

function needOf(goal: Quantity, profile: Profile, measure: Measure | undefined, planned?: number): Need | undefined {
  const { role, value, unit } = goal
  if (unit === 'seconds' && role === 'target') return timeNeed(value, timeToday(profile, goal))
  if (role === 'target-turnaround')
    return timeNeed(value, profile.quantities.find((each) => each.role === 'turnaround')?.value)
  if (unit !== 'share' && unit !== 'score') return undefined
  if (role !== 'error-limit' && role !== 'target') return undefined
  if (measure?.kind === 'whole') return undefined
  if (measure?.kind === 'ratio') return ratioNeed(Math.min(value, 0.5))
  if (measure?.kind === 'correlation') return correlationNeed(value)
  if (measure?.kind === 'spread')
    return { ...spreadNeed(measure.name, measure.spread ?? 1, measure.unit ?? ''), goal: goalOf(goal) }
  if (value > 0 && value < 1 && isChange(goal, profile.answers))
    return happensByItself(goal, profile) ? weeksNeed(value) : changeNeed(value)
  if (value > 0 && value < 1 && isTolerance(goal, profile)) return toleranceNeed(value)
  if (value > 0 && value < 1 && isFalling(goal, profile.quantities))
    return rateNeed(value, todayOf(goal, profile.quantities)?.value)
  if (role === 'error-limit') return limitNeed(value, planned)
  if (value <= 0 || value >= 1) return value === 1 ? noErrorNeed(planned) : undefined
  const classes = profile.quantities.find((each) => each.role === 'classes')?.value
  if (classes !== undefined && classes > 1 && isEach(goal, profile)) return classNeed(value, classes)
  const today = todayOf(goal, profile.quantities)?.value
  if (today !== undefined && value < RATE) return riseNeed(value, today)
  return measure?.kind === 'positives' || isFound(goal, profile)
    ? shareNeed(value, undefined, ' that really hold it')
    : shareNeed(value, planned)
}

/** Things that are counted over weeks, not done case by case. */
const EVENTS: readonly string[] =
  'bug incident accident victim complaint claim outage injury injuries loss losses energy electricity power kwh fuel waste scrap sales revenue order cost bill fee demurrage emission downtime absence'.split(
    ' ',
  )
function happensByItself(goal: Quantity, profile: Profile): boolean {
  const [before, after] = around(goal, profile.answers)
  const clause = `${/[^.;]*$/u.exec(before)?.[0] ?? ''} ${/^[^.;,]*/u.exec(after)?.[0] ?? ''}`
  return findPhrases(clause, EVENTS).length > 0
}

/** From here up a share with a value of today is one of right cases, judged one by one. */
const RATE = 0.5

/** "95 % of the swaps are found": a share of those that really are what is looked for; other cases do not count. */
function isFound(goal: Quantity, profile: Profile): boolean {
  const [, after] = around(goal, profile.answers)
  return FOUND.test(/^[^.;]*/u.exec(after)?.[0] ?? '')
}
const FOUND = /^\s*of [^.;,]{2,40}?\b(?:found|caught|detected|spotted|blocked|flagged)\b/iu

/** "Meters within 10 %": how far one figure may be off, no share of the cases. */
function isTolerance(goal: Quantity, profile: Profile): boolean {
  const [before] = around(goal, profile.answers)
  return TOLERANCE.test(before + goal.words)
}
const TOLERANCE = /(?:\bwithin|±|\+\/-)\s*\d[\d.,]*\s*(?:%|per ?cent)$/iu

function limitNeed(limit: number, planned: number | undefined): Need | undefined {
  if (limit >= 1) return undefined
  if (limit <= 0) return noErrorNeed(planned)
  return limit <= RARE_LIMIT ? rareNeed(limit, planned) : mostNeed(limit, planned)
}

/** A score as it was named: "below 12 %", "at least 0.85". */
function goalOf({ value, unit, high, role }: Quantity): string {
  const shown = unit === 'share' ? percent(value) : String(value)
  return high !== undefined || role === 'error-limit' ? `below ${shown}` : `at least ${shown}`
}

/** A metric that is named without a number still says what kind of sample it takes; a share is planned as a coin's. */
function withoutNumber(measure: Measure | undefined): Measured[] {
  if (measure === undefined || measure.kind === 'whole' || measure.kind === 'ratio') return []
  if (measure.kind === 'correlation') return [{ measure, need: { ...correlationNeed(0.5), goal: NO_NUMBER } }]
  if (measure.kind === 'spread')
    return [{ measure, need: spreadNeed(measure.name, measure.spread ?? 1, measure.unit ?? '') }]
  const { target: _, ...need } = shareNeed(0.5, undefined)
  return [{ measure, need: { ...need, goal: NO_NUMBER, proof: `${cases(need.cases)} show it within ±5 points` } }]
}

/** The time of today: the one told beside the goal, else any. Seconds. */
function timeToday({ quantities, money }: Profile, { where }: Quantity): number | undefined {
  const told = quantities.filter(({ role }) => role === 'time-per-case')
  const beside = told.find((each) => each.where.question === where.question && each.where.at < where.at)
  return (beside ?? told[0])?.value ?? (money.minutesPerCase && money.minutesPerCase.value * 60)
}

/** What a table says where nobody has named a number. */
const NO_NUMBER = 'to be named'

const MAX_NAME_WORDS = 5
/** What a rate is a rate of, in the team's words: before its first number ("waste under 8 %"), behind it ("6 % stock-outs"), or of what it is a part. */
function calledBy(goal: Quantity, profile: Profile): string | undefined {
  const [before, after] = around(goal, profile.answers)
  const clause = /(?:[^.;,:]|[.,](?=\d))*$/u.exec(before)?.[0] ?? ''
  const subject = clause
    .replace(/^.*\d.*?\band\s/iu, '')
    .replace(BOUND, '')
    .replace(LINK, '')
  const behind = (/^[^.;,:]*/u.exec(after)?.[0] ?? '').trim()
  const names = [subject.trim(), FIRST_LINK.test(behind) ? '' : behind, behind.replace(/^of\s+/iu, '')]
  return names.find(isName)
}

/** Where the words for the limit begin: "waste | under 8 %", "loss | from 1.4 to". */
const BOUND =
  /(?:\s*[<≤]|\b(?:from|under|below|less|fewer|at most|no more|not more|within|up to|down|to|by|is|are|of|stays?|falls?|drops?|must|shall|should|goes)\b|\d).*$/iu
const LINK = /\s+(?:at|in|on|with|for|the)\s*$/iu
const FIRST_LINK = /^(?:of|by|in|at|on|per|for|within|after|from|to|until|before|and|or|a|an|each|every)\b/iu
const isName = (text: string): boolean => /\p{L}{3}/u.test(text) && text.split(/\s+/u).length <= MAX_NAME_WORDS

/** "75 % in each of the classes". */
function isEach(goal: Quantity, profile: Profile): boolean {
  return /^[^.;,]{0,30}\b(?:each|every|per)\b/iu.test(around(goal, profile.answers)[1])
}

const MAX_WORDS = 90
const CLAUSES = /[;:]|[.,](?=\s|$)|\s(?:and|but)\s/u
/** The clause that the number stands in. */
function clauseOf(goal: Quantity, profile: Profile): string | undefined {
  const [before, after] = around(goal, profile.answers)
  const head =
    before
      .split(CLAUSES)
      .at(-1)
      ?.replace(/^.*\d.*\s(?:with|while|at)\s/u, '') ?? ''
  const tail = after.split(CLAUSES)[0]?.replace(/\s(?:with|while|at)\s.*\d.*$/u, '') ?? ''
  const clause = `${head}${goal.words}${tail}`.replace(/\s+/gu, ' ').trim()
  return clause.length > MAX_WORDS || clause.split(' ').length < 3 ? undefined : clause
}
