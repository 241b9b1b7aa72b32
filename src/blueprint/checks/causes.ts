import { around } from '../../profile/change.ts'
import { isFalling, todayOf } from '../../profile/falling.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { share, type Told, thingsIn, toldIn } from '../sums/told.ts'

type Facts = Partial<Record<FactName, number | string>>

/** Shares that together are all of it, but for rounding and what is left over. */
const ALL = { least: 0.85, most: 1.03 }
const PARTS = { least: 2, most: 6 }
/** Longer than this nobody reads what a part is called. */
const LONG = 44

/**
 * A rate that the goal brings down, split by the causes of which the text tells the shares: "of the returned ones 35 % lacked a photo,
 * 38 % were late, 27 % were unclear". What is left without the largest cause is as far as work on that one alone can come. Pure.
 */
export function causeFacts(profile: Profile): Facts {
  const { quantities, answers } = profile
  const falls = quantities.flatMap((goal) => {
    const now = todayOf(goal, quantities)
    const isGoal = goal.where.question === 'success_measure' && goal.unit === 'share' && isFalling(goal, quantities)
    const before = /[^.;,]*$/u.exec(around(goal, answers)[0])?.[0] ?? ''
    return isGoal && now !== undefined && now.value > goal.value
      ? [{ from: now.value, to: goal.value, things: thingsIn(before) }]
      : []
  })
  const told = toldIn(profile)
  const found = falls.flatMap(({ from, to, things }): Facts[] => {
    const list = causesOf(told, things)
    if (list === undefined) return []
    const sorted = list.toSorted((a, b) => b.value - a.value)
    const [top] = sorted
    if (top === undefined) return []
    const points = sorted.map((each) => `${number(100 * from * each.value)} “${named(each, list)}”`)
    return [
      {
        causeNow: from,
        causeGoal: to,
        causePoints: points.join(', '),
        causeTop: top.value,
        causeCount: sorted.length,
        causeLeft: from * (1 - top.value),
        causeEnds: either(sorted.map((each) => `${number(100 * from * (1 - each.value))}%`)),
      },
    ]
  })
  return found.length === 1 ? (found[0] ?? {}) : {}
}

/** The shares of one sentence that speaks of what the goal names, where they add up to all of it. */
function causesOf(told: readonly Told[], things: readonly string[]): readonly Told[] | undefined {
  const shares = told.filter(({ unit, value }) => unit === 'share' && value > 0 && value < 1)
  const lists = [...new Set(shares.map(({ sentence }) => sentence))].map((at) =>
    shares.filter(({ sentence }) => sentence === at),
  )
  const fits = lists.filter((list) => {
    const [first] = list
    const sum = list.reduce((all, { value }) => all + value, 0)
    return (
      first !== undefined &&
      list.length >= PARTS.least &&
      list.length <= PARTS.most &&
      sum >= ALL.least &&
      sum <= ALL.most &&
      share(things, thingsIn(`${first.before} ${first.words} ${first.after}`))
    )
  })
  return fits.length === 1 ? fits[0] : undefined
}

/** "8.7%, 9.1% or 10%". */
const either = (all: readonly string[]): string => `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`
const number = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 2 })

/** What stands behind a share up to the next one: "lacked a photograph". */
function named(cause: Told, list: readonly Told[]): string {
  const next = list.filter(({ where }) => where.at > cause.where.at).toSorted((a, b) => a.where.at - b.where.at)[0]
  const own = next === undefined ? cause.after : cause.after.slice(0, Math.max(0, cause.after.indexOf(next.words)))
  const words = (own.split(/[;:(.]/u)[0] ?? '').replace(/(?:,|\band|\bbut|\s)+$/iu, '').trim()
  const short = words.length > LONG ? `${words.slice(0, LONG).replace(/[\s,]+\S*$/u, '')} …` : words
  return short
}
