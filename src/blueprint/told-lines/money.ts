import { formatUsd } from '../../amounts/print.ts'
import { around, isCut } from '../../profile/change.ts'
import { isFalling, todayOf } from '../../profile/falling.ts'
import type { Profile } from '../../profile/profile.ts'
import { borneBy, lossesIn } from '../sums/losses.ts'
import { partsOfCounts } from '../sums/shares.ts'
import { share, type Told, thingsIn } from '../sums/told.ts'
import { anyWord, percent, type ToldLine, topics, whole } from './line.ts'
import { timesAYear, type Volume } from './volumes.ts'

const STORIES = ['problem', 'why']
const A_PERIOD = /^[^.;,]{0,30}?\b(?:a|per|each|every) (?<per>day|week|month|quarter|year)\b/iu

/** Times a year that an amount is told for; undefined where the words name no period. */
function timesOf({ per, years, after, words }: Told, days: number): number | undefined {
  const named = per ?? A_PERIOD.exec(`${after}`)?.groups?.per ?? A_PERIOD.exec(words)?.groups?.per
  const often = named === undefined ? undefined : timesAYear(named, days)
  return often ?? (years === undefined ? undefined : 1 / years)
}

/** "12 % of what we bake, that is 900 dollars every day" beside "at most 8 %": what the goal takes off the money of a share. */
export function shareMoneyLines(
  told: readonly Told[],
  { quantities, answers }: Profile,
  days: number,
): readonly ToldLine[] {
  return quantities.flatMap((goal): ToldLine[] => {
    const isGoal = goal.unit === 'share' && goal.where.question === 'success_measure' && goal.value > 0
    if (!isGoal || !(isFalling(goal, quantities) || goal.role === 'error-limit')) return []
    const [before, after] = around(goal, answers)
    const clause = `${/[^.;,]*$/u.exec(before)?.[0] ?? ''} ${/^[^.;,]*/u.exec(after)?.[0] ?? ''}`
    const today = todayOf(goal, quantities)?.value
    const stories = told.filter(
      (each) =>
        each.unit === 'share' &&
        STORIES.includes(each.where.question) &&
        (today === undefined ? each.value > goal.value : each.value === today) &&
        share(topics(clause), thingsIn(`${each.before} ${each.after}`)),
    )
    const [now] = stories
    if (now === undefined || stories.length > 1) return []
    const sums = told.filter(
      ({ unit, sentence, where }) => unit === 'usd' && sentence === now.sentence && where.at > now.where.at,
    )
    const [money] = sums
    const often = money && timesOf(money, days)
    if (money === undefined || often === undefined || !IS.test(between(now, money))) return []
    return [
      {
        usd: money.value * often * (1 - goal.value / now.value),
        how: `${percent(now.value)} to ${percent(goal.value)} takes ${percent(1 - goal.value / now.value)} off the ${money.words} ${often === 1 ? 'a year' : `lost ${periods[String(often)] ?? `${often} times a year`}`}`,
        kept: ['goodsKept'],
        about: topics(clause),
      },
    ]
  })
}
const periods: Readonly<Record<string, string>> = {
  '12': 'a month',
  '52': 'a week',
  '250': 'a working day',
  '365': 'a day',
}
const between = (one: Told, other: Told): string => one.after.slice(0, Math.max(0, one.after.indexOf(other.words)))
/** The money is that of the share: "12 %, which is 900 dollars". */
const IS = /\b(?:which|that|this|it) (?:is|are|costs?|makes|means|comes to|amounts to)\b|\bworth\b|[(=]/iu

/** Less is no event that anybody counts: US dollars. */
const LEAST = 1000
const LOST = anyWord(
  String.raw`cost (?:us|the (?:company|city|firm|hospital|clinic|bank|insurer))|claim(?:ed)? (?:was|of|for)|(?:had to )?(?:pay|paid)|fined?|penalt\w+`,
  String.raw`compensat\w+|settle\w+|wr[oi]te off|wrote off|sent back|destroyed|repair cost|damages? (?:was|were|of)|lost an?\b|refund\w*|took back`,
)
/** What may come, what is paid for on purpose, and what is told for each of many. */
const NO_EVENT = anyWord(
  'would|could|might|may (?:be|have|cost|become|come)|can|threat\\w*|if|each|every|per|average|mean|usually|bought|invest\\w*|budget|offer\\w*|quote\\w*|salary|rent|license|licence|price list|on average',
)

/** The dearest event of the past and what it cost the team: how often it comes, nobody has told. */
export function eventLines(told: readonly Told[], profile: Profile, days: number): readonly ToldLine[] {
  const counted = lossesIn(told, partsOfCounts(told), profile).map(({ from }) => from)
  const events = told.filter(
    (each) =>
      each.unit === 'usd' &&
      each.value >= LEAST &&
      !['budget', 'price', 'benefit'].includes(each.role ?? '') &&
      STORIES.includes(each.where.question) &&
      each.per === undefined &&
      timesOf(each, days) === undefined &&
      !counted.includes(each) &&
      LOST.test(clauseOf(each)) &&
      !NO_EVENT.test(clauseBeforeOf(each)) &&
      !FOR_EACH.test(each.after) &&
      typeof borneBy(each.before) !== 'string',
  )
  const [event] = events.toSorted((a, b) => b.value - a.value)
  if (event === undefined) return []
  const named = event.currency === undefined ? event.words : `${event.words} (${formatUsd(event.value)})`
  return [
    {
      event: { usd: event.value, named },
      how: `a loss like your ${named} once in three years`,
      kept: ['lossCut'],
      about: topics(clauseOf(event)),
    },
  ]
}

const FOR_EACH = /^\s*(?:each|apiece|per|an? \p{L}+|every)\b/iu
const clauseBeforeOf = ({ before, words }: Told): string => `${/[^.;]*$/u.exec(before)?.[0].slice(-90) ?? ''} ${words}`
const clauseOf = ({ before, words, after }: Told): string =>
  `${/[^.;]*$/u.exec(before)?.[0].slice(-90) ?? ''} ${words} ${/^[^.;,]*/u.exec(after)?.[0].slice(0, 40) ?? ''}`

const LENGTHS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:km|kms|kilomet(?:er|re)s?)\b/giu, 'kilometer'],
  [/\b(?:tons?|tonnes?)\b/giu, 'tonne'],
  [/\b(?:l|lit(?:er|re)s?)\b/giu, 'liter'],
]
/** One spelling of what is measured, so that "km" meets "kilometres". */
const measured = (text: string): readonly string[] =>
  thingsIn(LENGTHS.reduce((said, [pattern, name]) => said.replace(pattern, name), text))

/** "4,000 km a day at half a euro a kilometre" beside "a tenth fewer kilometres": so much less of what all of them cost. */
export function unitCutLines(
  told: readonly Told[],
  { quantities, answers }: Profile,
  volumes: readonly Volume[],
): readonly ToldLine[] {
  return quantities.flatMap((goal): ToldLine[] => {
    if (goal.unit !== 'share' || goal.where.question !== 'success_measure' || !isCut(goal, answers)) return []
    const named = measured(/^[^.;,]*/u.exec(around(goal, answers)[1])?.[0] ?? '')
    const base = volumes.filter(({ told: { counts = '' } }) => share(measured(counts), named))
    const prices = told.filter(({ unit, per }) => unit === 'usd' && per !== undefined && share(measured(per), named))
    const [[volume], [price]] = [base, prices]
    if (volume === undefined || price === undefined || base.length > 1 || prices.length > 1) return []
    return [
      {
        usd: volume.perYear * price.value * goal.value,
        how: `${percent(goal.value)} less of ${whole(volume.perYear)} ${volume.noun} a year at ${price.words}`,
        kept: ['goodsKept'],
        about: named,
      },
    ]
  })
}

const GONE_ELSEWHERE = anyWord(
  String.raw`(?:bought|buys?|went|goes?|go|ordered|orders?|booked|books?) (?:\p{L}+ ){0,2}?(?:elsewhere|to (?:a |the |our )?competitors?|somewhere else)`,
  String.raw`hangs? up|never (?:call|come|write) (?:back|again)|(?:are|is|were) (?:lost|gone)`,
)
const BRINGS =
  /\b(?:brings? (?:us )?(?:in )?|is worth|we earn|margin (?:of|is)|earns? us)\s*(?:about |around |some )?$/iu

/** "45 chats a night, a third of them buy elsewhere; an order brings 2 dollars": what is lost to others, at what one brings. */
export function lostSaleLines(told: readonly Told[], volumes: readonly Volume[]): readonly ToldLine[] {
  const prices = told.filter(({ unit, before }) => unit === 'usd' && BRINGS.test(before))
  const [price] = prices
  if (price === undefined || prices.length > 1) return []
  return told.flatMap((part): ToldLine[] => {
    if (part.unit !== 'share' || !GONE_ELSEWHERE.test(part.after)) return []
    const beside = volumes.filter(({ told: each }) => each.sentence === part.sentence && each.where.at < part.where.at)
    const [volume] = beside
    if (volume === undefined || beside.length > 1 || Math.abs(price.sentence - part.sentence) > 1) return []
    const many = volume.perYear * part.value
    return [
      {
        usd: many * price.value,
        how: `${percent(part.value)} of ${whole(volume.perYear)} ${volume.noun} a year lost to others, at ${price.words} each`,
        kept: ['lossCut'],
        about: volume.things,
      },
    ]
  })
}
