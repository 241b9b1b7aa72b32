import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Entry = {
  version?: string
  gypfile?: boolean
  resolved?: string
  link?: boolean
  optionalDependencies?: Record<string, string>
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }

describe('the lock file', () => {
  it('lets better-sqlite3 use the binaries that it brings, so that nobody needs a compiler', () => {
    expect(packages['node_modules/better-sqlite3']?.gypfile, 'write it by `npm run lock`').toBe(false)
  })

  it('names no download address', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([])
  })

  it('holds the packages of every platform', () => {
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
      .filter(
        ([name, wanted]) =>
          !Object.entries(packages).some(
            ([path, { version }]) =>
              path.endsWith(`node_modules/${name}`) && (!/^\d/.test(wanted) || version === wanted),
          ),
      )
    expect(missing, 'write it by `npm run lock`').toEqual([])
  })
})
