import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { largest } from '../../src/estimator/search/largest.ts'
import { answer, fault, knowledge, value } from './shipped.ts'

describe('the search', () => {
  it('finds the largest number that fits, whatever the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 4000 }), (limit, most) => {
        expect(largest(most, (n) => n <= limit)).toBe(Math.min(limit, most))
      }),
    )
  })

  it('gives the longest context that fits: that one fits and one more token does not', () => {
    const model = 'llama 3.1 70b'
    const query = {
      kind: 'configuration',
      find: 'context',
      model,
      precision: 'int4',
      accelerator: 'h100-sxm',
      concurrency: 8,
    }
    const tokens = value(query, 'contextTokens')
    const room = 80 * 0.95
    const need = (contextTokens: number): number =>
      value({ kind: 'serving-memory', model, precision: 'int4', contextTokens, concurrency: 8 }, 'totalGiB')
    expect(need(tokens)).toBeLessThanOrEqual(room)
    expect(need(tokens + 1)).toBeGreaterThan(room)
  })

  it('gives the most requests that fit, and says what is missing when nothing does', () => {
    expect(
      value(
        {
          kind: 'configuration',
          find: 'concurrency',
          model: 'llama 3.1 8b',
          accelerator: 'rtx4090',
          precision: 'fp8',
          contextTokens: 4096,
        },
        'concurrency',
      ),
    ).toBeGreaterThan(5)
    expect(fault({ kind: 'configuration', find: 'context', model: 'llama 3.1 70b', accelerator: 'rtx4090' }).code).toBe(
      'does-not-fit',
    )
    expect(fault({ kind: 'configuration', find: 'context', model: 'llama 3.1 70b' }).field).toBe('accelerator')
  })

  it('gives the best number format for a memory: more memory never gives fewer bits', () => {
    let before = 0
    for (const acceleratorMemoryGB of [16, 24, 32, 48, 80, 96, 160, 192]) {
      const result = {
        kind: 'configuration',
        find: 'precision',
        model: 'llama 3.3 70b',
        acceleratorMemoryGB,
        contextTokens: 2048,
      }
      if (acceleratorMemoryGB < 24) {
        expect(fault(result).code).toBe('does-not-fit')
        continue
      }
      const bits = value(result, 'bitsPerWeight')
      expect(bits).toBeGreaterThanOrEqual(before)
      before = bits
    }
    expect(before).toBe(16)
  })

  it('gives the cheapest set: no other rented set that fits costs less', () => {
    const query = { model: 'llama 3.3 70b', precision: 'fp8', contextTokens: 8192, concurrency: 4 }
    const best = answer({ kind: 'configuration', find: 'accelerators', ...query })
    for (const device of knowledge.accelerators.filter(
      (a) => a.kind === 'gpu' && a.rentUsdPerHour.some((r) => r.date >= '2026'),
    )) {
      const other =
        answer({ kind: 'serving-memory', ...query, accelerator: device.key }).results.acceleratorsNeeded?.value ?? 0
      const least = Math.min(...device.rentUsdPerHour.map((r) => r.low))
      if (other > 16) continue
      expect(best.results.usdPerHour?.low ?? 0, device.key).toBeLessThanOrEqual(
        Math.max(other, 1) * Math.max(...device.rentUsdPerHour.map((r) => r.high)) + least,
      )
    }
  })

  it('gives the simplest way to train that fits: one device, then shared states, then all of it', () => {
    const kind = (model: string, method: string, accelerator: string): unknown =>
      answer({ kind: 'configuration', find: 'parallelism', model, method, accelerator }).query.parallelism
    expect(kind('llama 3.1 8b', 'lora', 'a100')).toBe('single')
    expect(kind('llama 3.1 8b', 'full', 'h100')).toBe('fsdp')
    expect(
      value(
        { kind: 'configuration', find: 'parallelism', model: 'llama 3.1 405b', method: 'full', accelerator: 'h100' },
        'acceleratorsNeeded',
      ),
    ).toBeGreaterThanOrEqual(64)
  })
})
