import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { afterAll, describe, expect, it } from 'vitest'
import { keptYaml } from '../../src/knowledge/kept-yaml.ts'

const dir = mkdtempSync(join(tmpdir(), 'kept-'))
afterAll(() => rmSync(dir, { recursive: true }))

const shipped = join(dir, 'knowledge/')
const file = join(shipped, 'models.yaml')
const cache = join(dir, 'cache', 'yaml')
const lines = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1)

describe('what was parsed of YAML', () => {
  it('is the same for the next process, and anew for another text', () => {
    const text = readFileSync('knowledge/price-rules.yaml', 'utf8')
    const first = keptYaml(cache, shipped)
    const value = first.parse(text, file)
    first.save()
    expect(lines(cache)).toHaveLength(1)
    const next = keptYaml(cache, shipped)
    expect(next.parse(text, file)).toEqual(value)
    expect(value).toEqual(load(text, { schema: CORE_SCHEMA }))
    expect(next.parse('- id: other', file)).toEqual([{ id: 'other' }])
    next.save()
    expect(lines(cache)).toHaveLength(2)
  })

  it.each([
    ['stands for more of itself', 'a: &a [1]\nb: *a', { a: [1], b: [1] }],
    ['is no number of JSON', 'a: .inf\nb: -0.0', { a: Number.POSITIVE_INFINITY, b: -0 }],
  ])('is not kept where it %s', (name, text, value) => {
    const path = join(dir, name)
    const kept = keptYaml(path, shipped)
    expect(kept.parse(text, file)).toEqual(value)
    kept.save()
    expect(() => lines(path)).toThrow('ENOENT')
  })

  it('is kept of no file of the team', () => {
    const path = join(dir, 'own')
    const kept = keptYaml(path, shipped)
    expect(kept.parse('a: 1', join(dir, 'own.yaml'))).toEqual({ a: 1 })
    kept.save()
    expect(() => lines(path)).toThrow('ENOENT')
  })

  it('is parsed where what was kept is broken or cannot be kept', () => {
    const path = join(dir, 'broken')
    const first = keptYaml(path, shipped)
    first.parse('a: 1', file)
    first.save()
    writeFileSync(path, lines(path).join('\n').replace('{', '').concat('\nno line'))
    expect(keptYaml(path, shipped).parse('a: 1', file)).toEqual({ a: 1 })
    const nowhere = keptYaml('/dev/null/nowhere', shipped)
    expect(nowhere.parse('a: 2', file)).toEqual({ a: 2 })
    nowhere.save()
    expect(() => nowhere.parse('a: [', file)).toThrow()
  })
})
