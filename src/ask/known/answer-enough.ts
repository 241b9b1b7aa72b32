import { NUMBER } from '../../amounts/magnitude.ts'
import type { BudgetBand } from '../../knowledge/budget-band.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownAnswer } from './answer-family.ts'

const AMOUNT = new RegExp(
  String.raw`(?:[$€£]|\b(?:usd|eur|chf|gbp) )?\s?${NUMBER}\s*(k|thousand|million|mio|m)?(?![a-z\d])\s*(?:dollars?|euros?|usd|eur|pounds?|chf|francs?)?`,
  'u',
)
const FACTOR: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, million: 1e6, mio: 1e6, m: 1e6 }
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bhalf a million\b/u, '500k'],
  [/\ba quarter (?:of a )?million\b/u, '250k'],
  [/\ba million\b/u, '1000k'],
]
const ENOUGH =
  /\b(?:enough|suffic\w*|suffice|will do|would do|(?:would|will|does|can|could) [^?]{1,30}\bdo\b|realistic|too little|get us|cover it)\b/u
const OF_MONEY = /[$€£]|\b(?:usd|eur|chf|dollars?|euros?|pounds?|francs?|budget|money|cost|pay)\b/u
/** A length, a size or pay is meant. */
const OTHER = /\b(?:tokens?|context|window|examples?|rows|labels?|salary|earn|a year for|v?ram|gb|gpus? (?:of|with))\b/u
/** "16k", "128k": a length of context. */
const LENGTH = /(?<![\d.])(?:8|16|32|64|128|256)k\b/u
/** "50,000 emails": a number of things. */
const THINGS = /^\s+(?:\p{L}+ )?\p{L}{3,}s\b/u
/** A bare number below is seldom money for a project. */
const LEAST = 15_000

/** "Is 60k enough for a document assistant?": yes or no by what such things usually cost. Undefined for other questions. */
export function answerEnough(written: string, knowledge: Knowledge): KnownAnswer | undefined {
  if (!ENOUGH.test(written) || OTHER.test(written)) return undefined
  const plain = WORDS.reduce((text, [is, digits]) => text.replace(is, digits), written)
  const found = AMOUNT.exec(plain)
  const [said = '', digits = '', k] = found ?? []
  const amount = Number(digits) * (FACTOR[k ?? ''] ?? 1)
  const bare = !OF_MONEY.test(plain)
  if (bare && THINGS.test(plain.slice((found?.index ?? 0) + said.trimEnd().length))) return undefined
  if (amount < (bare ? LEAST : 1000) || (bare && LENGTH.test(plain))) return undefined
  const band = knowledge.budgetBands.find(({ hear }) => hear.some((phrase) => new RegExp(phrase, 'u').test(plain)))
  if (!band) return undefined
  return {
    reply: [
      `${verdict(amount, band, said.trim())} ${capital(band.thing)} usually costs ${usd(band.low)} to ${usd(band.high)} to build, most of it for people, and about a fifth of that a year to keep.`,
      amount < Math.sqrt(band.low * band.high) ? band.instead : 'Hold back a tenth to a fifth for surprises.',
      'Our planning figures in dollars, an assumption: start a plan, and I work it out for your case.',
    ].join(' '),
    sources: [],
  }
}

function verdict(amount: number, { low, high }: BudgetBand, said: string): string {
  if (amount >= high) return `Yes, ${said} is enough.`
  if (amount >= Math.sqrt(low * high)) return `Yes, ${said} is probably enough, if the scope stays as it is.`
  if (amount >= low) return `Yes, if you keep it small: ${said} is at the lower end.`
  return amount >= low / 2 ? `Hardly: ${said} is below the usual.` : `No: ${said} is far below the usual.`
}

const usd = (amount: number): string =>
  amount >= 1e6 ? `$${amount / 1e6} million` : `$${amount.toLocaleString('en-US')}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
