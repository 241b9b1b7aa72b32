import { around } from '../../profile/change.ts'
import { isFalling, todayOf } from '../../profile/falling.ts'
import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import type { FactName } from '../fact-names.ts'
import type { Loss } from './losses.ts'
import { type Told, thingsIn } from './told.ts'

type Facts = Partial<Record<FactName, number>>

/** Where a goal may stand; what is hoped for later counts only where it is told as a step of its own. */
const HOPED: readonly string[] = [...GOALS, 'strategic_goal']
/** So many words in common, and two clauses are about one matter. (Our judgment.) */
const SHARED = 2
const STORIES = ['problem', 'why']

/**
 * The share that a goal brings down and what it costs a year, where the text tells both of one matter: "every ninth form is wrong, that cost
 * 80,000 last year" beside "fewer than one in 200 forms wrong". Empty where it does not. Pure.
 */
export function fallFacts(told: readonly Told[], losses: readonly Loss[], { quantities, answers }: Profile): Facts {
  for (const goal of quantities.filter((each) => isLower(each, quantities))) {
    const matter = thingsIn(clauseOf(goal, around(goal, answers)))
    const isSame = (words: readonly string[]) => new Set(words.filter((word) => matter.includes(word))).size >= SHARED
    const step = todayOf(goal, quantities)
    const story = told.find(
      (each) =>
        each.unit === 'share' &&
        each.value > goal.value &&
        STORIES.includes(each.where.question) &&
        isSame(thingsIn(`${each.before} ${each.after}`)),
    )
    const now = step ?? (goal.where.question === 'strategic_goal' ? undefined : story)
    if (now === undefined || now.value <= goal.value) continue
    const cost = losses.find(
      ({ events, whose, from }) =>
        events === undefined &&
        whose === undefined &&
        ((now === story && from.sentence === story?.sentence) || isSame(thingsIn(`${from.before} ${from.after}`))),
    )
    if (cost !== undefined) return { fallFrom: now.value, fallTo: goal.value, fallLossUsd: cost.usdPerYear }
  }
  return {}
}

const isLower = (goal: Quantity, quantities: readonly Quantity[]): boolean =>
  goal.unit === 'share' &&
  HOPED.includes(goal.where.question) &&
  (isFalling(goal, quantities) || (goal.role === 'error-limit' && goal.value > 0))

const clauseOf = ({ words }: Quantity, [before, after]: readonly [string, string]): string =>
  `${/[^.;,]*$/u.exec(before)?.[0] ?? ''} ${words} ${/^[^.;,]*/u.exec(after)?.[0] ?? ''}`
