import { digitsForWords } from './number-words.ts'

/** A number with the kind of thing that it counts: the same digits in weeks and in dollars are two figures. */
type Counted = { readonly value: number; readonly unit: string }

const UNITS: readonly (readonly [string, RegExp])[] = [
  ['percent', /^\s*(?:%|percent|per cent)/u],
  ['week', /^[\s-]*weeks?/u],
  ['month', /^[\s-]*months?/u],
  ['day', /^[\s-]*days?/u],
  ['year', /^[\s-]*years?/u],
  ['hour', /^[\s-]*hours?/u],
  ['usd', /^\s*(?:usd|dollars?|us\$)/u],
  ['gib', /^\s*(?:gi?b)\b/u],
  // A factor is no count: three years do not make a threefold true.
  ['times', /^\s*times\b/u],
  ['people', /^\s*(?:people|persons?|roles?|engineers?|scientists?)/u],
]
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
}
/** Words that are as good as a number; those for one to ninety are read as everywhere. */
const WORDS: Readonly<Record<string, string>> = {
  hundred: '100',
  hundreds: '100',
  thousands: '1000',
  millions: '1000000',
  billions: '1000000000',
  dozen: '12',
  dozens: '12',
  half: '0.5',
  halved: '0.5',
  quarter: '0.25',
  third: '0.33',
  double: '2 times',
  doubled: '2 times',
  twice: '2 times',
  triple: '3 times',
  tripled: '3 times',
  quadruple: '4 times',
}

/** Every figure of a text, numbers in words too. */
function figuresIn(text: string): readonly Counted[] {
  const plain = digitsForWords(text.normalize('NFKC').toLowerCase())
    .replace(/(?<=\d)[,_](?=\d{3})/gu, '')
    .replace(new RegExp(`\\b(?:${Object.keys(WORDS).join('|')})\\b`, 'gu'), (word) => WORDS[word] ?? word)
  const found = [...plain.matchAll(/([$€£¥]\s*)?(\d+(?:\.\d+)?)(?:\s?(k|m|bn?|thousand|million|billion)\b)?/gu)]
  return found.map((match, i) => {
    const [all, currency, digits = '0', scale] = match
    const after = plain.slice(match.index + all.length)
    return {
      value: Number(digits) * (SCALES[scale ?? ''] ?? 1),
      unit: currency ? currencyOf(currency) : unitOf(after, found[i + 1]),
    }
  })
}

const currencyOf = (sign: string): string => (sign.trim() === '$' ? 'usd' : sign.trim())

/** The unit after a number; "4 to 6 weeks" counts weeks twice. */
function unitOf(after: string, next: RegExpExecArray | undefined): string {
  const direct = UNITS.find(([, is]) => is.test(after))?.[0]
  if (direct !== undefined || next === undefined) return direct ?? ''
  const range = /^\s*(?:to|-|and|or)\s*(?:\d+(?:\.\d+)?)(?:\s?(?:k|m|bn?|thousand|million|billion)\b)?/u.exec(after)
  return range ? (UNITS.find(([, is]) => is.test(after.slice(range[0].length)))?.[0] ?? '') : ''
}

/** A digit or number sign of another script, which nothing here can compare. */
const FOREIGN_NUMBER = /[^\P{N}0-9]/u

/**
 * The figures of `text` that `facts` do not have, in the same unit. Empty when every number is one of ours; `NaN` stands
 * for one that cannot be read.
 */
export function inventedFigures(text: string, facts: string): readonly number[] {
  if (FOREIGN_NUMBER.test(text.normalize('NFKC'))) return [Number.NaN]
  const ours = figuresIn(facts)
  return figuresIn(text)
    .filter((one) => !ours.some((other) => other.value === one.value && (one.unit === '' || other.unit === one.unit)))
    .map(({ value }) => value)
}
