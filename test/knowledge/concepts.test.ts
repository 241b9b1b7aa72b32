import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../src/ask/ask.ts'
import type { Concepts } from '../../src/knowledge/concepts.ts'
import { loadConcepts } from '../../src/knowledge/load-concepts.ts'
import { shippedConcepts, shippedKnowledge } from '../shipped.ts'

let concepts: Concepts
beforeAll(async () => {
  concepts = await shippedConcepts()
})

describe('the notes', () => {
  it('are many, short, with a dated source each', () => {
    expect(concepts.notes.size).toBeGreaterThanOrEqual(45)
    for (const note of concepts.notes.values()) {
      expect(note.text.split(/\s+/u).length, note.id).toBeLessThanOrEqual(120)
      expect(note.sources.length, note.id).toBeGreaterThan(0)
      expect(note.text, note.id).not.toMatch(/TODO|lorem|https?:/iu)
    }
  })

  it('offer only calculations that are understood and computed', async () => {
    const knowledge = await shippedKnowledge()
    for (const { id, calculation } of concepts.notes.values()) {
      if (!calculation) continue
      const result = ask(calculation.ask, { knowledge, concepts, direct: true })
      expect(result.intent, `${id}: ${calculation.ask}`).toBe('sizing')
      expect(result.reply, `${id}: ${calculation.ask}`).toMatch(/\d.*\n?Assumed: |Assumed: /u)
      expect(result.missing, `${id}: ${calculation.ask}`).not.toContain('model')
    }
  })

  it.each([
    ['lora', 'lora'],
    ['QLoRA', 'qlora'],
    ['what is zero stage 3', 'zero-stages'],
    ['FSDP', 'fsdp'],
    ['kv cache', 'kv-cache'],
    ['Mixture of Experts', 'moe'],
    ['gguf', 'gguf'],
    ['context length', 'context-length'],
    ['RAG vs fine-tuning', 'rag-or-fine-tuning'],
    ['distillation', 'distillation'],
    ['benchmarks', 'benchmarks'],
    ['BLEU', 'bleu'],
    ['ROUGE', 'rouge'],
    ['scaling laws', 'scaling-laws'],
    ['MFU', 'mfu'],
    ['tokenization', 'tokenization'],
    ['EU AI Act', 'eu-ai-act'],
    ['petaflop/s-day', 'petaflop-day'],
    ['chinchilla', 'scaling-laws'],
    ['SuperGLUE', 'glue'],
    ['SQuAD', 'squad'],
    ['positional encoding', 'positional-encoding'],
    ['self-attention', 'attention'],
    ['gradient clipping', 'training-stability'],
    ['weight decay', 'regularization'],
    ['3D parallelism', '3d-parallelism'],
    ['mixed precision', 'mixed-precision'],
    ['deduplication', 'data-curation'],
    ['model compression', 'quantization'],
    ['dataset distillation', 'dataset-distillation'],
    ['layer normalization', 'layer-normalization'],
    ['GELU', 'activation-functions'],
    ['residual connections', 'residual-connections'],
    ['learning rate warm-up', 'learning-rate'],
    ['human evaluation', 'human-evaluation'],
    ['multiple choice evaluation', 'multiple-choice'],
    ['sentiment analysis', 'text-classification'],
    ['named entity recognition', 'text-classification'],
    ['BloombergGPT', 'bloomberggpt'],
    ['bias in training data', 'bias'],
    ['privacy redaction', 'privacy-redaction'],
    ['exposed intellectual property', 'exposed-data'],
    ['reranking', 'reranking'],
    ['guardrails', 'guardrails'],
  ])('answer to %s', async (name, id) => {
    const knowledge = await shippedKnowledge()
    const text = /\s(?:is|vs)\s|^what/u.test(name) ? name : `what is ${name}?`
    expect(ask(text, { knowledge, concepts, direct: true })).toMatchObject({ intent: 'concept', concept: id })
  })

  it('come first where one of their own questions is the text', () => {
    const asks = [...concepts.notes.values()]
      .map(({ id, asks }) => ({ id, text: asks[0] ?? '' }))
      .filter(({ text }) => text !== '')
    const first = asks.filter(({ id, text }) => concepts.near(text)[0]?.concept.id === id)
    expect(first.length / asks.length).toBeGreaterThan(0.95)
  })

  it('are found with a slip of the pen', () => expect(concepts.near('quantizaton')[0]?.concept.id).toBe('quantization'))
})

describe('a question that was left out', () => {
  const EACH = 12
  /** One twelfth alone has some fifty sure answers: too few to tell 85% from 90%. */
  const STARTS = [0, 6]

  it('finds its note by the others, and is as often right as it says', () => {
    const notes = [...concepts.notes.values()]
    const asks = notes.flatMap(({ id, asks }) => asks.map((text) => ({ id, text })))
    const found = STARTS.flatMap((start) => {
      const left = new Set(asks.filter((_, at) => at % EACH === start))
      const kept = new Map(notes.map(({ id }) => [id, asks.filter((one) => one.id === id && !left.has(one))]))
      const near = concepts.nearIn(
        notes.map((note) => ({ ...note, asks: (kept.get(note.id) ?? []).map(({ text }) => text) })),
      )
      return [...left].map(({ id, text }) => ({ id, best: near(text)[0] }))
    })
    const right = found.filter(({ id, best }) => best?.id === id)
    const sure = found.filter(({ best }) => (best?.chance ?? 0) >= 0.9)
    expect(right.length / found.length).toBeGreaterThan(0.55)
    expect(sure.length / found.length).toBeGreaterThan(0.12)
    expect(sure.filter((one) => right.includes(one)).length / sure.length).toBeGreaterThan(0.85)
  })
})

describe('a bad note', () => {
  const write = async (...notes: readonly string[]): Promise<string> => {
    const dir = await mkdtemp(join(tmpdir(), 'notes-'))
    await Promise.all(notes.map((note, i) => writeFile(join(dir, `n${i}.md`), note)))
    return dir
  }
  const head = (title: string, more = '') =>
    `---\ntitle: ${title}\nsources:\n  - { title: A paper, url: https://arxiv.org/abs/1, date: "2024" }\n${more}---\n\n`

  it.each([
    ['no head', 'just text', /must begin with a head/],
    ['no source', '---\ntitle: Some\n---\ntext', /sources/],
    ['an unknown field', `${head('Some', 'colour: red\n')}text`, /colour/],
    ['broken YAML', '---\ntitle: [\n---\ntext', /not valid YAML/],
    ['too many words', `${head('Some')}${'word '.repeat(121)}`, /121 words/],
  ])('with %s is refused and named', async (_, note, message) => {
    await expect(loadConcepts(await write(note))).rejects.toThrow(message)
    await expect(loadConcepts(await write(note))).rejects.toThrow(/n0\.md/)
  })

  it('that claims another’s name is refused', async () => {
    await expect(loadConcepts(await write(`${head('Some thing')}a`, `${head('Some-thing')}b`))).rejects.toThrow(
      /claimed by n0\.md and n1\.md/,
    )
  })

  it('no folder is no notes', async () => expect((await loadConcepts('/nowhere/at/all')).notes.size).toBe(0))
})
