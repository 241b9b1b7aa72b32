import { z } from 'zod'
import { UserError } from '../errors.ts'
import { text } from './fact-fields.ts'

/** What a question wants to know; the names of the JSON contract, in the order in which equals are told. */
export const ASKS = [
  'memoryGB',
  'fits',
  'gpuCount',
  'gpu',
  'hours',
  'usd',
  'tokensPerSecond',
  'latency',
  'concurrency',
  'tokens',
  'examples',
  'contextTokens',
  'flops',
  'mfu',
  'diskGB',
  'kWh',
  'quality',
  'explanation',
] as const

export type Ask = (typeof ASKS)[number]

/** A way to ask for a quantity: 3 marks name it in the form of a question, 2 name it, 1 hints at it; 4 leave nothing else. */
export const askPhrase = z.strictObject({
  id: text,
  ask: z.enum(ASKS),
  marks: z.int().min(1).max(4),
  language: z.enum(['en', 'de', 'fr', 'es', 'zh', 'ja']),
  phrase: text.max(200),
  example: text,
  counter: text,
})

/** Words that stand for each other in phrases, where `{id}` is written. */
export const wordSet = z.strictObject({ id: z.string().regex(/^[a-z]+$/u), phrase: text.max(200) })

export type AskPhrase = Readonly<z.infer<typeof askPhrase>>
export type WordSet = Readonly<z.infer<typeof wordSet>>

/** A phrase with its sets put in. Throws a UserError for a set that there is none of. */
export const withSets = ({ id, phrase }: Pick<AskPhrase, 'id' | 'phrase'>, sets: readonly WordSet[]): string =>
  phrase.replace(/\{([a-z]+)\}/gu, (_, name: string) => {
    const at = sets.findIndex((one) => one.id === name)
    // A set may name those before it.
    if (at >= 0) return withSets({ id, phrase: sets[at]?.phrase ?? '' }, sets.slice(0, at))
    throw new UserError('phrase-set', `knowledge/ask-phrases: "${id}" names {${name}}, which is not in word-sets.yaml.`)
  })

/** Throws a UserError that names the first phrase which misses its example, finds its counter-example or is no pattern. */
export function checkPhrases(phrases: readonly AskPhrase[], sets: readonly WordSet[]): void {
  for (const one of phrases) {
    const fault = faultOf(one, withSets(one, sets))
    if (fault) throw new UserError('phrase', `knowledge/ask-phrases/${one.language}.yaml: "${one.id}" ${fault}`)
  }
}

function faultOf({ example, counter }: AskPhrase, phrase: string): string | undefined {
  let is: RegExp
  try {
    is = new RegExp(phrase, 'u')
  } catch (cause) {
    return `is not a regular expression: ${(cause as Error).message}`
  }
  if (!is.test(example)) return `does not find its example "${example}".`
  return is.test(counter) ? `finds its counter-example "${counter}".` : undefined
}
