import { describe, expect, it } from 'vitest'
import { answer } from './shipped.ts'

const run = (model: string, more: Record<string, unknown> = {}) => answer({ kind: 'training-compute', model, ...more })

describe('a run of the past', () => {
  it('answers with its published energy and emissions, the formula beside them', () => {
    const { results, working } = run('bloom')
    expect(results.co2Kg).toMatchObject({ value: 24_700 })
    expect(results.energyKwh).toMatchObject({ value: 433_000 })
    expect(working.join('\n')).toContain('energy, by the formula: ')
  })

  it('costs what its hardware cost then beside what that costs today: GPT-3 then was dearer than Llama 2 70B is now', () => {
    const [old, young] = [run('gpt-3').results, run('llama 2 70b').results]
    expect(old.costThenUsd?.value).toBeGreaterThan(4 * (old.costUsd?.value ?? 0))
    expect(old.costThenUsd?.value).toBeGreaterThan(young.costUsd?.value ?? 0)
  })

  it('whose tokens were not published keeps its hours and gives no operations', () => {
    const { results, assumptions } = run('gpt-oss-120b')
    expect(results.acceleratorHours?.value).toBe(2_100_000)
    expect(results.flops).toBeUndefined()
    expect(results.costUsd?.value).toBeGreaterThan(1e6)
    expect(assumptions.join(' ')).toContain('was not published')
  })

  it('is read with the tokens it really saw, not with twenty a parameter', () => {
    expect(run('roberta-base').results.acceleratorHours?.value).toBeGreaterThan(2000)
  })

  it('with tokens or hardware of one’s own is a new run', () => {
    const { results } = run('bloom', { tokensB: 10 })
    expect(results.co2Kg?.value).not.toBe(24_700)
    expect(run('gpt-oss-120b', { tokensB: 10, accelerator: 'h100' }).results.flops?.value).toBeGreaterThan(1e19)
  })
})
