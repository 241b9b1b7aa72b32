import type { Format } from './precision.ts'
import type { Shape } from './shape.ts'

/** Parameters of the embedding table and, unless it is the same table, of the output head. */
export function embeddingParams(shape: Shape): number {
  return Math.min(0.7 * shape.params, shape.vocab * shape.hidden * (shape.tiedEmbeddings ? 1 : 2))
}

/** Bytes of the weights in a format: the body at its bits, embeddings and head at theirs. */
export function weightBytes(shape: Shape, format: Format): number {
  const embeddings = embeddingParams(shape)
  return ((shape.params - embeddings) * format.bits + embeddings * format.embeddingBits) / 8
}

/** Bytes that one decoding step reads when `tokens` sequences are in the batch: not the embedding table; experts only as far as they are chosen. */
export function streamedWeightBytes(shape: Shape, format: Format, tokens: number): number {
  const table = shape.vocab * shape.hidden
  const head = Math.min(table, 0.35 * shape.params) * (format.embeddingBits / 8)
  const lookUp = shape.tiedEmbeddings ? table : 2 * table
  const body = Math.max(0.3 * shape.activeParams, shape.activeParams - lookUp)
  const touched = shape.experts > 0 ? 1 - (1 - shape.expertsPerToken / shape.experts) ** tokens : 0
  const idle = shape.experts > 0 ? Math.max(0, shape.params - shape.activeParams) : 0
  const base = shape.experts > 0 ? shape.expertsPerToken / shape.experts : 0
  const extra = shape.experts > 0 && base < 1 ? (idle * Math.max(0, touched - base)) / (1 - base) : 0
  return head + ((body + extra) * format.bits) / 8
}
