import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findAccelerator, findModel } from '../../src/knowledge/find.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const shipped = new URL('../../knowledge', import.meta.url).pathname

async function folder(files: Readonly<Record<string, string>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'facts-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text)
  return dir
}

async function broken(file: string, change: (text: string) => string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'facts-'))
  await cp(shipped, dir, { recursive: true })
  await writeFile(join(dir, file), change(await readFile(join(dir, file), 'utf8')))
  return dir
}

describe('the shipped facts', () => {
  it('are all there, each with a source that is listed and a date', async () => {
    const knowledge = await loadKnowledge(shipped)
    expect(knowledge.models.length).toBeGreaterThanOrEqual(125)
    expect(knowledge.accelerators.length).toBeGreaterThanOrEqual(51)
    expect(knowledge.prices.length).toBeGreaterThanOrEqual(140)
    expect(knowledge.runs.length).toBeGreaterThanOrEqual(60)
    expect(knowledge.roles.map((role) => role.id)).toEqual([
      'data-engineer',
      'data-analyst',
      'data-scientist',
      'ml-engineer',
      'data-manager',
      'software-engineer',
    ])
    const ids = new Set(knowledge.sources.map((source) => source.id))
    for (const list of [
      knowledge.models,
      knowledge.accelerators,
      knowledge.prices,
      knowledge.runs,
      knowledge.roles,
      knowledge.tasks,
    ]) {
      for (const fact of list) {
        expect(ids.has(fact.source), fact.source).toBe(true)
        expect(fact.date).toMatch(/^\d{4}/)
      }
    }
    for (const device of knowledge.accelerators) {
      for (const offer of [...device.rentUsdPerHour, ...device.purchaseUsd])
        expect(ids.has(offer.source), offer.source).toBe(true)
    }
  })

  it('say nothing that cannot be: no accelerator computes more in 16 bits than in 8, no model has more experts in use than it has', async () => {
    const knowledge = await loadKnowledge(shipped)
    for (const a of knowledge.accelerators)
      if (a.fp8Tflops !== undefined) expect(a.fp8Tflops, a.key).toBeGreaterThanOrEqual(a.bf16Tflops)
    for (const m of knowledge.models) {
      expect(m.kvHeads, m.name).toBeLessThanOrEqual(m.heads)
      if (m.experts !== undefined) expect(m.expertsPerToken, m.name).toBeLessThanOrEqual(m.experts)
    }
  })
})

describe("a team's own facts", () => {
  it('are laid over the shipped ones field by field, and new ones are added', async () => {
    const own = await folder({
      'sources.yaml': '- { id: ours, title: Our data centre, date: 2026-11-01 }\n',
      'accelerators.yaml':
        '- { key: h100-sxm, rentUsdPerHour: [{ low: 1, high: 1.2, date: 2026-11-01, source: ours }] }\n- { key: own-card, name: Own card, vendor: us, kind: gpu, memoryGb: 64, bandwidthGbs: 1000, bf16Tflops: 300, source: ours, date: 2026-11-01 }\n',
    })
    const knowledge = await loadKnowledge(shipped, own)
    expect(findAccelerator(knowledge, 'h100')?.rentUsdPerHour).toEqual([
      { low: 1, high: 1.2, date: '2026-11-01', source: 'ours' },
    ])
    expect(findAccelerator(knowledge, 'h100')?.memoryGb).toBe(80)
    expect(findAccelerator(knowledge, 'Own Card')?.bf16Tflops).toBe(300)
  })

  it.each([
    [
      'models.yaml',
      '- { name: x/y, family: decoder, paramsB: -3 }\n',
      /models\.yaml:1:\d+ paramsB|models\.yaml:1:\d+ /,
    ],
    ['accelerators.yaml', '- { key: h100-sxm, memoryGB: 3 }\n', /accelerators\.yaml:1:\d+ memoryGB/],
    ['prices.yaml', '- { vendor: v }\n', /prices\.yaml:1:3 model is missing/],
    ['runs.yaml', 'just words\n', /runs\.yaml:1:1 the file must hold a list/],
    ['roles.yaml', '- [1\n', /roles\.yaml:\d+:\d+ is not valid YAML/],
    ['models.yaml', '- { name: Qwen/Qwen3-8B, source: nowhere }\n', /models\.yaml:1:34 source "nowhere" is not an id/],
    [
      'services.yaml',
      '- { id: x, kind: translation, vendor: v, model: m, usd: 1, per: minute, quality: B, date: 2026-11 }\n',
      /services\.yaml:1:3 source/,
    ],
    [
      'pay.yaml',
      '\n- { id: x, role: tester, region: US, hire: employed, currency: USD, period: year, median: 1, quality: B, source: from-memory }\n',
      /pay\.yaml:2:3 date/,
    ],
    ['rents.yaml', '- { id: aws:p5.48xlarge, low: 9, high: 8 }\n', /rents\.yaml:1:\d+ .*low must not be above high/],
    ['law.yaml', '- { id: "aia:art50", duties: [] }\n', /law\.yaml:1:\d+ duties/],
  ])('that are wrong are refused with file, line and column: %s', async (file, text, message) => {
    await expect(loadKnowledge(shipped, await folder({ [file]: text }))).rejects.toThrow(message)
  })
})

describe('a knowledge folder', () => {
  it('that lacks a file is refused by name', async () => {
    await expect(loadKnowledge(await folder({}))).rejects.toThrow(/models\.yaml cannot be read/)
  })

  it('in which a name stands twice is refused', async () => {
    const dir = await broken(
      'tasks.yaml',
      (text) =>
        `${text}- { id: translation, title: x, modality: text, families: [none], metrics: [x], datasets: [x], source: huggingface-tasks, date: 2026 }\n`,
    )
    await expect(loadKnowledge(dir)).rejects.toThrow(/tasks\.yaml:\d+:\d+ "translation" appears twice/)
  })
})

describe('names', () => {
  it.each([
    ['llama 3 8b', 'meta-llama/Meta-Llama-3-8B'],
    ['Llama-3.1-8B-Instruct', 'meta-llama/Meta-Llama-3.1-8B'],
    ['meta-llama/Llama-3.1-8B-Instruct', 'meta-llama/Meta-Llama-3.1-8B'],
    ['llama2 70b', 'meta-llama/Llama-2-70b-hf'],
    ['mixtral 8x7b', 'mistralai/Mixtral-8x7B-v0.1'],
    ['Qwen3_30B_a3B', 'Qwen/Qwen3-30B-A3B'],
    ['qwen3 235b', 'Qwen/Qwen3-235B-A22B'],
    ['deepseek v3', 'deepseek-ai/DeepSeek-V3'],
    ['gpt oss 120b', 'openai/gpt-oss-120b'],
    ['BERT-Large', 'bert-large'],
    ['GPT-3', 'openai/gpt-3'],
    ['T5-3B', 'google/t5-3b'],
    ['gemma 3 27b it', 'google/gemma-3-27b-it'],
  ])('%s is %s', async (name, model) => {
    expect(findModel(await loadKnowledge(shipped), name)?.name).toBe(model)
  })

  it.each([
    ['a100 80g', 'a100-sxm-80'],
    ['A100 40GB', 'a100-sxm-40'],
    ['NVIDIA A100 80GB PCIe', 'a100-pcie-80'],
    ['NVIDIA A100-SXM4-40GB', 'a100-sxm-40'],
    ['NVIDIA H100 80GB HBM3', 'h100-sxm'],
    ['NVIDIA L40S 48GB', 'l40s'],
    ['Tesla V100-SXM2-32GB', 'v100-sxm-32'],
    ['4090', 'rtx4090'],
    ['NVIDIA GeForce RTX 4090', 'rtx4090'],
    ['H100', 'h100-sxm'],
    ['h100 80gb', 'h100-sxm'],
    ['MI300X', 'mi300x'],
    ['TPU v4', 'tpu-v4'],
    ['Apple M2 Ultra', 'm2-ultra'],
  ])('%s is %s', async (name, key) => {
    expect(findAccelerator(await loadKnowledge(shipped), name)?.key).toBe(key)
  })

  it('that mean nothing are not found, even when they are words of the language', async () => {
    const knowledge = await loadKnowledge(shipped)
    for (const name of ['', 'constructor', '__proto__', 'toString', 'llama', 'no such thing']) {
      expect(findModel(knowledge, name), name).toBeUndefined()
      expect(findAccelerator(knowledge, name), name).toBeUndefined()
    }
  })
})
