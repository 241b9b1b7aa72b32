import { spellShyCodes } from '../../amounts/currency.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Facts, Method } from '../facts.ts'
import { lexicon } from '../lexicon.ts'
import { readBatch } from './batch.ts'
import { hardwareRules } from './hardware.ts'
import { LENGTH_RULES, LOOSE_LENGTH_RULES } from './lengths.ts'
import { MEMORY_RULES } from './memory.ts'
import { readMethods, readSetup } from './method.ts'
import { nameModels, readMentions, unglue } from './models.ts'
import { normalise } from './normalise.ts'
import { PRECISION_RULES } from './precision.ts'
import { CONCURRENCY_RULES, LOAD_RULES, moneyRules, RATE_RULES } from './rates.ts'
import { type Scan, scan } from './scan.ts'
import { SIZE_RULES } from './sizes.ts'
import { TIME_RULES } from './time.ts'
import { INDEX_SIZE_RULES, TEXT_SIZE_RULES, TRAINING_DATA_RULES, VECTOR_RULES } from './training-data.ts'

/** Longer texts are read to here: nobody states a sizing question in more, and the work stays bounded. */
export const MAX_CHARACTERS = 4000

const INDEX_TALK =
  /\b(?:vectors?|pg_?vector|chroma(?:db)?|lancedb|opensearch|embeddings?|faiss|qdrant|milvus|pinecone|weaviate|chroma|pgvector|hnsw\w*|ivf\w*|annoy|scann|elasticsearch|nearest neighbo|similarity search|vector (?:db|database|store)|rag|retriev\w+|index(?:es|ing)?)\b|向量|索引|检索/u

/**
 * Everything that a text states, as lists of facts in the query's units. Pure; never throws; below a millisecond.
 * `within` is what was said before: beside talk of an index, "10 million rows" are vectors.
 * Names that `knowledge` has are resolved (accelerators to their keys, models to their names); others keep their words.
 */
export function readFacts(text: string, knowledge: Knowledge, within = ''): Facts {
  const words = lexicon(knowledge)
  const plain = unglue(normalise(spellShyCodes(text.slice(0, MAX_CHARACTERS), knowledge.currencies)), words)
  const { mentions, rest } = readMentions(plain, words)
  const aboutIndex = INDEX_TALK.test(plain) || INDEX_TALK.test(within.slice(0, MAX_CHARACTERS).toLowerCase())
  let at: Scan = { facts: {}, rest }
  at = scan(at, RATE_RULES)
  at = scan(at, moneyRules(knowledge.currencies))
  at = scan(at, LOAD_RULES)
  at = scan(at, CONCURRENCY_RULES)
  at = readBatch(at)
  if (aboutIndex) at = scan(at, VECTOR_RULES)
  else at = scan(at, TEXT_SIZE_RULES)
  at = scan(at, TRAINING_DATA_RULES.slice(0, 4))
  at = scan(at, hardwareRules(knowledge))
  at = scan(at, PRECISION_RULES)
  if (aboutIndex) at = scan(at, INDEX_SIZE_RULES)
  at = scan(at, SIZE_RULES)
  if (aboutIndex) at = scan(at, INDEX_SIZE_RULES)
  at = scan(at, LENGTH_RULES)
  at = scan(at, TRAINING_DATA_RULES.slice(4))
  at = scan(at, VECTOR_RULES)
  at = scan(at, TIME_RULES)
  at = scan(at, MEMORY_RULES)
  at = scan(at, LOOSE_LENGTH_RULES)
  const facts = nameModels(withQuantiser(at, plain), mentions, plain, words)
  const methods = tuned(readMethods(plain), facts)
  return {
    ...facts,
    ...readSetup(plain),
    ...(methods.length === 0 ? {} : { method: methods }),
    ...(facts.accelerator === undefined ? {} : { accelerator: resolve(facts, knowledge) }),
  }
}

/** Keys of the accelerators that we know; "A100" beside "40 GB" is the 40 GB one. Names that we do not know keep their words. */
function resolve(facts: Facts, knowledge: Knowledge): readonly string[] {
  const memory = facts.acceleratorMemoryGB?.length === 1 ? facts.acceleratorMemoryGB[0] : undefined
  const keys = (facts.accelerator ?? []).map((name) => {
    const usual = findAccelerator(knowledge, name)
    if (memory === undefined || (usual && Math.abs(usual.memoryGb / memory - 1) < 0.15)) return usual?.key ?? name
    return (findAccelerator(knowledge, `${name} ${memory}gb`) ?? usual)?.key ?? name
  })
  return [...new Set(keys)]
}

/** GPTQ, AWQ and the like say four bits when no width is said beside them: what their files mostly are. */
function withQuantiser(at: Scan, plain: string): Scan {
  const name = /(?<![a-z0-9])(gptq|awq|q4|exl2)(?![a-z0-9])/u.exec(plain)?.[1]
  if (name === undefined || at.facts.quantBits !== undefined) return at
  const precision = name === 'awq' || name === 'gptq' ? { precision: [...(at.facts.precision ?? []), name] } : {}
  return { ...at, facts: { ...at.facts, quantBits: [4], ...precision } }
}

/** LoRA on a base of four bits or fewer is QLoRA. */
function tuned(methods: readonly Method[], facts: Facts): readonly Method[] {
  const packed =
    facts.quantBits?.some((bits) => bits <= 4) === true && !methods.includes('inference') && !methods.includes('qlora')
  return packed ? methods.map((method) => (method === 'lora' ? 'qlora' : method)) : methods
}
