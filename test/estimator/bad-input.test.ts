import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimate } from '../../src/estimator/estimate.ts'
import { answer, fault, knowledge } from './shipped.ts'

describe('a bad query', () => {
  it.each([
    [{ kind: 'serving-memory', paramsB: -7 }, 'paramsB'],
    [{ kind: 'serving-memory', paramsB: Number.NaN }, 'paramsB'],
    [{ kind: 'serving-memory', paramsB: Number.POSITIVE_INFINITY }, 'paramsB'],
    [{ kind: 'serving-memory', paramsB: 'seven' }, 'paramsB'],
    [{ kind: 'serving-memory', model: 'llama 3 8b', contextTokens: 1e12 }, 'contextTokens'],
    [{ kind: 'serving-memory', model: 'llama 3 8b', contextTokens: -1 }, 'contextTokens'],
    [{ kind: 'serving-memory', model: 'llama 3 8b', precision: 'fp7' }, 'precision'],
    [{ kind: 'serving-memory', model: 'llama 3 8b', promptTokens: 900, contextTokens: 100 }, 'promptTokens'],
    [{ kind: 'serving-memory', model: 'nobody knows it' }, 'model'],
    [{ kind: 'serving-memory', model: 'llama 3 8b', paramsB: 70 }, 'paramsB'],
    [{ kind: 'serving-memory', paramsB: 7, activeParamsB: 70 }, 'activeParamsB'],
    [{ kind: 'serving-memory', paramsB: 7, heads: 8, kvHeads: 16 }, 'kvHeads'],
    [{ kind: 'serving-memory', paramsB: 7, experts: 4, expertsPerToken: 8 }, 'expertsPerToken'],
    [{ kind: 'serving-memory' }, 'model'],
    [{ kind: 'serving-speed', model: 'llama 3 8b', accelerator: 'h100', accelerators: 0 }, 'accelerators'],
    [{ kind: 'serving-speed', model: 'llama 3 8b', accelerator: 'h100', accelerators: 1.5 }, 'accelerators'],
    [{ kind: 'serving-speed', model: 'llama 3 8b', accelerator: 'abacus' }, 'accelerator'],
    [{ kind: 'serving-speed', model: 'llama 3 8b' }, 'accelerator'],
    [{ kind: 'serving-speed', model: 'bert large', accelerator: 't4' }, 'model'],
    [{ kind: 'training-compute', paramsB: 7 }, 'tokensB'],
    [{ kind: 'training-memory', model: 'llama 3 8b', method: 'magic' }, 'method'],
    [{ kind: 'training-memory', model: 'llama 3 8b', accelerators: 4, tensorParallel: 8 }, 'tensorParallel'],
    [{ kind: 'training-memory', model: 'llama 3 8b', checkpointActivations: 'perhaps' }, 'checkpointActivations'],
    [{ kind: 'training-memory', model: 'llama 3 8b', precision: 'int4' }, 'precision'],
    [{ kind: 'data-size', flops: 1 }, 'flops'],
    [{ kind: 'serving-memory', paramsB: '7e9' }, 'paramsB'],
    [{ kind: 'serving-cost', model: 'llama 3 8b' }, 'requestsPerDay'],
    [{ kind: 'serving-cost', api: 'no such api', requestsPerDay: 5 }, 'api'],
    [{ kind: 'vector-index' }, 'vectors'],
    [{ kind: 'data-size' }, 'paramsB'],
    [{ kind: 'constructor', paramsB: 7 }, 'kind'],
    [{}, 'kind'],
  ])('%j names the field %s', (query, field) => {
    const error = fault(query)
    expect(error.field).toBe(field)
    expect(error.code).toMatch(/^[a-z-]+$/)
    expect(error.message.length).toBeGreaterThan(10)
  })

  it('that is no object is refused by name', () => {
    for (const query of [undefined, null, 7, 'x', [], true]) expect(fault(query).code).toBe('bad-query')
  })

  it('with a field that is spelled almost like a known one names that one; a field like none is said to play no part', () => {
    const query = { kind: 'serving-memory', model: 'llama 3 8b' }
    expect(fault({ ...query, contextToken: 8192 })).toMatchObject({ code: 'unknown-field', field: 'contextToken' })
    expect(fault({ ...query, contextToken: 8192 }).message).toContain('Did you mean contextTokens?')
    expect(fault({ ...query, acelerator: 'h100' }).message).toContain('accelerator')
    expect(answer({ ...query, favouriteColourOfTheTeam: 'blue' }).assumptions).toContain(
      'Not used for this kind: favouriteColourOfTheTeam.',
    )
  })

  it('never makes the estimator throw, whatever stands in the fields', () => {
    const field = fc.constantFrom(
      'kind',
      'model',
      'paramsB',
      'activeParamsB',
      'contextTokens',
      'concurrency',
      'accelerator',
      'accelerators',
      'precision',
      'tokensB',
      'method',
      'quant',
      'engine',
      'heads',
      'layers',
      'hidden',
      'sharding',
      'parallelism',
      'vectors',
      'requestsPerDay',
      'loraTargets',
      'mfu',
      '__proto__',
    )
    const kind = fc.constantFrom(
      'training-compute',
      'training-memory',
      'serving-memory',
      'serving-speed',
      'serving-cost',
      'data-size',
      'vector-index',
      'checkpoint',
    )
    const anything = fc.oneof(
      fc.anything(),
      fc.double(),
      fc.integer(),
      fc.constantFrom('llama 3 8b', 'h100', 'bf16', '70b', 1e308, -0, 0),
    )
    fc.assert(
      fc.property(kind, fc.dictionary(field, anything, { maxKeys: 8 }), (k, rest) => {
        const result = estimate({ kind: k, ...rest }, knowledge)
        if ('error' in result) expect(result.error.message.length).toBeLessThan(600)
        else
          for (const f of Object.values(result.results))
            expect(f.low <= f.value && f.value <= f.high && Number.isFinite(f.high)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('llm-plan size', () => {
  const main = new URL('../../src/main.ts', import.meta.url).pathname
  const size = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [main, 'size', ...args], {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      env: { PATH: process.env.PATH },
    })

  it('answers 100,000 lines of which every tenth is broken: an error for each, the rest answered, in order', () => {
    const broken = ['{', '{"kind":"serving-memory","paramsB":-1}', '[]', 'null', '{"kind":"nothing"}']
    const lines = Array.from({ length: 100_000 }, (_, i) =>
      i % 10 === 9
        ? (broken[((i / 10) % broken.length) | 0] as string)
        : `{"kind":"serving-memory","paramsB":${1 + (i % 100)},"contextTokens":2048}`,
    )
    const run = size(['--json'], `${lines.join('\n')}\n`)
    const out = run.stdout.trimEnd().split('\n')
    expect(out.length).toBe(lines.length)
    expect(run.status).toBe(1)
    out.forEach((line, i) => {
      if (i % 10 === 9) expect(line.startsWith('{"error":{')).toBe(true)
      else if (i % 997 === 0) expect(JSON.parse(line).query.paramsB).toBe(1 + (i % 100))
    })
  }, 120_000)

  it('exits with 0 for an answer and 2 for a wrong call, and names the field', () => {
    const good = size(['kind=checkpoint', 'model=llama 3 8b', '--json'])
    expect(good.status).toBe(0)
    expect(JSON.parse(good.stdout).results.weightsGiB.unit).toBe('GiB')
    const bad = size(['kind=checkpoint', 'paramsB=-1'])
    expect(bad.status).toBe(2)
    expect(bad.stderr).toContain('paramsB')
    expect(size(['nonsense']).status).toBe(2)
    expect(size([]).status).toBe(2)
  }, 60_000)
})
