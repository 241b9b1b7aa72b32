import type { Answers } from '../rules/rule-book.ts'
import { around } from './change.ts'
import type { Quantity } from './quantity.ts'

/** Words that name somebody or something: longer than the small ones, without the end of a plural or an owner. */
const namesIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/['’]s\b/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > MIN_NAME)
    .map((word) => word.replace(/s$/u, ''))
const MIN_NAME = 3
/** Said of any pay or any work. */
const ANYBODY = new Set(
  'cost paid earn hour minute each case need take about from with work time person people'.split(' '),
)

/**
 * The quantities with the pay of those whose time is told for a case before that of others: "a reader is paid 32 an hour, a writer costs 78"
 * beside "one of our writers needs five hours". As they are where one pay is told, or nothing says whose time it is. Pure.
 */
export function ownPayFirst(quantities: readonly Quantity[], answers: Answers): readonly Quantity[] {
  const pays = quantities.filter(({ role, unit, per }) => role === 'cost' && unit === 'usd' && per === 'hour')
  const time = quantities.find(({ role }) => role === 'time-per-case')
  if (pays.length < 2 || time === undefined) return quantities
  const [before, after] = around(time, answers)
  const who = namesIn(`${before.split(/[.;!?]\s/u).at(-1)} ${after.split(/[.;!?](?:\s|$)/u)[0]}`)
  const own = pays.filter((pay) =>
    namesIn(
      around(pay, answers)[0]
        .split(/[.;!?,]\s|\s(?:and|but|while)\s/u)
        .at(-1) ?? '',
    ).some((name) => who.includes(name) && !ANYBODY.has(name)),
  )
  const [only] = own
  return only === undefined || own.length > 1 ? quantities : [only, ...quantities.filter((each) => each !== only)]
}
