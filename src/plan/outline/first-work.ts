import type { Plan } from '../plan.ts'

type Work = NonNullable<Plan['work']>

const plain = (usd: number): string => `$${Math.round(usd).toLocaleString('en-US')}`

/** What the money of a first stage pays for, piece by piece: the rows add up to what its people cost. Undefined in plans that do not say so. */
export function byPiece({ people, packages = [] }: Work): readonly (readonly string[])[] | undefined {
  const rates = new Map(people.map(({ who, hourlyUsd }) => [who, hourlyUsd]))
  const team = new Set(packages.flatMap(({ by }) => by.map(({ who }) => who)))
  if (packages.length === 0 || [...team].some((who) => !rates.has(who))) return undefined
  return packages.map(({ what, hours, by }) => [
    what,
    by.map(({ who, hours: theirs }) => (by.length === 1 ? who : `${who} ${theirs}`)).join(', '),
    hours.toLocaleString('en-US'),
    by.length === 1 ? plain(rates.get(by[0]?.who ?? '') ?? 0) : '',
    plain(by.reduce((sum, { who, hours: theirs }) => sum + theirs * (rates.get(who) ?? 0), 0)),
  ])
}

/** What a first stage builds, in one line of names. */
export const builtFirst = ({ work }: Pick<Plan, 'work'>): string =>
  (work?.packages ?? []).map(({ what }) => what).join('; ')
