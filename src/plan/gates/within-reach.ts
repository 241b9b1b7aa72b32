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
  const parts = OF_ONE.test(pass.slice(pass.indexOf(noun) + noun.length)) ? partsOf(noun.toLowerCase(), quantities) : []
  const most = (parts.length > 0 ? parts : told).toSorted((a, b) => b.value - a.value)[0]
  if (most === undefined || !(asked > most.value)) return pass
  const [before, ...rest] = pass.split(/(?=;\s)/u)
  return [`${before} (you count “${most.words}”: without more, the next column holds)`, ...rest].join('')
}

/** "20 failures of a mode": all of them together are no measure of it. */
const OF_ONE = /^ of (?:an?|one|each|every) (?:mode|kind|type|class|sort|cause)\b/iu

/** "41 failures: 17 gearboxes, 9 bearings, 15 generators": the parts of a stock, right behind it, whose sum it is. */
function partsOf(noun: string, quantities: readonly Quantity[]): readonly Quantity[] {
  const counts = quantities.filter(({ unit, per }) => unit === 'count' && per === undefined)
  return counts.flatMap((whole, at) => {
    if (!isOf(whole, noun)) return []
    const behind = counts.slice(at + 1, at + 1 + MOST_PARTS).filter(({ where }) => isNear(whole, where))
    const sizes = behind.map((_, i) => behind.slice(0, i + 1)).filter((some) => some.length > 1)
    return sizes.find((some) => some.reduce((sum, { value }) => sum + value, 0) === whole.value) ?? []
  })
}
const MOST_PARTS = 8
/** So many letters further another sentence begins. */
const NEAR = 120
const isNear = ({ where }: Quantity, other: Quantity['where']): boolean =>
  other.question === where.question && other.at > where.at && other.at - where.at < NEAR

const isOf = ({ unit, counts = '', per }: Quantity, noun: string): boolean =>
  noun === 'tokens'
    ? unit === 'tokens'
    : unit === 'count' && per === undefined && counts.toLowerCase().split(' ').at(-1) === noun
