import type { Profile } from '../../profile/profile.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import { borneBy } from '../sums/losses.ts'
import { amount } from '../sums/sum.ts'
import { share, type Told, thingsIn } from '../sums/told.ts'
import { anyWord, figure, percent, type ToldLine, topics, whole } from './line.ts'
import { type ShareChange, shareChanges } from './shares.ts'
import { baseOf, type Volume } from './volumes.ts'
import { NO_WORK } from './work-words.ts'

/** What one event costs the team: money, and seconds of people's work, in the words of the text. */
type Cost = { readonly usd: number; readonly seconds: number; readonly said: string; readonly told: Told }

/**
 * Fewer events by the goal, at what the text tells for each of them: "12 % of the sessions", "an episode takes 18 minutes and $2.50", "sessions with
 * an episode from 12 % to 9 %". Every link holds by its noun; where one does not, there is no sum.
 */
export function chainLines(told: readonly Told[], profile: Profile, volumes: readonly Volume[]): readonly ToldLine[] {
  return shareChanges(told, profile).flatMap((each): ToldLine[] => {
    const change = each.story === undefined && each.byValue !== undefined ? { ...each, story: each.byValue } : each
    const { from, to, clause, of } = change
    const base = to < from ? baseOf(of, clause, volumes) : undefined
    const costs = base === undefined ? [] : costsOf(change, base, told)
    if (base === undefined || costs.length === 0) return []
    const many = base.perYear * (from - to)
    const sum = (of: 'usd' | 'seconds') => costs.reduce((all, each) => all + each[of], 0)
    const also = alongside(change, costs, volumes, told)
    return [
      {
        usd: many * sum('usd') + (also?.usd ?? 0),
        ...(sum('seconds') > 0 && { hours: (many * sum('seconds')) / 3600 }),
        how: `${percent(from)} to ${percent(to)} of ${whole(base.perYear)} ${base.noun} a year: ${whole(many)} fewer, ${costs.map(({ said }) => said).join(' and ')} each${also?.said ?? ''}`,
        kept: ['goalKept'],
        about: [...topics(clause), ...base.things],
      },
    ]
  })
}

/** All that the text tells of the cost of one; of two that tell the same unit neither is sure. */
function costsOf(change: ShareChange, base: Volume, told: readonly Told[]): readonly Cost[] {
  const costs = told.flatMap((each): Cost[] => {
    if (NO_COST.includes(each.role ?? '') || typeof borneBy(each.before) === 'string') return []
    const late = perTime(each, change, told)
    if (late !== undefined) return [late]
    if (![isBeside(each, change, told), isNamed(each, change, base), isNext(each, change, base)].includes(true))
      return []
    if (each.unit === 'usd') return [{ usd: each.value, seconds: 0, said: amount(each), told: each }]
    return isWork(each, isBeside(each, change, told))
      ? [{ usd: 0, seconds: each.value, said: `${figure(each.value / 60)} minutes`, told: each }]
      : []
  })
  const units = costs.map(({ told: { unit } }) => unit)
  return new Set(units).size === units.length ? costs : []
}
const NO_COST = ['budget', 'price', 'target', 'target-cost', 'latency', 'deadline', 'turnaround']
/** Nobody works longer on one event. */
const LONG = 8 * 3600
const OF_SOMEBODY = /^\s*of (?:an?|our|the) \p{L}{4,}/iu
const isWork = ({ unit, value, role, before, after }: Told, beside: boolean): boolean =>
  unit === 'seconds' &&
  (role === 'time-per-case' || (beside && OF_SOMEBODY.test(after))) &&
  value <= LONG &&
  !NO_WORK.test(before.slice(-40))

/** "5 % are lost, at $1,150 on average", "which costs us $900": right behind the share, with no other number between; "and nine minutes of a packer" goes with it. */
function isBeside(each: Told, { story }: ShareChange, told: readonly Told[]): boolean {
  if (story === undefined || each.sentence !== story.sentence || each.where.at < story.where.at) return false
  if (isPeriod(each.per) || !['usd', 'seconds'].includes(each.unit)) return false
  const [other, ...more] = told.filter((one) => isBetween(one, story, each.where.at))
  if (other !== undefined)
    return (
      each.unit === 'seconds' &&
      more.length === 0 &&
      JOINED.test(each.before) &&
      isBeside(other, { ...NO_CHANGE, story }, told)
    )
  return EACH.test(each.after) || (each.unit === 'usd' && (AT.test(each.before) || IT_COSTS.test(each.before)))
}
const isBetween = (each: Told, story: Told, at: number): boolean =>
  each.sentence === story.sentence && each.where.at > story.where.at && each.where.at < at && each.unit !== 'seconds'
const NO_CHANGE = { from: 0, to: 0, clause: '' }
const EACH = /^\s*(?:lost |gone |paid )?(?:on average|each|apiece|a time|for each|per)\b/iu
const AT = /\bat (?:about |around |an average of )?[^\p{L}\p{N}\s]{0,2}$/iu
const IT_COSTS =
  /\b(?:which|that|it|each|one) (?:costs?|means|takes) (?:us )?(?:about |around )?[^\p{L}\p{N}\s]{0,2}$/iu
const JOINED = /\b(?:each|apiece|average)?,? (?:and|plus)(?: about| another)? [^\p{L}\p{N}\s]{0,2}$/iu

/** The words between the article and the verb: "a wrong claim costs". */
const SUBJECT =
  /(?:^|\s)(?:an?|each|every|one|per|such an?)\s+(?<of>(?:[\p{L}-]+\s+){1,4}?)(?:costs?|takes?|needs?|means|loses)\b[^.;:]*$/iu

/** Whether it is told for each of what the goal brings down: by the goal's own noun ("an episode"), or the base's with the goal's word for its sort ("a late train"). */
function isNamed({ per, before }: Told, { clause }: ShareChange, { heads }: Volume): boolean {
  if (per === undefined || isPeriod(per)) return false
  const own = topics(clause).filter((word) => !heads.includes(word))
  const sort = SUBJECT.exec(before)?.groups?.of ?? ''
  return share(thingsIn(per), own) || (share(thingsIn(per), heads) && share(thingsIn(sort), own))
}

/** What is said only of something that went wrong, or of work that is done once more. */
const AGAIN = anyWord(
  String.raw`second|another|extra|repeat\w*|replacement|wrong\w*|bad|lost|missed|empty|late|failed|false|broken|damaged|returned|rejected|spoiled|such an?`,
)

/** "14 % are missed. An empty slot costs us 62": the sentence right behind the share tells the cost of what went wrong, and names nothing else that is counted. */
function isNext({ per, sentence, before }: Told, { story }: ShareChange, { heads }: Volume): boolean {
  if (story === undefined || per === undefined || isPeriod(per) || share(thingsIn(per), heads)) return false
  const follows = sentence === story.sentence + 1 || (sentence === WHY && story.where.question === 'problem')
  return follows && AGAIN.test(SUBJECT.exec(before)?.groups?.of ?? '')
}
/** The first sentence of the reasons, as `toldIn` counts them. */
const WHY = 1000

const MEAN_AFTER = /^\s*(?:on average|in the mean|each)\b/iu
const MEAN_BEFORE = /\b(?:average(?: of)?|on average|mean of)\s*(?:about )?$/iu
const SECONDS: Readonly<Record<string, number | undefined>> = { minute: 60, hour: 3600 }

/** "30 % leave late, 11 minutes on average" beside "$45 for each minute late": what the mean delay of one costs. */
function perTime(rate: Told, { clause, story }: ShareChange, told: readonly Told[]): Cost | undefined {
  const long = SECONDS[rate.per ?? '']
  if (rate.unit !== 'usd' || long === undefined || story === undefined) return undefined
  if (!share(topics(clause), thingsIn(`${rate.words} ${/^[^.;,]*/u.exec(rate.after)?.[0] ?? ''}`))) return undefined
  const times = told.filter(
    ({ unit, sentence, where, before, after }) =>
      unit === 'seconds' &&
      sentence === story.sentence &&
      where.at > story.where.at &&
      (MEAN_AFTER.test(after) || MEAN_BEFORE.test(before)),
  )
  const [time] = times
  if (time === undefined || times.length > 1) return undefined
  const said = `${figure(time.value / long)} ${rate.per}s at ${amount(rate)} a ${rate.per}`
  return { usd: (time.value / long) * rate.value, seconds: 0, said, told: rate }
}

/** What the sentence of the cost counts by the year beside it, at so much each: it falls as the events do, if it comes of them. */
function alongside(
  { from, to }: ShareChange,
  costs: readonly Cost[],
  volumes: readonly Volume[],
  told: readonly Told[],
): { readonly usd: number; readonly said: string } | undefined {
  const sentences = costs.map(({ told: { sentence } }) => sentence)
  const beside = volumes.filter(({ told: { sentence } }) => sentences.includes(sentence))
  const [count] = beside
  if (count === undefined || beside.length > 1) return undefined
  const next = told.find(({ sentence, where }) => sentence === count.told.sentence && where.at > count.told.where.at)
  if (next?.unit !== 'usd' || next.per !== undefined || !AT.test(next.before)) return undefined
  return {
    usd: count.perYear * next.value * (1 - to / from),
    said: `, and ${percent(1 - to / from)} of ${whole(count.perYear)} ${count.noun} a year at ${amount(next)}, if they fall alike`,
  }
}
