import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cheapestMachines } from '../../src/estimator/search/cheapest-machines.ts'
import { machineNeedOf } from '../../src/estimator/search/machine-need.ts'
import { answer, fault, knowledge } from './shipped.ts'

type Asked = Readonly<Record<string, unknown>>
const BUSY = 0.8
const request = fc.record({
  kind: fc.constantFrom('serving-speed'),
  model: fc.constantFrom('llama 3.1 8b', 'llama 3.1 70b', 'qwen3 30b a3b', 'mixtral 8x7b'),
  precision: fc.constantFrom('bf16', 'fp8', 'int4'),
  promptTokens: fc.integer({ min: 50, max: 4000 }),
  outputTokens: fc.integer({ min: 20, max: 800 }),
  latencyMs: fc.integer({ min: 3000, max: 60_000 }),
  peakPerSecond: fc.double({ min: 0.01, max: 200, noNaN: true }),
})
const best = (query: Asked) => cheapestMachines(machineNeedOf(query, knowledge), knowledge)[0]

describe('the cheapest machine', () => {
  it('meets the latency on the very figures that serving-speed gives for it, and carries the busiest second', () => {
    fc.assert(
      fc.property(request, fc.boolean(), (query, spare) => {
        const found = best({ ...query, spare })
        if (found === undefined) return
        let left = 0
        for (const part of found.parts) {
          const { latencyMs: _, peakPerSecond: __, ...asked } = query
          const { concurrency } = part
          const { results } = answer({
            ...asked,
            concurrency,
            accelerator: part.accelerator.key,
            accelerators: part.group,
          })
          const each = (1000 * query.outputTokens) / (results.outputTokensPerSecondPerRequest?.value ?? 0)
          expect(part.latencyMs.value / each).toBeCloseTo(1, 9)
          expect(each).toBeLessThanOrEqual(query.latencyMs)
          expect(part.requestsPerSecond * each).toBeLessThanOrEqual(1000 * concurrency * (1 + 1e-9))
          left += part.requestsPerSecond * part.copies
        }
        if (spare) left -= Math.max(...found.parts.map((part) => part.requestsPerSecond))
        expect(left * BUSY * (1 + 1e-6)).toBeGreaterThanOrEqual(query.peakPerSecond)
      }),
      { numRuns: 60 },
    )
  })

  it('never costs less for more load, for less time or with a spare', () => {
    fc.assert(
      fc.property(request, fc.double({ min: 1, max: 5, noNaN: true }), (query, more) => {
        const price = best(query)?.monthlyUsd.value
        if (price === undefined) return
        const harder: readonly Asked[] = [
          { ...query, peakPerSecond: query.peakPerSecond * more },
          { ...query, latencyMs: query.latencyMs / more },
          { ...query, spare: true },
        ]
        for (const one of harder) {
          const dearer = best(one)?.monthlyUsd.value ?? Number.POSITIVE_INFINITY
          expect(dearer * (1 + 1e-9)).toBeGreaterThanOrEqual(price)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('takes owned machines first, and rents only what they cannot carry', () => {
    const query = {
      kind: 'serving-speed',
      model: 'llama 3.1 8b',
      precision: 'fp8',
      promptTokens: 1000,
      outputTokens: 300,
      latencyMs: 15_000,
    }
    const few = best({ ...query, peakPerSecond: 2, owned: [{ accelerator: 'l40s', accelerators: 4 }] })
    expect(few?.parts.map(({ owned, accelerator }) => [owned, accelerator.key])).toEqual([[true, 'l40s']])
    expect(few?.monthlyUsd.value).toBeLessThan(200)
    const many = best({ ...query, peakPerSecond: 100, owned: '4 x l40s' })
    expect(many?.parts.map(({ owned }) => owned)).toEqual([true, false])
    expect(many?.monthlyUsd.value).toBeLessThan(best({ ...query, peakPerSecond: 100 })?.monthlyUsd.value ?? 0)
  })

  it('stands in size: the query that is answered is the one found, with the machines, the month and the latency', () => {
    const query = { model: 'llama 3.1 70b', precision: 'fp8', promptTokens: 1000, outputTokens: 300, latencyMs: 20_000 }
    const {
      query: asked,
      results,
      working,
    } = answer({ kind: 'serving-speed', find: 'cheapest', peakPerSecond: 5, ...query })
    const { accelerator, accelerators, concurrency } = asked
    const { latencyMs: _, ...rest } = query
    const alone = answer({ kind: 'serving-speed', ...rest, accelerator, accelerators, concurrency })
    expect(results.timePerOutputTokenMs).toEqual(alone.results.timePerOutputTokenMs)
    expect(results.latencyMs?.value).toBeLessThanOrEqual(20_000)
    expect(results.monthlyUsd?.value).toBeGreaterThan(0)
    expect(working.filter((line) => line.startsWith('instead, '))).toHaveLength(3)
    const month = answer({ kind: 'serving-cost', find: 'cheapest', requestsPerDay: 50_000, ...query })
    expect(Object.keys(month.results)).toEqual(expect.arrayContaining(['acceleratorsNeeded', 'monthlyUsd']))
  })

  it('says what cannot be met, and which owned machine nobody knows', () => {
    const query = { kind: 'serving-speed', find: 'cheapest', model: 'llama 3.1 70b', outputTokens: 1000 }
    expect(fault({ ...query, latencyMs: 5 })).toMatchObject({ code: 'too-slow', field: 'latencyMs' })
    expect(fault({ ...query, owned: '3 x warpdrive' })).toMatchObject({ code: 'bad-owned', field: 'owned' })
    expect(fault({ ...query, owned: [7] })).toMatchObject({ field: 'owned' })
  })
})
