import { num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { assume } from '../assume.ts'
import { type Draft, finished, newDraft } from '../draft.ts'
import { BadQuery, countOr, optionalChoice, optionalNumber, type Query } from '../fields.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { around, exactly, figure } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { GIB } from '../words.ts'
import { gib } from '../working.ts'

const INDEXES = ['flat', 'flat-fp16', 'int8', 'hnsw', 'ivf', 'pq', 'binary'] as const
/** Links of a vector in an HNSW graph: M neighbours above and 2M on the ground level, four bytes each. */
const HNSW_M = 32
/** Bytes of text in a token, and US dollars for a million embedded tokens: usual asking prices, an assumption. */
const BYTES_PER_TOKEN = 4.2
const EMBEDDING_USD_PER_M = { value: 0.05, low: 0.02, high: 0.13 }

/** The fields that this kind reads. */
export const VECTOR_INDEX_FIELDS = [
  ...['vectors', 'documents', 'tokensPerDocument', 'corpusTokens', 'chunkTokens', 'dimensions', 'index'],
  'embeddingUsdPerM',
]

/** Memory of a vector index, the cost of embedding the texts once, and the disk space of vectors and texts. */
export function sizeVectorIndex(query: Query, _knowledge: Knowledge, _options: EstimateOptions): SizeAnswer {
  const draft = newDraft({ ...query })
  const index = optionalChoice(query, 'index', INDEXES) ?? 'hnsw'
  const dimensions = countOr(query, 'dimensions', 1024, 65_536)
  const { vectors, tokens } = vectorsOf(draft, query)
  const each = bytesPerVector(index, dimensions)
  const bytes = vectors * each
  const guessed = query.vectors === undefined
  const [low, high] = index === 'pq' ? [0.5, 2] : guessed ? [0.7, 1.6] : [0.95, 1.25]
  draft.results.indexGiB = figure(around(bytes / GIB, low, high), 'GiB')
  if (index === 'pq')
    assume(
      draft,
      'product-quantization',
      () => 'Product quantization is assumed to use one byte per eight dimensions; 4 to 16 are typical.',
    )
  draft.working.push(() => `index: ${num(vectors)} vectors x ${bytesOf(index, dimensions)} (${index}) = ${gib(bytes)}`)
  const stored = vectors * dimensions * 4 + tokens * BYTES_PER_TOKEN
  draft.results.storageGiB = figure(around((bytes + stored) / GIB, 0.6, 1.8), 'GiB')
  draft.working.push(
    () =>
      `disk: ${gib(bytes)} of index + ${num(vectors)} vectors x ${num(dimensions)} x 4 bytes + ${num(tokens)} tokens of text x ${BYTES_PER_TOKEN} bytes = ${gib(bytes + stored)}`,
  )
  const own = optionalNumber(query, 'embeddingUsdPerM', { max: 1e4 })
  const price = own === undefined ? EMBEDDING_USD_PER_M : exactly(own)
  draft.results.embeddingUsd = figure(
    { value: (tokens / 1e6) * price.value, low: (tokens / 1e6) * price.low, high: (tokens / 1e6) * price.high },
    'USD',
  )
  draft.working.push(
    () =>
      `embedding once: ${num(tokens)} tokens x ${price.value} USD / 1 million = ${num((tokens / 1e6) * price.value)} USD`,
  )
  if (own === undefined)
    assume(draft, 'embedding-price', () => 'Embedding is assumed to cost 0.02 to 0.13 USD per million tokens.', {
      silent: true,
      hint: 'Give embeddingUsdPerM for your own.',
    })
  draft.breakdown.vectors = vectors
  draft.breakdown.bytesPerVector = each
  draft.query.index = index
  draft.query.dimensions = dimensions
  draft.sources.add('faiss-indexes').add('assumption')
  noteUnused(draft, query, VECTOR_INDEX_FIELDS)
  return finished(draft)
}

function vectorsOf(draft: Draft, query: Query): { vectors: number; tokens: number } {
  const chunk = optionalNumber(query, 'chunkTokens', { min: 1, max: 1e6 }) ?? 400
  const vectors = optionalNumber(query, 'vectors', { max: 1e13 })
  if (vectors !== undefined) {
    assume(draft, 'tokens-of-vector', () => `A vector is assumed to stand for ${num(chunk)} tokens of text.`, {
      hint: 'Give chunkTokens.',
    })
    return { vectors, tokens: vectors * chunk }
  }
  const documents = optionalNumber(query, 'documents', { max: 1e12 })
  const each = optionalNumber(query, 'tokensPerDocument', { max: 1e8 }) ?? 1500
  const tokens =
    optionalNumber(query, 'corpusTokens', { max: 1e15 }) ?? (documents === undefined ? undefined : documents * each)
  if (tokens === undefined)
    throw new BadQuery(
      'missing',
      'vectors',
      'vectors is missing: give vectors, documents (and tokensPerDocument) or corpusTokens.',
    )
  const pieces = Math.max(1, documents ?? 0, tokens / (chunk * 0.85))
  draft.working.push(() =>
    pieces > tokens / (chunk * 0.85)
      ? ''
      : `vectors: ${num(tokens)} tokens / (${num(chunk)} tokens of a piece x 0.85 that do not overlap) = ${num(pieces)}`,
  )
  assume(
    draft,
    'tokens-of-piece',
    () =>
      `A piece is assumed to be ${num(chunk)} tokens${documents !== undefined && query.tokensPerDocument === undefined ? ` and a document as ${num(each)}` : ''}.`,
  )
  return { vectors: pieces, tokens }
}

function bytesPerVector(index: (typeof INDEXES)[number], dimensions: number): number {
  const id = 8
  const bytes = {
    flat: dimensions * 4,
    'flat-fp16': dimensions * 2,
    int8: dimensions,
    hnsw: dimensions * 4 + HNSW_M * 2 * 4 * 1.05,
    ivf: dimensions * 4,
    pq: Math.ceil(dimensions / 8),
    binary: Math.ceil(dimensions / 8),
  }
  return bytes[index] + id
}

/** The bytes of a vector as an expression: its values, its links in a graph, and its number. */
function bytesOf(index: (typeof INDEXES)[number], dimensions: number): string {
  const wide = `${num(dimensions)} x 4 bytes`
  const values = {
    flat: wide,
    'flat-fp16': `${num(dimensions)} x 2 bytes`,
    int8: `${num(dimensions)} x 1 byte`,
    hnsw: `${wide} + ${HNSW_M} links x 2 x 4 bytes x 1.05 (upper levels)`,
    ivf: wide,
    pq: `${num(Math.ceil(dimensions / 8))} bytes`,
    binary: `${num(Math.ceil(dimensions / 8))} bytes`,
  }
  return `(${values[index]} + 8 bytes of its number)`
}
