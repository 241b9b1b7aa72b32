import { around, isCut } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import { lowerFirst } from '../../sentence.ts'
import { share, type Told, thingsIn } from '../sums/told.ts'
import { A_PERSON, workersIn } from './heads.ts'
import { anyWord, figure, percent, type ToldLine, whole } from './line.ts'
import { baseOf, timesAYear, type Volume } from './volumes.ts'
import { clauseBefore, EACH, GOALS, HOUR, NO_WORK } from './work-words.ts'

const OUR_WORK = anyWord(
  String.raw`work\w*|effort|typing|planning|handling|drafting|writing|reading|checking|review\w*|prepar\w+|clerk\w*|staff`,
  String.raw`planners?|admin\w*|search\w*|sort\w*|label+ing|coding|keying|entry|hours?`,
)

/** What a goal takes off the work of those who are named for it, or the usual part of hours that the text counts itself. */
export const effortLine = (
  told: readonly Told[],
  profile: Profile,
  volumes: readonly Volume[],
  days: number,
): ToldLine | undefined =>
  effortCut(told, profile) ?? fewerByPeople(told, profile, volumes, days) ?? spentLine(told, days)

/** "Effort down 40 %": a part of what the people who are named for it can work at most. */
function effortCut(told: readonly Told[], profile: Profile): ToldLine | undefined {
  const { quantities, answers } = profile
  const cuts = quantities.filter((each) => {
    if (each.unit !== 'share' || !GOALS.includes(each.where.question) || !isCut(each, answers)) return false
    const [, after] = around(each, answers)
    const clause = `${clauseBefore(each, answers)} ${/^[^.;,]*/u.exec(after)?.[0] ?? ''}`
    return OUR_WORK.test(clause) && !NO_WORK.test(clause)
  })
  const people = workersIn(told)
  const [cut, who] = [cuts[0], people[0]]
  if (cut === undefined || who === undefined || cuts.length > 1 || people.length > 1) return undefined
  return {
    hours: who.value * A_PERSON * cut.value,
    how: `${percent(cut.value)} of the ${whole(who.value * A_PERSON)} hours a year of your ${lowerFirst(who.words)}`,
    kept: ['staffTime', 'goalKept'],
    about: ['time'],
  }
}

const HANDLES = 'reads?|sees?|checks?|handles?|opens?|types?|sorts?|looks? at|touch(?:es)?|answers?'
const FEWER = new RegExp(
  String.raw`(?<who>\p{L}+) (?:still )?(?:${HANDLES}) (?:only )?(?:fewer than|less than|at most|under|no more than) (?<many>\d[\d,]*)(?: \p{L}+)? (?:a|per|each) (?<per>day|week|month)\b`,
  'iu',
)

/** "Clerks read fewer than 250 a day" of all that come in: the rest of their work goes. */
function fewerByPeople(
  told: readonly Told[],
  { answers, money }: Profile,
  volumes: readonly Volume[],
  days: number,
): ToldLine | undefined {
  const { who, many = '', per = '' } = FEWER.exec(String(answers.success_measure ?? ''))?.groups ?? {}
  const people = workersIn(told).filter(({ counts = '' }) => share(thingsIn(counts), thingsIn(who ?? '')))
  const [workers] = people
  if (who === undefined || workers === undefined || people.length > 1) return undefined
  const left = Number(many.replaceAll(',', '')) * (timesAYear(per, days) ?? 0)
  const own = ownCount(workers, told, days)
  if (own !== undefined) return fewerOfOwn(own, left, workers)
  const base = baseOf(undefined, '', volumes)
  if (base === undefined || !(left > 0 && left < base.perYear)) return undefined
  const minutes = money.minutesPerCase?.value
  const most = workers.value * A_PERSON
  const all = minutes === undefined ? most : Math.min(most, (base.perYear * minutes) / 60)
  const less = 1 - left / base.perYear
  return {
    hours: all * less,
    how: `${percent(less)} of ${whole(base.perYear)} ${base.noun} a year no longer handled by your ${lowerFirst(workers.words)}: ${whole(all * less)} hours`,
    kept: [...(minutes === undefined ? (['staffTime'] as const) : []), 'automationKept'],
    about: ['time'],
  }
}

/** What these people handle themselves, where their sentence counts it: "two nurses pick 52 a day" of all that come in. */
type Own = { readonly perYear: number; readonly many: number; readonly per: string; readonly minutes?: number }

function ownCount(workers: Told, told: readonly Told[], days: number): Own | undefined {
  const beside = told.filter(({ sentence, where }) => sentence === workers.sentence && where.at > workers.where.at)
  const count = beside.find(({ unit, per, counts }) => unit === 'count' && isPeriod(per) && counts === undefined)
  const often = count && timesAYear(count.per ?? '', days)
  if (count === undefined || often === undefined) return undefined
  const times = beside.filter(({ unit, after }) => unit === 'seconds' && EACH.test(after))
  const minutes = times.length === 1 && times[0] ? times[0].value / 60 : undefined
  return { perYear: count.value * often, many: count.value, per: count.per ?? 'day', ...(minutes && { minutes }) }
}

/** They save no more than the minutes on what they do themselves; where those are not told, nothing is reckoned. */
function fewerOfOwn({ perYear, many, per, minutes }: Own, left: number, workers: Told): ToldLine | undefined {
  if (minutes === undefined || !(left > 0 && left < perYear)) return undefined
  const hours = ((perYear - left) * minutes) / 60
  return {
    hours,
    how: `${whole(many)} to ${whole((many * left) / perYear)} a ${per} handled by your ${lowerFirst(workers.words)}, ${figure(minutes)} minutes each: ${whole(hours)} hours a year`,
    kept: ['automationKept'],
    about: ['time'],
  }
}

const SPENT = /\b(?:los[et]|loses|lost|wast\w+|eats?|spends?|spent|takes?|goes? into|go into|costs? us)\b/iu
/** Hours of some weeks only are no hours of a year. */
const SOMETIMES =
  /^[^.;]{0,20}\b(?:month-end|month end|end of (?:the|each|every) month|(?:in|at|during) \p{L}+ season|at peak|before \p{Lu}\p{L}+)\b/iu

/** "Typing eats 70 hours a week": hours that the team counts itself, where no goal speaks of time. */
function spentLine(told: readonly Told[], days: number): ToldLine | undefined {
  const spent = told.filter(({ unit, value, per, words, before, after, where }) => {
    const said = `${before.slice(-50)} ${words} ${after.slice(0, 30)}`
    return (
      unit === 'seconds' &&
      isPeriod(per) &&
      per !== 'day' &&
      value >= 2 * HOUR &&
      ['problem', 'why'].includes(where.question) &&
      SPENT.test(said) &&
      !NO_WORK.test(said) &&
      !EACH.test(after) &&
      !SOMETIMES.test(after)
    )
  })
  const [now] = spent
  if (now === undefined || spent.length > 1) return undefined
  const often = timesAYear(now.per ?? '', days)
  if (often === undefined) return undefined
  const hours = (now.value / HOUR) * often
  const named = `${whole(hours)} hours a year (your ${figure(now.value / HOUR)} hours a ${now.per})`
  return { spent: { hours, named }, how: named, kept: [], about: ['time'] }
}
