/** What a word beside a number multiplies it by, in the languages that questions come in. Lower case. */
const FACTORS: Readonly<Record<string, number>> = {
  ...each(1e12, 'trillion trillions billones billionen t'),
  ...each(1e9, 'billion billions bn b milliarde milliarden mrd. mrd milliard milliards 十亿 十億'),
  'mil millones': 1e9,
  ...each(1e8, '亿 億'),
  ...each(1e7, 'crore crores'),
  ...each(1e6, 'million millions millionen millones millon millón mio. mio mln mn m 百万 百萬'),
  ...each(1e5, 'lakh lakhs lac lacs'),
  ...each(1e4, '万 萬 w'),
  ...each(1e3, 'thousand thousands tausend tsd. tsd mil mille grand k 千'),
  hundred: 100,
  hundreds: 100,
  dozen: 12,
  dozens: 12,
}

/** A number and what may follow it, for use inside larger patterns: two groups, the digits and the magnitude. */
export const NUMBER = String.raw`(?<![a-z0-9.])(\d+(?:\.\d+)?)`
export const MAGNITUDE = `(${Object.keys(FACTORS)
  .sort((a, b) => b.length - a.length)
  .map((word) => (/^[a-z ]+$/u.test(word) ? `${word}(?![a-z])` : word.replace('.', '\\.')))
  .join('|')})`

/** `('1.5', 'million')` is 1 500 000. An unknown magnitude counts as one. */
export function scale(digits: string, magnitude: string | undefined): number {
  return Number((Number(digits) * (FACTORS[magnitude?.trim().toLowerCase() ?? ''] ?? 1)).toPrecision(12))
}

function each(factor: number, words: string): Readonly<Record<string, number>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, factor]))
}
