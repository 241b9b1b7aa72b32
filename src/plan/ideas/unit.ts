import { FORMATS } from '../../blueprint/print.ts'

/** What a number counts: base units with their powers, and how many of them one of it is. Months are no number of days. */
export type Unit = { readonly factor: number; readonly powers: Readonly<Record<string, number>> }

/** Lengths of time that can be told in each other, in minutes. */
const MINUTES: Readonly<Record<string, number>> = { ms: 1 / 60_000, second: 1 / 60, minute: 1, hour: 60 }

/** What can be counted, as one and as many. `case` and `object` are called what the team calls them. */
const COUNTED: Readonly<Record<string, readonly [one: string, many: string]>> = {
  ms: ['millisecond', 'milliseconds'],
  second: ['second', 'seconds'],
  minute: ['minute', 'minutes'],
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  week: ['week', 'weeks'],
  month: ['month', 'months'],
  year: ['year', 'years'],
  case: ['case', 'cases'],
  object: ['object', 'objects'],
  person: ['person', 'people'],
  user: ['user', 'users'],
  site: ['site', 'sites'],
  example: ['example', 'examples'],
  document: ['document', 'documents'],
  page: ['page', 'pages'],
  record: ['record', 'records'],
  word: ['word', 'words'],
  token: ['token', 'tokens'],
  class: ['class', 'classes'],
  field: ['field', 'fields'],
  language: ['language', 'languages'],
  machine: ['machine', 'machines'],
  gib: ['GiB', 'GiB'],
}
const PERIODS = new Set(['second', 'minute', 'day', 'week', 'month', 'year'])

/** Every word that a unit may be made of. `share` prints as a percentage, `times` as a factor. */
export const UNIT_WORDS: readonly string[] = ['usd', 'share', 'times', ...Object.keys(COUNTED)]

/** The unit of words as `usd/case/year`; undefined for a word that is none. */
export function parseUnit(text: string): Unit | undefined {
  const names = text.split('/')
  if (!names.every((name) => UNIT_WORDS.includes(name))) return undefined
  return names.map(baseOf).reduce((all, each, at) => combine(all, each, at === 0 ? 1 : -1), PLAIN)
}

/** A number that counts nothing: a share, a factor. */
export const PLAIN: Unit = { factor: 1, powers: {} }

/** One unit times another (`sign` 1) or by it (-1). */
export function combine(one: Unit, other: Unit, sign: 1 | -1): Unit {
  const names = new Set([...Object.keys(one.powers), ...Object.keys(other.powers)])
  const powers = [...names].map((name) => [name, (one.powers[name] ?? 0) + sign * (other.powers[name] ?? 0)] as const)
  return {
    factor: one.factor * other.factor ** sign,
    powers: Object.fromEntries(powers.filter(([, power]) => power !== 0)),
  }
}

/** Whether two numbers count the same, be it in minutes here and in hours there. */
export function countsSame({ powers: one }: Unit, { powers: other }: Unit): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
}

function baseOf(name: string): Unit {
  if (name === 'share' || name === 'times') return PLAIN
  const minutes = MINUTES[name]
  return minutes === undefined ? { factor: 1, powers: { [name]: 1 } } : { factor: minutes, powers: { minute: 1 } }
}

/** What cases and objects are called in a project, as one and as many. */
export type Nouns = Readonly<Partial<Record<'case' | 'object', readonly [one: string, many: string]>>>

/** A number in a unit, rounded, as a reader sees it: "$1,200 a year", "1.75 CVs a day for each job". */
export function printAmount(value: number, unit: string, nouns: Nouns): string {
  const [first = '', ...others] = unit.split('/')
  const called = (name: string) => nouns[name as keyof Nouns] ?? COUNTED[name] ?? [name, name]
  const per = others.map((name) => {
    const [one] = called(name)
    if (PERIODS.has(name)) return ` a ${one}`
    return name === 'hour' ? ' an hour' : ` for each ${one}`
  })
  return `${amount(value, first, called(first))}${per.join('')}`
}

function amount(value: number, unit: string, [one, many]: readonly [string, string]): string {
  if (unit === 'usd') return printed('usd', value)
  if (unit === 'share') return printed('percent', value)
  const shown = printed('number', value)
  return `${shown} ${unit === 'times' ? 'times' : shown === '1' ? one : many}`
}

const printed = (format: string, value: number): string => FORMATS[format]?.(value) ?? String(value)
