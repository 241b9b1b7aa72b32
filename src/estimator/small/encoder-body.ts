import type { SmallModel } from './model-size.ts'

/** Width and layers that the usual words for a size mean in the BERT line of models. */
const SIZES: readonly (readonly [word: RegExp, hidden: number, layers: number])[] = [
  [/tiny/, 128, 2],
  [/minilm/, 384, 6],
  [/small|xs\b/, 384, 12],
  [/base|mpnet/, 768, 12],
  [/large|\bm3\b/, 1024, 24],
]

/**
 * Billions of parameters that each token passes through: all but the embeddings, which are only looked up. By the size in the name, where it says
 * one (12 x layers x width squared), and never more than four fifths of the whole; a multilingual vocabulary takes two thirds of a small model.
 */
export function bodyOf({ name, paramsB, guessed }: SmallModel): number {
  const text = name.toLowerCase()
  const most = 0.8 * paramsB
  const size = SIZES.find(([word]) => word.test(text))
  if (size !== undefined) {
    const layers = Number(/[-_]l-?(\d+)\b/.exec(text)?.[1] ?? size[2])
    const body = (12 * layers * size[1] ** 2) / 1e9
    if (guessed || body <= most) return body
  }
  const wide = /multilingual|xlm|[-_]m[-_]|gemma/.test(text) && paramsB < 0.6
  return wide ? paramsB / 3 : most
}
