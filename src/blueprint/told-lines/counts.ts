import { digitsForWords } from '../../amounts/number-words.ts'
import type { Profile } from '../../profile/profile.ts'
import { amount } from '../sums/sum.ts'
import { share, type Told, thingsIn } from '../sums/told.ts'
import { isPeople } from './heads.ts'
import { figure, type ToldLine, topics, whole } from './line.ts'
import { timesAYear } from './volumes.ts'

/** So many of a thing in a period, and how many there shall be. */
type CountChange = {
  readonly now: number
  readonly then: number
  readonly what: string
  readonly perYear: number
  readonly per: string
}

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`
const PERIOD = 'day|night|week|weekend|month|quarter|season|year'
const UNIT = String.raw`(?!\s*(?:%|per ?cent|points?\b|minutes?\b|mins?\b|hours?\b|seconds?\b|days?\b|weeks?\b|months?\b|years?\b|euros?\b|dollars?\b|g\b|kg\b|km\b|k\b|million\b))`
const FROM_TO = new RegExp(
  String.raw`(?<what>[^.;,:]{3,60}?)\s(?:down |reduced |cut )?from (?:about )?(?<now>${NUMBER})${UNIT}(?: (?:a|per) (?:${PERIOD}))? (?:down )?to (?:at most |under |below |about )?(?<then>${NUMBER})${UNIT}(?<noun>(?: [\p{L}-]+){0,2}?)(?: (?:a|per|each|every) (?<per>${PERIOD}))?\b`,
  'giu',
)
const INSTEAD = new RegExp(
  String.raw`(?:at most|under|below|only|no more than)?\s?(?<then>${NUMBER})${UNIT}(?<what>(?: [\p{L}-]+){1,5}?) (?:a|per|each|every) (?<per>${PERIOD}) (?:instead of|rather than|not) (?:about |the )?(?<now>${NUMBER})\b${UNIT}`,
  'giu',
)

/** "Calls from 52 to 20 a day", "at most 1 match a weekend instead of 9": fewer of a thing, by the period that the goal or the story tells. */
function countChanges(told: readonly Told[], { answers }: Profile, days: number): readonly CountChange[] {
  const text = digitsForWords(String(answers.success_measure ?? ''))
  return [...text.matchAll(FROM_TO), ...text.matchAll(INSTEAD)].flatMap(({ groups = {} }): CountChange[] => {
    const [now, then] = [groups.now, groups.then].map((each) => Number((each ?? '').replaceAll(',', '')))
    if (now === undefined || then === undefined || !(then < now)) return []
    const story = told.find(({ unit, value, per }) => unit === 'count' && value === now && per !== undefined)
    const per = groups.per ?? story?.per ?? ''
    const perYear = timesAYear(per, days)
    const what = `${groups.what ?? ''} ${groups.noun ?? ''}`.trim()
    return perYear === undefined ? [] : [{ now, then, what, perYear, per }]
  })
}

/** What fewer of a thing are worth: the told price of one, or the minutes that the story tells for each. */
export function countLines(told: readonly Told[], profile: Profile, days: number): readonly ToldLine[] {
  return countChanges(told, profile, days).flatMap((change) =>
    [priced(change, told) ?? timed(change, told) ?? []].flat(),
  )
}

function priced(change: CountChange, told: readonly Told[]): ToldLine | undefined {
  const things = topics(change.what)
  const prices = told.filter(
    ({ unit, per, role }) =>
      unit === 'usd' && per !== undefined && (role === undefined || role === 'cost') && share(thingsIn(per), things),
  )
  const [price] = prices
  if (price === undefined || prices.length > 1) return undefined
  const fewer = (change.now - change.then) * change.perYear
  return {
    usd: fewer * price.value,
    how: `${fewerOf(change)}, ${amount(price)} each`,
    kept: ['goodsKept'],
    about: things,
  }
}

/** Nobody talks longer about one question. */
const LONG = 4 * 3600
const CALLS = /\b(?:telephones?|phones?|calls?|rings?|asks?|interrupts?)\b/iu

function timed(change: CountChange, told: readonly Told[]): ToldLine | undefined {
  const count = told.find(
    ({ unit, value, where }) => unit === 'count' && value === change.now && where.question === 'problem',
  )
  const times = told.filter(
    ({ unit, value, sentence, where }) =>
      unit === 'seconds' && value <= LONG && sentence === count?.sentence && where.at > count.where.at,
  )
  const [time] = times
  if (!share(topics(change.what), thingsIn(`${count?.before} ${count?.after}`))) return undefined
  if (count === undefined || time === undefined || times.length > 1) return undefined
  const both =
    CALLS.test(`${count.before} ${count.after}`) &&
    told.some((each) => isPeople(each) && each.sentence === count.sentence && each.where.at < count.where.at)
  const hours = ((change.now - change.then) * change.perYear * time.value * (both ? 2 : 1)) / 3600
  return {
    hours,
    how: `${fewerOf(change)}, ${figure(time.value / 60)} minutes each${both ? ' for both who talk' : ''}: ${whole(hours)} hours a year`,
    kept: ['goalKept'],
    about: topics(change.what),
  }
}

const fewerOf = ({ now, then, what, per }: CountChange): string =>
  `${what} from ${figure(now)} to ${figure(then)} a ${per}`.replace(/^./u, (first) => first.toLowerCase())
