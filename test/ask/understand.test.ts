import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext, AskQuery } from '../../src/ask/ask-result.ts'
import { understand } from '../../src/ask/understand.ts'
import { loadContext } from './context.ts'
import { OWN } from './own-questions.ts'

let context: AskContext
beforeAll(async () => {
  context = await loadContext()
})

const words = (value: unknown): string =>
  String(value)
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '')
const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
const FAMILY: Readonly<Record<string, string>> = {
  fits: 'memoryGB',
  gpu: 'gpuCount',
  latency: 'tokensPerSecond',
  examples: 'tokens',
}
const family = (ask: string): string => FAMILY[ask] ?? ask

function holds(query: AskQuery | null, name: string, value: unknown): boolean {
  const got = listOf(query?.[name])
  if (name === 'method')
    return (
      got.includes(value as string) ||
      (value === 'inference' && String(query?.kind).startsWith('serving')) ||
      (value === 'finetune' && got.some((method) => ['full', 'lora', 'qlora'].includes(String(method))))
    )
  return got.some((one) =>
    typeof value === 'number' ? Math.abs(Number(one) - value) <= value * 0.05 : words(one).includes(words(value)),
  )
}

describe('our own questions', () => {
  it('are read right: what they are, what they ask, what they state', () => {
    const read = OWN.map(([intent, asks, states, text, said]) => ({
      intent,
      asks,
      states,
      text,
      got: understand(text, { ...context, ...(said === undefined ? {} : { said }) }),
    }))
    const sizing = read.filter(({ intent }) => intent === 'sizing')
    const wrongIntent = read.filter(({ intent, got }) => got.intent !== intent).map(({ text }) => text)
    const wrongAsk = sizing
      .filter(({ asks, got }) => !asks.split(',').some((one) => got.asks.map(family).includes(family(one))))
      .map(({ text }) => text)
    const facts = sizing.flatMap(({ states, got, text }) =>
      Object.entries(states).map(([name, value]) => ({ text, name, ok: holds(got.query, name, value) })),
    )
    const missed = facts.filter(({ ok }) => !ok)
    expect(wrongIntent.length / read.length, wrongIntent.join('\n')).toBeLessThan(0.04)
    expect(wrongAsk.length / sizing.length, wrongAsk.join('\n')).toBeLessThan(0.04)
    expect(missed.length / facts.length, JSON.stringify(missed)).toBeLessThan(0.04)
  })
})

describe('quantities, however they are written', () => {
  it.each([
    ['7b', { paramsB: 7 }],
    ['7B*8 vram', { paramsB: 46.7 }],
    ['8x22b', { paramsB: 141 }],
    ['qwen3 30b-a3b', { paramsB: 30, activeParamsB: 3 }],
    ['350M params', { paramsB: 0.35 }],
    ['70亿参数', { paramsB: 7 }],
    ['7 Milliarden Parameter', { paramsB: 7 }],
    ['8*24G', { accelerators: 8, acceleratorMemoryGB: 24 }],
    ['4x8 A100s', { accelerators: 32, accelerator: 'a100-sxm-80' }],
    ['2 nodes with 8xH100', { accelerators: 16, accelerator: 'h100-sxm' }],
    ['A100(40G) x 4', { accelerator: 'a100-sxm-40' }],
    ['单卡4090', { accelerator: 'rtx4090', accelerators: 1 }],
    ['dual 3090', { accelerators: 2 }],
    ['16bf', { precision: 'bf16' }],
    ['q4_k_m', { quantBits: 4 }],
    ['8-bit', { quantBits: 8 }],
    ['w4a16', { quantBits: 4 }],
    ['load_in_4bit', { quantBits: 4 }],
    ['1.5T tokens', { tokensB: 1500 }],
    ['500B token', { tokensB: 500 }],
    ['300 million tokens of text', { tokensB: 0.3 }],
    ['32k context', { contextTokens: 32000 }],
    ['max_model_len=8192', { contextTokens: 8192 }],
    ['seq len 4,096', { contextTokens: 4096 }],
    ['128k', { contextTokens: 128000 }],
    ['5k docs', { documents: 5000 }],
    ['10M vectors, 768-d', { vectors: 10_000_000, dimensions: 768 }],
    ['$50k', { budgetUsd: 50_000 }],
    ['2000 € budget', { budgetUsd: 2272, currency: 'EUR' }],
    ['CHF 900', { budgetUsd: 1080, currency: 'CHF' }],
    ['£3 per hour', { currency: 'GBP' }],
    ['2 weeks', { hours: 336 }],
    ['10 req/s', { requestsPerDay: 864_000 }],
    ['20k requests a day', { requestsPerDay: 20_000 }],
    ['25 tok/s', { tokensPerSecond: 25 }],
    ['3 million tokens per day', { tokensPerDay: 3_000_000 }],
    ['batch size 16', { batch: 16 }],
    ['bs=4', { batch: 4 }],
    ['3 epochs', { epochs: 3 }],
    ['50,000 examples', { examples: 50_000 }],
    ['10.000 Beispiele', { examples: 10_000 }],
    ['64 concurrent users', { concurrency: 64 }],
    ['64GB of RAM', { systemMemoryGB: 64 }],
    ['rank 64 lora', { loraRank: 64, method: 'lora' }],
  ])('%s', (text, facts) => {
    const { stated } = understand(text, context)
    for (const [name, value] of Object.entries(facts))
      expect(listOf((stated as Record<string, unknown>)[name]), `${text}: ${JSON.stringify(stated)}`).toContain(value)
  })
})

describe('a sizing reply', () => {
  it('has a figure with a range, its assumptions and at most one question, whatever of our own questions it answers', () => {
    for (const [, , , text, said] of OWN) {
      const result = ask(text, { ...context, ...(said === undefined ? {} : { said }) })
      if (result.intent !== 'sizing') continue
      const seen = `${text} -> ${result.reply}`
      expect(result.reply, seen).toMatch(/\d/u)
      expect(result.reply, seen).toMatch(/Assumed: .{3}/u)
      expect(result.reply, seen).not.toMatch(/: *$/mu)
      expect(result.reply.split('?').length - 1, seen).toBeLessThanOrEqual(1)
      expect(result.sources.length, seen).toBeGreaterThan(0)
    }
  })
})

describe('slips', () => {
  it.each([
    ['hwo mcuh memroy', 'how much memory'],
    ['finetne it on exmaples', 'finetune it on examples'],
    ['fine-tuning, finetuned, samples, exact', 'fine-tuning, finetuned, samples, exact'],
  ])('%s', (typed, read) => expect(understand(typed, context).plain).toBe(read))
})

describe('money in another currency', () => {
  it.each(['What can I pretrain for 4000 €?', 'I pay £2 per hour for an A100; what does LoRA on an 8B cost?'])(
    'is converted, and the reply says so: %s',
    (text) => {
      expect(ask(text, context).reply).toMatch(/1 (?:EUR|GBP) converted at 1\.\d+ USD, the rate of 2026-/u)
    },
  )

  it('stays unsaid for dollars', () => {
    expect(ask('What can I pretrain for $4000?', context).reply).not.toMatch(/converted at/u)
  })
})

describe('the number of examples', () => {
  it('is answered by a published rule of thumb, and a number that was said is judged', () => {
    const open = ask('How many examples does it take to fine-tune a 7B?', context)
    expect(open.reply).toMatch(/200 to 500 labels/u)
    expect(open.sources).toContain('https://arxiv.org/abs/2305.11206')
    expect(ask('are 60 examples enough to fine-tune a model?', context).reply).toMatch(/60 is not many/u)
    expect(ask('are 5000 examples enough to fine-tune a model?', context).reply).toMatch(/5,000 is a good start/u)
  })

  it('is about tokens for pre-training', () => {
    expect(ask('How many tokens do I need to pretrain a 2B?', context).reply).toMatch(/billion tokens/u)
  })
})

describe('whatever is said', () => {
  it('ask answers without throwing, in bounded time, with plain text', () => {
    const piece = fc.constantFrom(
      '7b',
      '70b',
      'A100',
      '4x',
      '8*24G',
      'lora',
      'vram',
      'how much',
      '?',
      'context',
      '128k',
      '-1',
      '0',
      '1e308',
      '999999999999b',
      '0b',
      'NaN',
      '$',
      '多少显存',
      'tokens',
      'per second',
      'why',
      'what if',
      '\u0000',
      '<script>',
      '```',
      'and',
      'instead',
      'mixtral',
      'fp8',
      'vectors',
      '0 dims',
      'cost',
      'hours',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: piece }, fc.string()), { maxLength: 14 }),
        fc.boolean(),
        (parts, direct) => {
          const result = ask(parts.join(' '), { ...context, direct })
          expect(result.reply).not.toMatch(/NaN|undefined|Infinity|\[object/)
          const again = ask(parts.slice(0, 3).join(' '), { ...context, direct, lastQuery: result.query })
          expect(typeof again.reply).toBe('string')
        },
      ),
      { numRuns: 400 },
    )
  })

  it.each([
    ['digits', '1'.repeat(4000)],
    ['spaced digits', '4 '.repeat(2000)],
    ['x', '4x'.repeat(2000)],
    ['what', 'what is a '.repeat(400)],
    ['how much', 'how much '.repeat(450)],
    ['commas', '1,'.repeat(2000)],
    ['letters', 'a'.repeat(4000)],
    ['han', '多'.repeat(4000)],
    ['can i', 'can i '.repeat(700)],
    ['gpu', 'a100 '.repeat(800)],
    ['megabytes', 'how much vram for 7b '.repeat(100_000)],
  ])('comes to an end over %s', (_, text) => {
    expect(['sizing', 'concept', 'plan', 'none']).toContain(ask(text, context).intent)
  })

  it.each(['how much VRAM do I need?', 'how long does training take?', 'what GPU do we need for this?'])(
    'asks back among others where the work is named: %s',
    (text) =>
      expect(ask(text, { ...context, direct: false })).toMatchObject({
        intent: 'sizing',
        missing: expect.arrayContaining(['model']),
      }),
  )

  it('keeps silent among others about what is not for us', () => {
    for (const text of [
      'ok thanks a lot!',
      'lunch at 12?',
      'I pushed the fix',
      'how many people come?',
      'what is the price of the flight?',
      'is the room big enough for all of us?',
      'how much time do we have?',
      'the training took nine hours on two A100, all good',
    ])
      expect(ask(text, { ...context, direct: false })).toMatchObject({ intent: 'none', reply: '' })
    expect(ask('ok thanks a lot!', context).reply).toMatch(/Try /)
  })
})
