import { inventedFigures } from '../../amounts/invented-figures.ts'
import { stems } from '../../blueprint/stems.ts'

/** What a sentence that is not ours must not hold, so that every figure in it is computed by us and it stays a plain sentence. */
export type ProseFault = 'figure' | 'markup' | 'unit'

const HOLE = /\{([A-Za-z]\w*)\}/gu
const HOLE_WHOLE = /\{[A-Za-z]\w*\}/u
/** Letters of the Latin script and plain marks. No digit, sign of a number, currency, link, mention, markup or hidden letter. */
const PLAIN = /^[\p{Script=Latin} .,;:?!'’‘"“”()/–—-]*$/u
/** "e.g." and "example.org" alike: no full stop within a word. */
const ADDRESS = /\p{L}\.\p{L}|\/\/|\bwww\b/iu
/** As good as a number, besides what is read as one everywhere; with those of languages that a model may fall into. */
const NUMBER_WORDS = anyOf(
  'zero nil nought thrice pair couple doubl\\w* tripl\\w* quadrupl\\w* halv\\w* second fourths? fifths? sixths? sevenths? eighths? ninths? tenths? eleventh twelfth thirds quarters',
  'percent\\w* cents? hundred\\w* thousand\\w* million\\w* billion\\w* trillion\\w* \\w+teenth \\w+tieth (?:two|three|four|five|six|seven|eight|nine|ten|twenty|many|multi)-?fold',
  'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend deux trois quatre cinq sept huit neuf dix mille dos tres cuatro cinco seis siete ocho nueve diez cien',
)
/** What a computed figure brings itself: the words after it must not make another of it. */
const UNIT_AFTER =
  /^\s*(?:[-–—/]|(?:(?:a|an|per|each|every|in)\s+)?(?:second|minute|hour|day|week|month|year|dollar|euro|usd|k|m|bn|time|point)s?\b)/iu

/** Whole words of these lists, in any case. */
function anyOf(...lists: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${lists.join(' ').replaceAll(' ', '|')})(?!\\p{L})`, 'iu')
}

/** The names in the holes of a sentence. */
export const holesOf = (text: string): readonly string[] => [...text.matchAll(HOLE)].map(([, name]) => name ?? '')

/** The sentence with its figures. */
export const filled = (text: string, figures: ReadonlyMap<string, string>): string =>
  text.replace(HOLE, (hole, name: string) => figures.get(name) ?? hole)

/** Whether the words after a figure say again what it counts: "{load} of letters", where the figure is "60 letters a day". */
export function repeatsUnit(text: string, figures: ReadonlyMap<string, string>): boolean {
  return [...text.matchAll(/\{(\w+)\}\s+(?:(?:of|an?|per|each|every|for each|for every)\s+)?(\p{L}+)/gu)].some(
    ([, name = '', next = '']) => stems(figures.get(name) ?? '').includes(stems(next)),
  )
}

/** What is wrong with a sentence with `{name}` for its figures; undefined for nothing. */
export function proseFault(text: string): ProseFault | undefined {
  const pieces = text.split(HOLE_WHOLE)
  const read = pieces.map((piece) => piece.normalize('NFKC'))
  if (pieces.some((piece) => /[\p{N}\p{Sc}%‰]/u.test(piece))) return 'figure'
  if (read.some((piece) => NUMBER_WORDS.test(piece) || inventedFigures(piece, '').length > 0)) return 'figure'
  if (isJoined(pieces) || pieces.some((piece) => !PLAIN.test(piece)) || ADDRESS.test(text)) return 'markup'
  return read.slice(1).some((piece) => UNIT_AFTER.test(piece)) ? 'unit' : undefined
}

/** Whether something is joined to a figure: around each stand a blank, a bracket or a stop, and words between two of them. */
function isJoined(pieces: readonly string[]): boolean {
  const opens = pieces.slice(0, -1).every((piece) => /(?:^|[\s(])$/u.test(piece))
  const closes = pieces.slice(1).every((piece) => /^(?:[\s,;:?!)]|\.?\s|\.?$)/u.test(piece))
  return !opens || !closes || pieces.slice(1, -1).some((piece) => !/\p{L}/u.test(piece))
}
