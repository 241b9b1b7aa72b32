import type { Quantity } from '../../profile/quantity.ts'

/** What nobody can have more of by working harder: it has happened so often, or was written so much. */
const SCARCE =
  'failures breakdowns stops stoppages outages accidents incidents defaults frauds leaks fires tokens'.split(' ')
const MANY = String.raw`(?<![\d.,])(?<many>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?: (?<size>thousand|million|billion|trillion))?`
const GIVEN = new RegExp(String.raw`${MANY} (?:[\p{L}-]+ ){0,2}?(?<noun>${SCARCE.join('|')})\b`, 'iu')
const SIZES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 }
const TOLD_IN = ['problem', 'why', 'dependencies']

/** A gate's condition with what the team has of it, where that is less than it asks for: then the next column holds. Pure. */
export function withinReach(pass: string, quantities: readonly Quantity[]): string {
  const { many = '', size = '', noun = '' } = GIVEN.exec(pass)?.groups ?? {}
  const asked = Number(many.replaceAll(',', '')) * (SIZES[size.toLowerCase()] ?? 1)
  const told = quantities.filter((each) => TOLD_IN.includes(each.where.question) && isOf(each, noun.toLowerCase()))
  const most = told.toSorted((a, b) => b.value - a.value)[0]
  if (most === undefined || !(asked > most.value)) return pass
  const [before, ...rest] = pass.split(/(?=;\s)/u)
  return [`${before} (you count “${most.words}”: without more, the next column holds)`, ...rest].join('')
}

const isOf = ({ unit, counts = '', per }: Quantity, noun: string): boolean =>
  noun === 'tokens'
    ? unit === 'tokens'
    : unit === 'count' && per === undefined && counts.toLowerCase().split(' ').at(-1) === noun
