import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { bundleEstimator } from '../../scripts/build-estimator.ts'
import { knowledge as shipped, value } from './shipped.ts'

const code = await bundleEstimator()

describe('the package export llm-plan/estimator', () => {
  it('is below 400 kB with the knowledge in it, and asks for nothing of Node', () => {
    expect(code.length).toBeLessThan(400_000)
    expect(code).not.toMatch(/node:|require\(|process\.|Buffer\b/)
    expect(code.match(/\bimport\s*[({'"]/g)).toBeNull()
  })

  it('runs where there is nothing but the language', () => {
    // A context without process, Buffer or fetch: the module's exports become plain variables of a script.
    const script = code.replace(/export\s*\{([^}]*)\};?\s*$/, (_, names: string) =>
      names
        .split(',')
        .map((pair) => {
          const [own, name] = pair.trim().split(' as ')
          return `globalThis.out_${name ?? own} = ${own};`
        })
        .join(''),
    )
    const result = runInNewContext(
      `${script};JSON.stringify(out_estimate({ kind: 'serving-memory', model: 'llama 3 8b', contextTokens: 8192 }, out_knowledge))`,
    )
    expect(JSON.parse(result).results.totalGiB.value).toBeCloseTo(
      value({ kind: 'serving-memory', model: 'llama 3 8b', contextTokens: 8192 }, 'totalGiB'),
      6,
    )
  })

  it('is a module that Node imports, with the shipped facts', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'bundle-')), 'estimator.mjs')
    await writeFile(file, code)
    const module = await import(/* @vite-ignore */ pathToFileURL(file).href)
    expect(module.kinds).toContain('serving-memory')
    expect(module.knowledge.models.length).toBe(shipped.models.length)
    expect(module.estimate({}, module.knowledge).error.field).toBe('kind')
  })
})
