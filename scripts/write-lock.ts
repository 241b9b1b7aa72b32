/**
 * Writes package-lock.json afresh: `npm run lock`, after any change of a dependency.
 *
 * npm leaves out what a lock file needs to serve every machine, so this puts it back:
 * - better-sqlite3 brings its binaries along and says so by `gypfile: false`; without that word npm 10 wants a compiler.
 * - Packages of other platforms that the registry at hand does not have are dropped; npm 11 then refuses the lock file.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

type Entry = {
  version?: string
  gypfile?: boolean
  dev?: boolean
  optionalDependencies?: Readonly<Record<string, string>>
}

const LOCK = 'package-lock.json'
const PREBUILT = ['node_modules/better-sqlite3']

rmSync(LOCK, { force: true })
execFileSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], { stdio: 'inherit' })
const lock = JSON.parse(readFileSync(LOCK, 'utf8')) as { packages: Record<string, Entry> }
for (const path of PREBUILT) lock.packages[path] = { ...lock.packages[path], gypfile: false }
const all = { ...lock.packages, ...absentPlatforms(lock.packages) }
const packages = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(LOCK, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`)

/**
 * Entries for optional packages that no entry of their version stands for; platform and processor are read from their
 * names. One stands beside its parent where another version has the place on top.
 */
function absentPlatforms(present: Readonly<Record<string, Entry>>): Record<string, object> {
  const known = Object.entries(present)
  const stands = (name: string, wanted: string) =>
    known.some(
      ([path, { version }]) =>
        path.endsWith(`node_modules/${name}`) && (/^\d/.test(wanted) ? version === wanted : true),
    )
  return Object.fromEntries(
    known.flatMap(([parent, { optionalDependencies = {}, dev }]) =>
      Object.entries(optionalDependencies)
        .filter(([name, version]) => !stands(name, version))
        .map(([name, version]) => {
          const top = `node_modules/${name}`
          const path = top in present ? `${parent}/${top}` : top
          return [
            path,
            { version: version.replace(/^[~^]/, ''), ...platform(name), ...(dev ? { dev } : {}), optional: true },
          ]
        }),
    ),
  )
}

function platform(name: string): object {
  const os = /android|darwin|freebsd|linux|openharmony|win32/.exec(name)?.[0]
  const cpu = /arm64|arm|ia32|ppc64|riscv64|s390x|x64/.exec(name)?.[0]
  const libc = name.includes('musl') ? 'musl' : os === 'linux' ? 'glibc' : undefined
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}), ...(libc ? { libc: [libc] } : {}) }
}
