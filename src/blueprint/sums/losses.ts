import { formatUsd } from '../../amounts/print.ts'
import { around } from '../../profile/change.ts'
import { isPaid } from '../../profile/paid.ts'
import type { Profile } from '../../profile/profile.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import { type Part, periodOf } from './shares.ts'
import { amount, figure, money, type Sum } from './sum.ts'
import { quoted, share, type Told, thingsIn } from './told.ts'

const LOSS = /\b(?:loss\w*|costs?|lost|lose|loses|damages?|fines?|penalt\w+|settlements?|claims?|pay|paid)\b/iu
/** An average of many is told beside their number. */
const MEAN =
  /\b(?:mean|average|avg\.?|on average)(?: (?:loss|cost|damage|claim|fine|amount|settlement))?(?: is| of| was|,)?\s*$/iu
/** Words for events that the sentence before has named. */
const AGAIN =
  /\b(?:there (?:were|are|have been)|we had|(?:it|this|that) (?:happened|happens|occurred))\s+(?:about |around )?$/iu
const TIMES = /^times\b/iu
const SUCH = /\bsuch\b/iu

/** Who bears it, where the words name somebody else than the team. */
const OTHERS =
  'customer|client|user|buyer|seller|victim|patient|guest|tenant|passenger|famil|student|citizen|resident|shopper|donor|driver|farmer|terminal|applicant|subscriber'
const BORNE_BY =
  /\bcosts? (?:an?|the|each|every|our) (?<who>(?:\p{L}+ )?\p{L}+) (?:about |around |up to |on average )*$/iu

/** What is lost in a year, in US dollars: told as one sum, or as events at an amount each. */
export type Loss = {
  readonly usdPerYear: number
  readonly events?: Told | Part
  /** Who loses it, if it is not the team. */
  readonly whose?: string
  /** Stems of what it is about. */
  readonly things: readonly string[]
  readonly from: Told
}

/** Every loss that the numbers of the team tell, events first. `derived`: counts that are a part of another. */
export function lossesIn(told: readonly Told[], derived: readonly Part[], profile: Profile): readonly Loss[] {
  return [...told.flatMap((each) => eventLoss(each, told, derived)), ...told.flatMap((each) => yearly(each, profile))]
}

/** Money by the hour or the day is somebody's pay. */
const A_WEEK = 0.019
/** "We lose about 6 million a year" is no gain, whatever else it looks like. */
const LOSES = /\b(?:loses?|lost|losing) (?:us )?(?:about |around |some |roughly |up to )?$/iu
const THEIRS = new RegExp(String.raw`\b(?:${OTHERS})`, 'iu')
/** "Sent back goods worth 90,000": what comes back is no income. */
const CAME_BACK =
  /\b(?:s[ea]nt back|sends? back|returned|rejected|scrapped|threw away|wrote off)\b[^.;,]{0,40}\bworth (?:about |around )?$/iu
const weLose = (before: string): boolean =>
  CAME_BACK.test(before) || (LOSES.test(before) && !THEIRS.test(before.slice(-60)))
/** Less a year is a fee or a subscription. */
const MIN_USD = 5000

function yearly(from: Told, { answers }: Profile): readonly Loss[] {
  const { unit, value, years, role, per, span = '' } = from
  if (unit !== 'usd' || years === undefined || years < A_WEEK || value / years < MIN_USD) return []
  if (
    !['problem', 'why'].includes(from.where.question) ||
    (role !== undefined && role !== 'cost' && !weLose(from.before))
  )
    return []
  if (MEAN.test(from.before) || (per === undefined && /\bover\b/iu.test(span)) || !isPaid(from, answers)) return []
  return [{ usdPerYear: value / years, things: thingsIn(around(from, answers).join(' ').slice(-200)), from }]
}

/** "5,200 victims a month, mean loss 4,800 rupees"; "a collision costs 180,000 euros. There were 23 in three years". */
function eventLoss(from: Told, told: readonly Told[], derived: readonly Part[]): readonly Loss[] {
  if (from.unit !== 'usd' || from.years !== undefined || from.value <= 0) return []
  if (/\bbrings?\b/iu.test(from.before)) return []
  const events =
    eachOf(from, told) ??
    lostAt(from, told, derived) ??
    (LOSS.test(from.before.slice(-80)) ? countOf(from, told, derived) : undefined)
  if (events?.years === undefined) return []
  const whose = whoseOf(from, events)
  const things = [...events.things, ...thingsIn(from.per ?? '')]
  return [{ usdPerYear: (events.value / events.years) * from.value, events, ...(whose && { whose }), things, from }]
}

/** "310 jobs were canceled last year, 900 dollars each": the count right before, of which something bad is said. */
function eachOf(from: Told, told: readonly Told[]): Told | undefined {
  const isEach = /\beach\b/iu.test(`${from.words} ${/^\s*\S+/u.exec(from.after)?.[0] ?? ''}`)
  if (!isEach && !EACH_COST.test(from.before)) return undefined
  const before = told.filter(({ sentence, where }) => sentence === from.sentence && where.at < from.where.at)
  const last = before.at(-1)
  if (last?.unit !== 'count' || last.years === undefined || last.things.length === 0) return undefined
  const between = last.after.slice(0, Math.max(0, last.after.indexOf(from.words)))
  return GONE_BAD.test(between) || BROKE.test(between) ? last : undefined
}
/** "5 % are lost for good, at $1,150 on average": the last count or part before the price, with something bad said of it and no other number between. */
function lostAt(from: Told, told: readonly Told[], derived: readonly Part[]): Told | Part | undefined {
  if (!AT.test(from.before) || (from.per !== undefined && isPeriod(from.per))) return undefined
  const before = told.filter(({ sentence, where }) => sentence === from.sentence && where.at < from.where.at)
  const last = before.at(-1)
  if (last === undefined) return undefined
  const part = derived.find(({ where }) => where.question === last.where.question && where.at === last.where.at)
  const events = part ?? (last.unit === 'count' && last.things.length > 0 ? last : undefined)
  const said = `${last.words} ${last.after.slice(0, Math.max(0, last.after.indexOf(from.words)))}`
  return events?.years !== undefined && (LOST.test(said) || FAILED.test(said)) ? events : undefined
}
const AT = /\bat (?:about |around |some |an average of )?[^\p{L}\p{N}\s]{0,2}$/iu
const LOST =
  /\b(?:lost|missed|damaged|rejected|returned|scrapped|wasted|stolen|refunded|cancel+ed|thrown away|written off|spoiled|broken?|no-shows|accidents?)\b/iu
const FAILED = /\b(?:breakdowns?|outages?|failures?|leaks?|claims? (?:refused|denied))\b/iu
const EACH_COST = /[;,.] (?:and )?each (?:one |of them )?cost(?:s|ing)? (?:us )?(?:about |around |some )?$/iu
const GONE_BAD =
  /^\s*(?:(?:were|was|are|is|have been|had to be|got) (?:\p{L}+ )?(?:cancel+ed|lost|missed|damaged|rejected|returned|scrapped|wasted|stolen|refunded|thrown away))\b/iu
const BROKE = /^\s*(?:failed|broke down|burned down|sank|leaked)\b/iu

function countOf(from: Told, told: readonly Told[], derived: readonly Part[]): Told | Part | undefined {
  const timed = ({ unit, years, value }: Told) => unit === 'count' && years !== undefined && value > 0
  const counts = told.filter(timed)
  if (MEAN.test(from.before)) {
    const here = <T extends Told>(all: readonly T[]) =>
      all.filter(
        ({ sentence, where, things }) => sentence === from.sentence && where.at < from.where.at && things.length > 0,
      )
    return here(derived.filter(timed)).at(-1) ?? here(counts).at(-1)
  }
  const named = thingsIn(from.per ?? '')
  const same = <T extends Told>(all: readonly T[]) => all.filter(({ things }) => share(things, named))
  const parts = same(derived.filter(timed))
  // What is late or missing is not lost at the price of one.
  if (parts.length > 0) return parts.length === 1 && !NOT_THERE.test(parts[0]?.after ?? '') ? parts[0] : undefined
  // "We issue 92 units a day" counts what is sold or made, at what one costs: that is no loss.
  const whole = same(counts).filter(
    ({ counts: noun = '', role, before }) => ofSort(from, noun) && !(role === 'volume' && HANDED.test(before)),
  )
  if (whole.length > 0) return whole.length === 1 ? whole[0] : undefined
  return (
    happening(from, counts) ??
    counts.find(
      ({ sentence, before, counts: noun = '', words, where }) =>
        where.question === from.where.question &&
        where.at > from.where.at &&
        sentence - from.sentence <= 1 &&
        (noun === '' || TIMES.test(noun) || SUCH.test(words)) &&
        AGAIN.test(before),
    )
  )
}

const HANDED = /\b(?:issues?|sells?|delivers?|ships?|serves?|makes?|bakes?|cooks?|produces?|prints?)\b[^.;,\d]*$/iu
const NOT_THERE =
  /^[^.;,]{0,40}\b(?:missing|late|delayed|overdue|unanswered|not (?:delivered|served|there|available)|asked for|requested)\b/iu

/** "About four times a year a press stands still. ... A standstill costs": what is said to happen so often is what costs. */
function happening(from: Told, counts: readonly Told[]): Told | undefined {
  const named = thingsIn(from.per ?? '')
  const often = counts.filter(
    ({ counts: noun = '', after, before }) =>
      TIMES.test(noun) && (share(thingsIn(after), named) || share(thingsIn(before), named)),
  )
  if (often.length === 1) return often[0]
  const going = counts.filter(({ counts: noun = '', after }) => TIMES.test(noun) && FAILS.test(after))
  return FAILURE.test(from.per ?? '') && going.length === 1 ? going[0] : undefined
}
const FAILURE = /^(?:breakdown|stop|stoppage|failure|outage|standstill|accident|incident|leak|spill|halt)$/iu
const FAILS = /^[^.;]{0,60}\b(?:breaks? down|stops?|fails?|stands? still|goes down|go down|leaks?|halts?|trips?)\b/iu

/** "Every wrongly sorted mail": one of these mails is not one of all of them. */
function ofSort(from: Told, noun: string): boolean {
  const sort = SORT.exec(from.before)?.groups?.sort
  return sort === undefined || share(thingsIn(sort), thingsIn(noun))
}
const SORT =
  /(?:^|\s)(?:an?|each|every|one|per)\s+(?<sort>(?:[\p{L}-]+\s+){1,3})[\p{L}-]+\s+(?:would )?(?:costs?|brings?|is)\b/iu

/** Who bears a cost by the words before it: "a missed call costs the caller". Null where they name the team. */
export function borneBy(before: string): string | null | undefined {
  const named = BORNE_BY.exec(before)?.groups?.who
  if (named === undefined) return undefined
  return THEIRS.test(named) ? `${named}s` : null
}

function whoseOf(from: Told, events: Told): string | undefined {
  const named = borneBy(from.before)
  if (named !== undefined) return named ?? undefined
  const many = events.counts ?? ''
  return THEIRS.test(many) ? many : undefined
}

const WORK =
  /\b(?:staff|wages|payroll|salar\w+|overtime|temps|agenc(?:y|ies)|typing|hours|labou?r|people|freelancers?|clerks|moderators|agents|inspectors|translators|typists|analysts|assessors)\b/iu
const GONE = /\b(?:los[est]\w*|fines?|penalt\w+|damages?|wast\w+|claims?|scrap\w*)\b/iu
/** Whether a sum of a year is lost, is what people are paid for the work, or is paid for a thing: a license, a rent. */
export function kindOf({ from }: Loss): 'gone' | 'work' | 'thing' {
  const sentence = `${from.before} ${from.words} ${from.after}`
  if (from.role !== 'cost' || GONE.test(sentence)) return 'gone'
  return WORK.test(sentence) ? 'work' : 'thing'
}

/** The row of a loss. */
export function lossSum({ usdPerYear, events, whose, from }: Loss): Sum | undefined {
  const theirs = whose === undefined ? '' : `, the money of the ${whose}`
  if (events?.years === undefined) {
    // What is told by the year needs no sum.
    if (from.years === 1) return undefined
    const rate = from.currency === undefined ? '' : ` at $${Number(from.currency.usd.toPrecision(3))}`
    const times = ` x ${figure(1 / (from.years ?? 1))}`
    return {
      kind: 'loss',
      words: [quoted(from)],
      working: `${amount(from)}${times}${rate}`,
      result: `${formatUsd(usdPerYear)} a year${theirs}`,
    }
  }
  const each = events.value * from.value
  const named = periodOf(events.years)
  return {
    kind: 'loss',
    words: ['of' in events ? [quoted(events.of), events.phrase] : [quoted(events)], from.words].flat(),
    working: `${figure(events.value)} x ${amount(from)}`,
    result:
      named === 'a year'
        ? `${money(from, each)} a year${theirs}`
        : `${money(from, each)} ${named}, ${money(from, usdPerYear)} a year${theirs}`,
  }
}
