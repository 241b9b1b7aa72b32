import { describe, expect, it } from 'vitest'
import { readGroups } from '../../bench/rows.ts'
import { sizeInName } from '../../src/estimator/architecture/size-in-name.ts'
import { answer, value } from './shipped.ts'

describe('the key-value cache', () => {
  it('is exact for grouped heads, latent attention, windows and hybrids', () => {
    const cache = (model: string, contextTokens: number, concurrency = 1): number =>
      value({ kind: 'serving-memory', model, contextTokens, concurrency }, 'kvCacheGiB')
    expect(cache('llama 2 70b', 8192, 16)).toBeCloseTo(40, 6)
    expect(cache('llama 3.1 8b', 1024)).toBeCloseTo(0.125, 6)
    // 61 layers x (512 + 64) values x 2 bytes x 131,072 tokens.
    expect(cache('deepseek v3', 131_072)).toBeCloseTo((61 * 576 * 2 * 131_072) / 2 ** 30, 6)
    // Gemma 3 27B: 10 layers see everything, 52 keep 1,024 tokens.
    expect(cache('gemma 3 27b', 100_000)).toBeCloseTo((2 * 16 * 128 * 2 * (10 * 100_000 + 52 * 1024)) / 2 ** 30, 6)
    // Qwen3.5 27B keeps a cache in 16 of 64 layers.
    expect(cache('Qwen3.5-27B', 10_000)).toBeCloseTo((2 * 4 * 256 * 2 * 16 * 10_000) / 2 ** 30, 6)
    expect(cache('bert large', 512)).toBe(0)
  })
})

describe('a known run', () => {
  it('is answered from the table, with its source, and the formula beside it', () => {
    const found = answer({ kind: 'training-compute', model: 'llama 2 7b' })
    expect(found.results.acceleratorHours?.value).toBe(184_320)
    expect(found.breakdown.formulaHours).toBeGreaterThan(100_000)
    expect(found.sources).toContain('llama-model-card')
    expect(found.working.join('\n')).toContain('published')
  })

  it('on other hardware or with other data is answered by the formula', () => {
    expect(
      answer({ kind: 'training-compute', model: 'llama 2 7b', accelerator: 'h100' }).results.acceleratorHours?.value,
    ).not.toBe(184_320)
    expect(
      answer({ kind: 'training-compute', model: 'llama 2 7b', tokensB: 100 }).results.acceleratorHours?.value,
    ).toBeLessThan(50_000)
  })
})

describe('training in 32 bits', () => {
  it('keeps activations twice as wide as mixed precision does', () => {
    const parts = (precision: string) => answer({ kind: 'training-memory', paramsB: 1, precision }).breakdown
    expect(parts('fp32').activationsGiB).toBeCloseTo(2 * (parts('bf16').activationsGiB ?? 0), 9)
  })
})

describe('what the source texts say', () => {
  it('is corrected where it is wrong: 24 bytes a parameter are not 80 GB for a billion', () => {
    const found = answer({ kind: 'training-memory', paramsB: 1, method: 'full' })
    expect(found.results.perAcceleratorGiB?.high).toBeLessThan(40)
    expect(found.assumptions.join(' ')).toContain('24 bytes make 24 GB')
  })

  it('is corrected for GPT-4, whose size nobody has published', () => {
    expect(answer({ kind: 'checkpoint', model: 'GPT-4', paramsB: 1750 }).assumptions.join(' ')).toContain(
      '1.75 billion',
    )
  })

  it('comes out of the formulas: petaflop/s-days of GPT-3, 20 tokens a parameter, 4 bytes a parameter, ten million for a thousand A100', () => {
    expect(value({ kind: 'training-compute', model: 'GPT-3', tokensB: 300 }, 'petaflopDays')).toBeCloseTo(3640, -3)
    expect(value({ kind: 'data-size', paramsB: 70 }, 'optimalTokensB')).toBe(1400)
    expect(
      value({ kind: 'checkpoint', paramsB: 1, precision: 'fp32', optimizer: 'none' }, 'weightsGiB') * 2 ** 30,
    ).toBeCloseTo(4e9, 0)
    const bought = answer({
      kind: 'training-compute',
      model: 'llama 2 70b',
      accelerator: 'a100-sxm-80',
      accelerators: 1000,
    }).results.purchaseUsd
    expect(bought?.low).toBeLessThan(16e6)
    expect(bought?.high).toBeGreaterThan(10.1e6)
  })
})

describe('prices', () => {
  it('that are older than 180 days on the day of the question say so; fresh ones do not', () => {
    const query = {
      kind: 'serving-cost',
      api: 'gpt-4o-mini',
      requestsPerDay: 1000,
      promptTokens: 500,
      outputTokens: 100,
    }
    expect(answer(query, '2026-09-01').assumptions.join(' ')).not.toContain('days old')
    expect(answer(query, '2027-09-01').assumptions.join(' ')).toContain('days old')
  })

  it('of an API, of renting and of owning stand side by side, with where they meet', () => {
    const at = (requestsPerDay: number) =>
      answer({
        kind: 'serving-cost',
        model: 'llama 3.3 70b',
        api: 'gpt-4o-mini',
        accelerator: 'h100',
        precision: 'fp8',
        requestsPerDay,
        promptTokens: 1000,
        outputTokens: 300,
      }).results
    const cost = (name: string, requestsPerDay: number): number => at(requestsPerDay)[name]?.value ?? Number.NaN
    const few = 200_000
    // 30.4 days a month; 0.15 dollars a million tokens in, 0.60 out.
    expect(cost('apiUsd', few) / (few * 30.4 * (1000 * 0.15 + 300 * 0.6) * 1e-6)).toBeCloseTo(1, 6)
    expect(cost('apiUsd', few)).toBeLessThan(cost('rentUsd', few))
    // At so many tokens a month the API costs what one rented group does.
    const meet = cost('breakEvenTokensPerMonth', few) / (30.4 * 1300)
    expect(cost('apiUsd', meet) / cost('rentUsd', few)).toBeCloseTo(1, 6)
    // Owning costs the price of the machines once, and power; renting what it costs each month.
    const months = cost('breakEvenMonths', few)
    expect(months).toBeGreaterThan(6)
    expect(months).toBeLessThan(42)
    expect(cost('ownUsd', few)).toBeLessThan(cost('rentUsd', few))
  })
})

describe('sizes in names', () => {
  it.each([
    ['Foo-13B', 13],
    ['foo 350m', 0.35],
    ['Bar-8x7B', 46.48],
    ['Baz-30B-A3B', 30],
    ['v2', undefined],
    ['gpt-4', undefined],
    ['model-1.5b-chat', 1.5],
  ])('%s', (name, paramsB) => {
    expect(sizeInName(name)?.paramsB).toBe(paramsB)
  })

  it('are enough for an answer, with a wider range than for a known model', () => {
    const width = (model: string): number => {
      const f = answer({ kind: 'serving-memory', model, engine: 'transformers', contextTokens: 4096 }).results.totalGiB
      return (f?.high ?? 0) / (f?.low ?? 1)
    }
    expect(width('Foo-13B')).toBeGreaterThan(width('Llama-2-13b-hf'))
  })
})

describe('accuracy', () => {
  it('is what the table says: no group of published figures has drifted', () => {
    const limits: Readonly<Record<string, number>> = {
      'train-hours': 0.16,
      'train-throughput': 0.14,
      'train-memory': 0.06,
      'serve-memory': 0.035,
      'kv-cache': 0.005,
      'decode-one': 0.06,
      'time-per-token': 0.12,
      'serve-throughput': 0.18,
      prefill: 0.2,
    }
    const groups = readGroups(new URL('../../bench/published', import.meta.url).pathname)
    for (const [name, limit] of Object.entries(limits)) {
      const misses = (groups[name] ?? [])
        .map((row) => Math.abs(value(row.query, row.pick) / row.actual - 1))
        .sort((a, b) => a - b)
      expect(misses[Math.floor(misses.length / 2)], name).toBeLessThan(limit)
    }
  })
})

describe('tuning beside frozen weights', () => {
  const tuning = {
    kind: 'training-compute',
    examples: 10_000,
    tokensPerExample: 512,
    epochs: 3,
    accelerator: 'a100-sxm-80',
  }

  it('computes about two thirds of full training, and QLoRA takes longer than LoRA', () => {
    const at = (method: string) => answer({ ...tuning, model: 'llama 3.1 8b', method })
    const [full, lora, qlora] = [at('full'), at('lora'), at('qlora')]
    const flops = (found: typeof full): number => found.results.flops?.value ?? 0
    expect(flops(lora) / flops(full)).toBeGreaterThan(0.66)
    expect(flops(lora) / flops(full)).toBeLessThan(0.72)
    expect(flops(qlora)).toBe(flops(lora))
    const hours = (found: typeof full): number => found.results.acceleratorHours?.value ?? 0
    expect(hours(lora)).toBeLessThan(hours(full))
    expect(hours(qlora)).toBeGreaterThan(hours(lora) * 1.2)
    expect(lora.working.join(' ')).toContain('4 (frozen weights')
    expect(lora.query.method).toBe('lora')
  })

  it('is not answered with the data or the hours of the model’s pretraining', () => {
    const published = { kind: 'training-compute', model: 'llama 2 7b', method: 'lora', accelerator: 'a100-sxm-80' }
    expect(() => answer(published)).toThrow(/tokensB/)
    expect(value({ ...published, tokensB: 2000 }, 'acceleratorHours')).not.toBe(184_320)
  })
})

describe('the prompt of one request', () => {
  const first = (query: Record<string, unknown>): number =>
    value({ kind: 'serving-speed', concurrency: 1, outputTokens: 100, ...query }, 'timeToFirstTokenMs')

  it('passes through every layer, however many devices share it', () => {
    const many = { model: 'gpt-oss-120b', accelerator: 'b200', accelerators: 8, promptTokens: 1024 }
    expect(first(many)).toBeGreaterThan(36 * 0.05)
  })

  it('passes through the devices of llama.cpp in parts, one behind the other: 1,024 tokens on four at most 1.6 times as fast', () => {
    const on = (accelerators: number): number =>
      first({
        ...{ model: 'llama 3 8b', precision: 'Q4_K_M', accelerator: 'rtx4090', promptTokens: 1024 },
        ...{ engine: 'llama.cpp', accelerators },
      })
    expect(on(1) / on(4)).toBeLessThan(1.7)
    expect(on(1) / on(4)).toBeGreaterThan(1)
  })
})
