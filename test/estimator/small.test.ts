import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimate } from '../../src/estimator/estimate.ts'
import { answer, knowledge, value } from './shipped.ts'

describe('encoders', () => {
  it('read tokens, texts and batches in agreement', () => {
    const query = {
      kind: 'encoder-speed',
      model: 'BAAI/bge-base-en-v1.5',
      accelerator: 'l4',
      textTokens: 200,
      batch: 16,
    }
    const { results } = answer(query)
    expect(results.textsPerSecond?.value).toBeCloseTo((results.tokensPerSecond?.value ?? 0) / 200)
    expect(results.latencyMs?.value).toBeCloseTo(16_000 / (results.textsPerSecond?.value ?? 0))
    expect(results.usdPerMillionTexts?.value).toBeGreaterThan(0)
  })

  it('are slower on processors than on a card, and one at a time than many', () => {
    const small = { kind: 'encoder-speed', model: 'intfloat/e5-small-v2', paramsB: 0.033 }
    const card = value({ ...small, accelerator: 'l4' }, 'tokensPerSecond')
    const cpu = value({ ...small, cpus: 8 }, 'tokensPerSecond')
    const one = value({ ...small, cpus: 8, batch: 1 }, 'tokensPerSecond')
    expect(card).toBeGreaterThan(5 * cpu)
    expect(cpu).toBeGreaterThan(one)
  })

  it('name the machine that a remark in brackets hides', () => {
    const query = { kind: 'encoder-speed', paramsB: 0.1, accelerator: 'H100 (one GPU)' }
    expect(answer(query).query.accelerator).toBe('h100-sxm')
  })
})

describe('speech', () => {
  it('counts streams and machines, and the price of a minute', () => {
    const { results } = answer({
      kind: 'speech',
      model: 'openai/whisper-large-v3-turbo',
      accelerator: 'l4',
      streams: 200,
    })
    const each = results.streamsPerAccelerator?.value ?? 0
    expect(results.acceleratorsNeeded?.value).toBeGreaterThanOrEqual(Math.floor(200 / (each + 1)))
    expect((results.realTimeFactor?.value ?? 0) * (results.audioSecondsPerSecond?.value ?? 0)).toBeCloseTo(1)
    expect(results.usdPerAudioMinute?.value).toBeLessThan(0.01)
  })

  it('knows that a transducer outruns a language model that listens', () => {
    const on = { kind: 'speech', accelerator: 'a100-sxm-80' }
    const fast = value({ ...on, model: 'acme/fast-tdt', paramsB: 0.6 }, 'audioSecondsPerSecond')
    const slow = value({ ...on, model: 'acme/audio-llm', paramsB: 7 }, 'audioSecondsPerSecond')
    expect(fast).toBeGreaterThan(3 * slow)
  })

  it('makes speech faster than it is spoken with a small model on eight processors', () => {
    expect(
      value({ kind: 'speech', task: 'synthesize', model: 'hexgrad/Kokoro-82M', cpus: 8 }, 'realTimeFactor'),
    ).toBeLessThan(1)
  })
})

describe('documents', () => {
  it('take longer to read when they are scanned', () => {
    const on = { kind: 'document', accelerator: 'rtx5090' }
    const born = value({ ...on, model: 'docling standard, no OCR' }, 'pagesPerSecond')
    expect(born).toBeGreaterThan(value({ ...on, model: 'docling with OCR' }, 'pagesPerSecond'))
  })
})

describe('what small models are sized with', () => {
  const kind = fc.constantFrom('encoder-speed', 'speech', 'document')
  const machine = fc.oneof(
    fc.record({ accelerator: fc.constantFrom('t4', 'l4', 'a10g', 'h100', 'rtx4090', 'm4-pro') }),
    fc.record({ accelerator: fc.constant('cpu'), cpus: fc.integer({ min: 1, max: 256 }) }),
  )
  const paramsB = fc.double({ min: 0.005, max: 30, noNaN: true })

  it('gives ranges around positive values, and working whose products come out', () => {
    fc.assert(
      fc.property(kind, machine, paramsB, (name, where, size) => {
        const { results, working } = answer({ kind: name, ...where, paramsB: size })
        for (const one of Object.values(results)) {
          expect(one.low).toBeLessThanOrEqual(one.value)
          expect(one.high).toBeGreaterThanOrEqual(one.value)
        }
        const [, product = '', result = ''] = /: (.+) = ([\d.,]+)$/.exec(working[0] ?? '') ?? []
        const factors = product.split(' x ').map((part) => Number(part.replaceAll(',', '').split(' ')[0]))
        const shown = Number(result.replaceAll(',', ''))
        expect(factors.reduce((a, b) => a * b, 1) / shown).toBeGreaterThan(0.9)
        expect(factors.reduce((a, b) => a * b, 1) / shown).toBeLessThan(1.1)
      }),
      { numRuns: 300 },
    )
  })

  it('asks for what is missing', () => {
    expect(estimate({ kind: 'speech', accelerator: 'l4' }, knowledge)).toMatchObject({ error: { field: 'model' } })
    expect(estimate({ kind: 'document', paramsB: 1 }, knowledge)).toMatchObject({ error: { field: 'accelerator' } })
    expect(estimate({ kind: 'speech', paramsB: 1, accelerator: 'l9' }, knowledge)).toMatchObject({
      error: { code: 'unknown-accelerator' },
    })
  })
})

describe('a pipeline', () => {
  const hear = { name: 'hear', kind: 'speech', model: 'openai/whisper-small', accelerator: 't4', audioSeconds: 20 }
  const find = { name: 'find', kind: 'encoder-speed', model: 'BAAI/bge-m3', accelerator: 'l4', calls: 2 }
  const phone = { name: 'phone', kind: 'service', usdPerCall: 0.01, latencyMs: 100 }
  const load = { kind: 'pipeline', requestsPerDay: 10_000 }

  it('takes as long as its stages, one after the other', () => {
    const alone = [hear, find, phone].map((stage) => value({ ...load, stages: [stage] }, 'latencyMs'))
    const whole = value({ ...load, stages: [hear, find, phone] }, 'latencyMs')
    expect(whole).toBeCloseTo(alone.reduce((a, b) => a + b, 0))
  })

  it('costs what its machines and calls cost, by the month and by the case', () => {
    const { results } = answer({ ...load, stages: [phone] })
    expect(results.monthlyUsd?.value).toBeCloseTo(10_000 * 30.4 * 0.01)
    expect(results.usdPerCase?.value).toBeCloseTo(0.01)
    expect(results.acceleratorsNeeded?.value).toBe(0)
  })

  it('needs no fewer machines for a higher peak', () => {
    const peak = fc.double({ min: 0.01, max: 5000, noNaN: true })
    fc.assert(
      fc.property(peak, fc.double({ min: 1, max: 20, noNaN: true }), (low, times) => {
        const at = (peakPerSecond: number): number =>
          value({ ...load, stages: [hear, find], peakPerSecond }, 'acceleratorsNeeded')
        expect(at(low * times)).toBeGreaterThanOrEqual(at(low))
      }),
      { numRuns: 100 },
    )
  })

  it('says each assumption once, and refuses what is no stage', () => {
    const { assumptions } = answer({ ...load, stages: [find, find] })
    expect(new Set(assumptions).size).toBe(assumptions.length)
    expect(estimate({ ...load, stages: [] }, knowledge)).toMatchObject({ error: { field: 'stages' } })
    expect(estimate({ ...load, stages: [load] }, knowledge)).toMatchObject({ error: { code: 'bad-stage' } })
    expect(estimate({ ...load, stages: [3] }, knowledge)).toMatchObject({ error: { code: 'bad-stage' } })
  })
})
