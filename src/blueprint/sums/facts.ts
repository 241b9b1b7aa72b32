import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import type { FactName } from '../fact-names.ts'
import { fallFacts } from './fall.ts'
import { kindOf, type Loss, lossesIn } from './losses.ts'
import { partsOf } from './parts-of-loss.ts'
import { rateSums } from './rates.ts'
import { sampledSums } from './sampled.ts'
import { partsOfCounts } from './shares.ts'
import { dailyTime, stockTime } from './time-told.ts'
import { share, type Told, thingsIn, toldIn } from './told.ts'
import { workSums } from './work.ts'

type Facts = Partial<Record<FactName, number | string | boolean>>

/** What the sums on the team's numbers give as facts: what is lost, the hours of work, and how rare it is. */
export function sumFacts(profile: Profile): Facts {
  const told = toldIn(profile)
  const [work, rate] = [workSums(told, profile)[0], rateSums(told)[0]]
  return {
    ...(work?.facts && agrees(work.minutes, profile) && work.facts),
    ...rate?.facts,
    ...sampledSums(told, profile)[0]?.facts,
    ...lossFacts(told, profile),
    ...dailyTime(told, profile),
    ...stockTime(told, profile),
  }
}

/** Answered minutes that are far from the told ones are of another piece of work than the one that the plan is for. (Our judgment.) */
const APART = 2
const agrees = (told: number | undefined, { money: { minutesPerCase: answered } }: Profile): boolean =>
  told === undefined || answered?.from !== 'answer' || Math.max(told / answered.value, answered.value / told) <= APART

/** The loss that the goals speak of, else the first that is told. */
function lossFacts(told: readonly Told[], profile: Profile): Facts {
  const losses = lossesIn(told, partsOfCounts(told), profile)
  const goals = thingsIn(GOALS.map((id) => String(profile.answers[id] ?? '')).join(' '))
  const loss = losses.find(({ things }) => share(things, goals)) ?? losses[0]
  if (loss === undefined) return {}
  const { events, from, whose } = loss
  return {
    ...fallFacts(told, losses, profile),
    ...(events === undefined && { lossKind: kindOf(loss) }),
    lossUsdPerYear: loss.usdPerYear,
    ...(events?.years !== undefined && { eventsPerYear: events.value / events.years, lossUsdPerEvent: from.value }),
    ...(whose !== undefined && { lossOf: whose }),
    ...narrowed(loss, told),
    ...(events === undefined ? moneyFall(loss, profile) : fallOf(events.value, profile)),
  }
}

/** "From 285,000 to under 140,000 dollars a year", where 285,000 are the loss: the part of it that shall go. */
function moneyFall({ usdPerYear, from }: Loss, { quantities }: Profile): Facts {
  const goals = quantities.filter(({ unit, where }) => unit === 'usd' && where.question === 'success_measure')
  const at = goals.findIndex(({ value }) => Math.abs(value / from.value - 1) < 1e-6)
  const [now, then] = [goals[at], goals[at + 1]]
  if (now?.role !== 'cost' || then?.role !== 'target-cost' || then.value >= usdPerYear) return {}
  return isPeriod(then.per) && then.per !== 'year' ? {} : { cutTarget: 1 - then.value / usdPerYear }
}

/** "From 412 to 150" in the goal, where 412 are the events of the loss: the part of it that shall go. */
function fallOf(events: number, { answers }: Profile): Facts {
  const { now, then } = FROM_TO.exec(String(answers.success_measure ?? ''))?.groups ?? {}
  const [many, few] = [now, then].map((each) => Number((each ?? '').replaceAll(',', '')))
  return many === events && few !== undefined && few < many ? { cutTarget: 1 - few / many } : {}
}
const FROM_TO =
  /\bfrom (?<now>\d[\d,]*)(?: (?:in|during) (?:19|20)\d\d)? to (?<then>\d[\d,]*)(?!\s*(?:%|per ?cent|minutes?|hours?|days?|weeks?|months?|years?))/iu

const narrowed = (loss: Loss, told: readonly Told[]): Facts =>
  Object.assign({}, ...partsOf(loss, told).map(({ facts = {} }) => facts))
