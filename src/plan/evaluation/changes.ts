import type { Measure } from '../../knowledge/measures.ts'
import { around } from '../../profile/change.ts'
import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { casesForDifference } from '../../statistics/binomial.ts'
import { changeNeed, learningNeed } from './by-case.ts'
import { sentenceOf, wordsAround } from './goal-words.ts'
import { type Need, percent } from './need.ts'
import { amountNeed, eachNeed, eventsNeed, responseNeed } from './over-time.ts'

/** What a change against today takes, by what it is a change of; `planned` are the cases of the team's own test. Pure. */
export function changedNeed(goal: Quantity, profile: Profile, told?: Measure, planned?: number): Need {
  if (told?.kind === 'events') return eventsNeed(goal.value)
  if (told?.kind === 'learning') return learningNeed(goal.value, told.spread)
  if (told?.kind === 'response') return responseNeed(goal.value, answering(profile), planned)
  if (told?.kind === 'amounts' && profile.effective.task === 'optimize') return eachNeed(goal.value)
  if (told?.kind === 'amounts') return amountNeed(goal.value, told.spread ?? 0.3, told.unit === 'day' ? 'day' : 'week')
  const words = `${wordsAround(goal, profile)} ${goal.words}`
  const who = BY_VISIT.exec(words)?.groups?.who
  if (who !== undefined) return visitsNeed(goal.value, who.toLowerCase())
  return BOTH_WAYS.test(words.replace(PER_TIME, '')) ? changeNeed(goal.value) : untoldNeed(goal.value)
}

const BY_VISIT =
  /\b(?:per|a|an|each|every) (?<who>visit|visitor|session|user|customer|buyer|member|reader|listener|search|view|impression)\b/iu
/** "Money per agent hour": what is brought in, and no time of a case. */
const PER_TIME = /\bper (?:[\p{L}-]+ )?(?:hours?|minutes?)\b/giu
/** What the same case shows with and without: work, time, ways, errors. */
const BOTH = [
  String.raw`time|faster|quicker|hours?|minutes?|seconds?|work|effort|typing|editing|steps?`,
  String.raw`kilomet(?:er|re)s?|km|miles?|distance|mistakes?|errors?|corrections?`,
  String.raw`tokens?|keystrokes?|clicks?|trials?|length|shorter`,
]
const BOTH_WAYS = new RegExp(String.raw`\b(?:${BOTH.join('|')})\b`, 'iu')

/** Rates of today that show how much hangs on the one that is missing. (Examples of ours.) */
const RATES = [0.02, 0.2] as const

/** What visitors do: chance draws them into two groups, and today's rate says how many that takes. */
function visitsNeed(by: number, who: string): Need {
  const many = RATES.map(
    (rate) =>
      `${casesForDifference(rate, rate * (1 + by)).toLocaleString('en-US')} in each where it is ${percent(rate)} today`,
  )
  const proof = `a test in two groups drawn by chance (A/B), by user and for whole weeks, after one with no difference (A/A); its size follows from today's rate by ${who}, which is missing: ${many.join(', ')}`
  return countedNeed(by, proof)
}

/** A change of something that we do not know well enough to say how many show it. */
function untoldNeed(by: number): Need {
  const proof =
    "the same count with the new way and with today's, at the same time; how far single weeks or cases of the past lie apart says how many it takes"
  return countedNeed(by, proof)
}

/** A change that is counted as it happens, with what shows it. */
const countedNeed = (by: number, proof: string): Need => ({
  cases: 1,
  fromLogs: true,
  goal: `a change of ${percent(by)}`,
  proof,
  says: `A change of ${percent(by)} takes ${proof}.`,
})

/** The share of those asked who answer today: "their giving fell from 4.1 %". */
const answering = ({ quantities }: Profile): number | undefined =>
  quantities.find(
    ({ unit, role, value, where }) =>
      unit === 'share' && role === 'baseline' && value < 0.3 && !GOALS.includes(where.question),
  )?.value

const APART = /\b(?:differs?|apart|gap|difference)\b[^.;,\d]{0,40}$/iu
const GROUPS =
  /\b(?:women|men|sexes|genders?|ages?|age groups?|groups|nationalities|ethnic\p{L}*|minorit\p{L}+|migrants|disabled)\b/iu

/** "Approval of women and men differs by less than 10 %": how far groups may lie apart, no change against today. Pure. */
export function isApart(goal: Quantity, profile: Profile): boolean {
  const [before, after] = around(goal, profile.answers)
  return GROUPS.test(sentenceOf(goal, profile)) && (APART.test(before) || /^\s*apart\b/iu.test(after))
}
