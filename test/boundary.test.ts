import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Which folder of src may import which; `x/file.ts` allows that one file. The root's own small files are free to all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  amounts: [],
  statistics: [],
  knowledge: [],
  estimator: ['knowledge'],
  rules: [],
  interview: ['rules'],
  profile: ['rules', 'knowledge'],
  blueprint: ['rules', 'profile', 'knowledge', 'statistics'],
  solution: ['profile', 'blueprint', 'estimator', 'knowledge', 'rules'],
  plan: ['solution', 'profile', 'blueprint', 'rules', 'estimator', 'knowledge', 'statistics'],
  ask: ['estimator', 'knowledge', 'blueprint', 'plan', 'profile', 'interview', 'rules', 'solution'],
  contract: ['interview'],
  llm: ['ask', 'estimator', 'interview', 'knowledge', 'plan', 'profile', 'rules'],
  store: ['contract'],
  'channels/slack': ['contract'],
  'channels/discord': ['contract'],
  'channels/web': ['contract'],
  'channels/terminal': ['contract'],
  http: ['contract', 'plan'],
  turn: [
    'ask',
    'blueprint',
    'contract',
    'estimator',
    'interview',
    'knowledge',
    'llm',
    'plan',
    'profile',
    'rules',
    'solution',
  ],
  commands: ['*'],
}
/** Pure rooms and small files that everyone may import. */
const FREE = /^(amounts\/|(errors|html|in-time|log|make-folder|metrics|nearest|same-origin|sentence|theme)\.ts$)/

/** Packages that may be imported in one place only. */
const HOMES: readonly (readonly [package_: RegExp, home: RegExp])[] = [
  [/^@slack\//, /^channels\/slack\//],
  [/^discord\.js$|^@discordjs\//, /^channels\/discord\//],
  [/^openai(\/|$)/, /^llm\//],
  [/^json-rules-engine$/, /^rules\//],
  [/^(kysely|better-sqlite3|pg)(\/|$)/, /^store\//],
  [/^(vega|vega-lite|@resvg\/resvg-js)$/, /^plan\/charts\//],
  [/^@clack\/prompts$/, /^channels\/terminal\//],
]

/** No input or output, no clock, no chance: everything comes in as an argument. Only `load*.ts` may read files. */
const PURE =
  /^((amounts|statistics|estimator|interview|profile|blueprint|solution|ask)\/(?!(.*\/)?load[^/]*\.ts$)|rules\/(decide|evaluate|explain|check)|plan\/(?!charts\/))/

const files = globSync('src/**/*.ts').map((path) => path.slice('src/'.length))
const sources = new Map(files.map((file) => [file, readFileSync(join('src', file), 'utf8')]))

describe('boundaries', () => {
  it('lets every folder import only what the design allows', () => {
    const faults = files.flatMap((file) =>
      localImports(file).flatMap((target) => (allowed(file, target) ? [] : [`${file} imports ${target}`])),
    )
    expect(faults).toEqual([])
  })

  it('keeps every SDK in its one folder', () => {
    const faults = files.flatMap((file) =>
      specifiers(file).flatMap((name) =>
        HOMES.flatMap(([package_, home]) =>
          package_.test(name) && !home.test(file) ? [`${file} imports ${name}`] : [],
        ),
      ),
    )
    expect(faults).toEqual([])
  })

  it('reads process.env in config.ts alone', () => {
    const faults = files.filter((file) => file !== 'config.ts' && /\bprocess\.env\b/.test(code(file)))
    expect(faults).toEqual([])
  })

  it('keeps the pure core free of input, output, clock and chance', () => {
    const impure =
      /from 'node:|import\('node:|\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bfetch\(|\bconsole\./
    const faults = files.filter((file) => PURE.test(file) && impure.test(code(file)))
    expect(faults).toEqual([])
  })

  it('has no circles and no barrels', () => {
    expect(files.filter((file) => file.endsWith('/index.ts'))).toEqual([])
    expect(circle()).toEqual([])
  })

  it('lets no arrow between rooms run back up', () => {
    const arrows = files.flatMap((file) =>
      localImports(file).flatMap((target) =>
        room(file) === room(target) ? [] : [[room(file), room(target)] as const],
      ),
    )
    // The small files of the root are below everything, but for `main.ts`.
    expect(roundTrip(arrows.filter(([from, to]) => from !== '' && to !== ''))).toEqual([])
  })

  it.each(['turn', 'store', 'contract'])('has rooms inside %s that form no circle', (house) => {
    const inside = (file: string) =>
      file.startsWith(`${house}/`) ? (file.split('/').slice(1, -1).join('/') ?? '') : ''
    const arrows = files.flatMap((file) => localImports(file).map((target) => [inside(file), inside(target)] as const))
    expect(roundTrip(arrows.filter(([from, to]) => from !== '' && to !== '' && from !== to))).toEqual([])
  })

  it('keeps files small', () => {
    const long = files.filter((file) => (sources.get(file) ?? '').split('\n').length > 401)
    expect(long).toEqual([])
  })

  it('lets nothing import main', () => {
    expect(files.filter((file) => localImports(file).includes('main.ts'))).toEqual([])
  })
})

function code(file: string): string {
  return (sources.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
}

function specifiers(file: string): string[] {
  return [...code(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
}

function localImports(file: string): string[] {
  return specifiers(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)))
}

function room(file: string): string {
  if (!file.includes('/')) return ''
  const parts = file.split('/')
  return parts[0] === 'channels' ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

function allowed(file: string, target: string): boolean {
  const from = room(file)
  if (from === '' || from === room(target) || FREE.test(target)) return true
  if (target === 'config.ts') return from === 'commands' || isTypeOnly(file, 'config.ts')
  const list = MAY_IMPORT[from] ?? []
  return list.includes('*') || list.includes(room(target)) || list.includes(target)
}

function isTypeOnly(file: string, target: string): boolean {
  const statement = new RegExp(`import\\s+(type\\s)?[^;'"]*'[^']*${target.replace('.', '\\.')}'`)
  return statement.exec(code(file))?.[1] !== undefined
}

/** Arrows both of whose ends reach each other: none of them can be drawn downwards. */
function roundTrip(arrows: readonly (readonly [from: string, to: string])[]): string[] {
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const [start, end] of arrows) {
      if (start !== from || seen.has(end)) continue
      seen.add(end)
      reached(end, seen)
    }
    return seen
  }
  return [...new Set(arrows.filter(([from, to]) => reached(to).has(from)).map(([from, to]) => `${from} -> ${to}`))]
}

/** The files of one import circle, or none. Imports of types alone vanish at run time and do not count. */
function circle(): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const path: string[] = []
  const visit = (file: string): string[] => {
    if (state.get(file) === 'done') return []
    if (state.get(file) === 'open') return [...path.slice(path.indexOf(file)), file]
    state.set(file, 'open')
    path.push(file)
    const values = code(file).replace(/(import|export)\s+type\s[^']*'[^']+'/g, '')
    for (const match of values.matchAll(/from\s*'(\.[^']+)'/g)) {
      const found = visit(normalize(join(dirname(file), match[1] ?? '')))
      if (found.length > 0) return found
    }
    path.pop()
    state.set(file, 'done')
    return []
  }
  for (const file of files) {
    const found = visit(file)
    if (found.length > 0) return found
  }
  return []
}
