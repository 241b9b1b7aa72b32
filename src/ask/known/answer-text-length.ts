import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { round } from '../../amounts/print.ts'
import type { KnownAnswer } from './answer-family.ts'

/** English words in a token, by OpenAI's help on tokens (2025). */
export const WORDS_OF_TOKEN = 0.75
/** Tokens of a page of 500 words, by the same rule. */
export const PAGE = 650
/** Tokens of things that people have many of. A page and a word follow from the rule; the others are assumptions. */
const TOKENS: Readonly<Record<string, number>> = {
  word: 1 / WORDS_OF_TOKEN,
  page: PAGE,
  mail: 250,
  email: 250,
  ticket: 250,
  message: 60,
  letter: 500,
  invoice: 500,
  article: 1000,
  document: 1500,
  pdf: 1500,
  file: 1500,
  report: 6500,
  book: 120_000,
}
/** The same words in other languages. */
const ALSO: Readonly<Record<string, string>> = {
  seite: 'page',
  seiten: 'page',
  página: 'page',
  páginas: 'page',
  页: 'page',
  wort: 'word',
  worte: 'word',
  wörter: 'word',
  mot: 'word',
  mots: 'word',
  palabra: 'word',
  palabras: 'word',
}
const NAMES = Object.keys(TOKENS).join('|')
const COUNTED = new RegExp(
  `${NUMBER}\\s*${MAGNITUDE}?[ -]*(?:[a-z-]+ ){0,2}?(tokens?|context|(?:${NAMES})s?|${Object.keys(ALSO).join('|')})(?!\\p{L})`,
  'gu',
)
/** "30 pages each", "with about 30 pages". */
const EACH = /\beach\b|\bwith\b|\bof\b|\bmit\b|\bje(?:weils)?\b|\bde\b|\bcon\b|(?<!\p{L})à(?!\p{L})|@|\bx\b/u
/** Many of something that has no length of its own here: "15,000 contracts with 12 pages". */
const OF_MANY = new RegExp(
  `${NUMBER}\\s*${MAGNITUDE}?\\s+((?:\\p{L}+[ -]){0,2}?\\p{L}{4,}),?\\s+(?:with|of|at|mit|je|jeweils|de|con|à|@|x)(?!\\p{L})`,
  'u',
)
const ASKED = new RegExp(
  [
    String.raw`\b(?:how (?:many|much) (?:\w+ )?|in |wie ?viele? |combien de |cu[áa]nt[oa]s )(tokens?|words?|pages?|wörter|seiten|mots|palabras|páginas)\b`,
    String.raw`\b(tokens?|words?|pages?)(?: (?:in (?:total|all|sum)|total|altogether|insgesamt|(?:is|are) (?:that|they|it|those)))?\s*\?`,
    String.raw`多少(?:个)?\s*(token)`,
  ].join('|'),
  'u',
)

type Count = { readonly n: number; readonly unit: string; readonly said: string }

/** Many things of a usual length: "50,000 tickets", "10,000 pages". */
export function usualTextsIn(plain: string): ReturnType<typeof textsIn> {
  const found = [...plain.matchAll(COUNTED)]
  const [, n = '', k, said = ''] = found[0] ?? []
  const unit = unitOf(said)
  if (found.length !== 1 || unit === 'token' || unit === 'word' || TOKENS[unit] === undefined) return undefined
  return { n: scale(n, k), said, tokens: tokensOf(unit) }
}

/** All the tokens of what a text counts: "40,000 pages", "2,000 reports of 30 pages", "20 million tokens". */
export function totalTokens(plain: string): number | undefined {
  const many = textsIn(plain)
  if (many) return many.n * many.tokens
  const found = [...plain.matchAll(COUNTED)]
  const [, n = '', k, said = ''] = found[0] ?? []
  return found.length === 1 ? scale(n, k) * tokensOf(unitOf(said)) : undefined
}

/** A length alone: "40 million words", "20,000 pages"; with the tokens of one word or page. */
export function lengthIn(plain: string): ReturnType<typeof textsIn> {
  const found = [...plain.matchAll(COUNTED)]
  const [, n = '', k, said = ''] = found[0] ?? []
  return found.length === 1 && ['word', 'page'].includes(unitOf(said))
    ? { n: scale(n, k), said, tokens: tokensOf(unitOf(said)) }
    : undefined
}

/** Many texts that a text counts, with the tokens of one: "50k reports, 2000 tokens each"; undefined where their length is not told. */
export function textsIn(
  plain: string,
): { readonly n: number; readonly said: string; readonly tokens: number } | undefined {
  const counts = [...plain.matchAll(COUNTED)].map(
    ([, n = '', k, unit = '']): Count => ({ n: scale(n, k), unit: unitOf(unit), said: unit }),
  )
  const [first, second] = counts.length === 1 ? withMany(plain, counts) : counts
  if (!first || !second || counts.length > 2 || LENGTHS.has(unitOf(first.unit)) || !LENGTHS.has(second.unit))
    return undefined
  return { n: first.n, said: first.said, tokens: second.n * tokensOf(second.unit) }
}

const LENGTHS: ReadonlySet<string> = new Set(['token', 'page', 'word'])

/** "And 40 of them?", "and for 500?" */
const MORE_OF_IT = new RegExp(
  `^(?:(?:and|so|ok|then|what about|how about|for) )*${NUMBER}\\s*${MAGNITUDE}?(?: (?:of (?:them|those|these)|such \\p{L}+|like (?:that|it)))?[ ?!.]*$`,
  'u',
)

/**
 * How many tokens, words or pages an amount of text is: "2,000 reports of 30 pages", "4,000 tokens"; or so many of what was
 * asked about before. Undefined for other questions.
 */
export function answerTextLength(plain: string, said?: string): KnownAnswer | undefined {
  const [, n = '', k] = MORE_OF_IT.exec(plain) ?? []
  if (n === '') return lengthOf(plain)
  const one = lengthOf((said ?? '').toLowerCase().split('\n').at(-1) ?? '')
  if (!one) return undefined
  const many = scale(n, k)
  const all = `${round(many * one.value)} ${one.unit}s`
  return { ...one, reply: `${round(many)} of them: about ${all} (${round(many)} x ${round(one.value)}).` }
}

type Length = KnownAnswer & { readonly value: number; readonly unit: string }

function lengthOf(plain: string): Length | undefined {
  const [, one, two, three] = ASKED.exec(plain) ?? []
  const wanted = unitOf(one ?? two ?? three ?? '')
  if (wanted === '' || COSTS.test(plain)) return undefined
  const counts = [...plain.matchAll(COUNTED)].map(
    ([, n = '', k, unit = '']): Count => ({ n: scale(n, k), unit: unitOf(unit), said: unit }),
  )
  const [first, second] = counts.length === 1 ? withMany(plain, counts) : counts
  if (!first || first.unit === wanted) return undefined
  const nested = second !== undefined && (second.unit === 'page' || second.unit === 'word') && EACH.test(plain)
  const size = nested ? second.n * tokensOf(second.unit) : tokensOf(first.unit)
  const often = periods(plain)
  const tokens = first.n * size * often
  const steps = [`${round(first.n)} ${first.said}`, ...(nested ? [`${round(second.n)} ${second.unit}s`] : [])].join(
    ' x ',
  )
  const rule =
    first.unit === 'token'
      ? ''
      : ` (${steps} x ${round(nested ? tokensOf(second.unit) : size)} tokens${often === 1 ? '' : ` x ${round(often)}`})`
  const value = wanted === 'token' ? tokens : tokens / tokensOf(wanted)
  const taken = [first.unit, nested ? second.unit : undefined].flatMap((unit) =>
    unit === undefined || unit === 'token' || unit === 'word' || (nested && unit !== second.unit)
      ? []
      : [`a ${unit} of ${round(tokensOf(unit))} tokens`],
  )
  return {
    value,
    unit: wanted,
    reply: [
      `About ${round(value)} ${wanted}s${rule}.`,
      'In English, 1,000 tokens are about 750 words, and a page of 500 words is about 650 tokens; German and French take about a third more.',
      taken.length === 0 ? '' : `Assumed: ${taken.join(', ')}.`,
    ]
      .filter((line) => line !== '')
      .join(' '),
    sources: ['openai-tokens'],
  }
}

/** What is asked costs money or takes memory: then the tokens are a step on the way. */
const COSTS = /\b(?:costs?|price|pay|bill|kostet|kosten|v?ram|memory|gpus?|per second)\b|[$€]/u

const unitOf = (word: string): string =>
  word === 'context' ? 'token' : (ALSO[word] ?? word.replace(/(?<=\p{L}{2})s$/u, ''))

/** A length alone, behind a number of things that it is the length of. */
function withMany(plain: string, counts: readonly Count[]): readonly Count[] {
  const [length] = counts
  const [, n = '', k, thing = ''] = OF_MANY.exec(plain) ?? []
  // "40,000 pages of contracts" counts one thing only.
  if (n === '' || !length || !LENGTHS.has(length.unit) || LENGTHS.has(unitOf(thing))) return counts
  return [{ n: scale(n, k), unit: thing, said: thing }, length]
}

/** "300 a day, how many a month?": how often the one goes into the other. */
function periods(plain: string): number {
  const [from, to] = [...plain.matchAll(/\b(?:a|per|each|every) (day|week|month|year)\b|\b(daily)\b/gu)].map(
    ([, unit, daily]) => DAYS[unit ?? (daily === undefined ? '' : 'day')] ?? 1,
  )
  return from === undefined || to === undefined ? 1 : to / from
}

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4, year: 365 }

const tokensOf = (unit: string): number => (unit === 'token' ? 1 : (TOKENS[unit] ?? PAGE))
