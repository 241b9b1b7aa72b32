import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** A proof: names of tests in quotes, then the link to the file that has them. */
const PROOF = /((?:“(?:[^“”]|“[^”]*”)+”(?:, )?)+) \(\[[^\]]+\]\(([^)]+)\)\)/g

it('every proof that docs/failure-modes.md names is a test of that name in that file', () => {
  const table = readFileSync('docs/failure-modes.md', 'utf8')
  const rows = table.split('\n').filter((line) => /^\| (?!what goes wrong)[A-Z0-9]/.test(line))
  expect(rows.length).toBeGreaterThanOrEqual(29)
  for (const row of rows) {
    const proofs = [...row.matchAll(PROOF)]
    expect(proofs.length, row).toBeGreaterThan(0)
    for (const [, names = '', link = ''] of proofs) {
      const path = join('docs', link)
      expect(existsSync(path), path).toBe(true)
      const source = readFileSync(path, 'utf8')
      for (const name of names.split(/(?<=”), (?=“)/)) expect(source, path).toContain(name.trim().slice(1, -1))
    }
  }
})
