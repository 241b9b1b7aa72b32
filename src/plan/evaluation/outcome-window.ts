import { smallNumber } from '../../amounts/number-words.ts'
import { count } from '../../amounts/print.ts'
import { isFalling } from '../../profile/falling.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { wordsAround } from './goal-words.ts'
import type { Need } from './need.ts'

const WINDOW =
  /\bwithin (?<many>\d+|\p{L}+) (?<unit>day|week|month)s?\b(?<of> (?:of|after) (?:an? |the |its )?[\p{L}-]+)?/iu
const DAYS = { day: 1, week: 7, month: 30 } as const
/** A shorter window ends in the pilot anyway. */
const SHORT = 7
/** So long cases come in at least before the window of the last one begins. (Our judgment.) */
const COLLECTED = 4

/** A window of days in which something happens, or not: "ordered again within 60 days of a return". */
type Window = { readonly days: number; readonly words: string }

/** The window that a goal waits for; where a rate shall fall, the time to reach it in is none. Pure. */
function windowOf(goal: Quantity, profile: Profile): Window | undefined {
  const found = WINDOW.exec(wordsAround(goal, profile).replace('  ', ` ${goal.words} `))
  const { many = '', unit = 'day', of } = found?.groups ?? {}
  const days = (smallNumber(many.toLowerCase()) ?? Number(many)) * DAYS[unit.toLowerCase() as keyof typeof DAYS]
  if (found === null || !(days >= SHORT) || (isFalling(goal, profile.quantities) && of === undefined)) return undefined
  return { days, words: found[0] }
}

/** A need counted in use that is known only so many days later, with the weeks until then. Pure. */
export function withWindow(
  need: Need,
  goal: Quantity,
  profile: Profile,
): { readonly need: Need; readonly words?: string } {
  const window = windowOf(goal, profile)
  if (window === undefined || (need.fromLogs !== true && need.inUse !== true) || need.past === true) return { need }
  const weeks = COLLECTED + Math.ceil(window.days / 7)
  const proof = `${need.proof.replace(/, which (?:is|are) [^;]*? of yours$/u, '')}; each is known only ${count(window.days, 'day')} later, so the first answer stands ${weeks} weeks after the start`
  return { need: { ...need, inUse: true, weeks, proof }, words: window.words }
}
