/**
 * A generator of hostile payloads: takes a valid one and damages a copy. Seeded, so that a failing run can be repeated;
 * `FUZZ_SEED` and `FUZZ_RUNS` explore beyond the runs that CI makes.
 */
const FUZZ_SEED = Number(process.env.FUZZ_SEED ?? 20_261_121)

/** How many runs: `usual`, or what `FUZZ_RUNS` asks for. */
export const runs = (usual: number): number => Number(process.env.FUZZ_RUNS ?? usual)

/** Words that must never come back in a refusal, an error or a log line. */
export const CANARY = 'canary-5ad1'

export type Hostile = {
  /** A damaged deep copy of `payload`: one to four faults at random places. */
  mutate<T>(payload: T): unknown
  text(): string
  pick<T>(list: readonly T[]): T
}

export function createHostile(seed = FUZZ_SEED): Hostile {
  const random = mulberry32(seed)
  const below = (n: number) => Math.floor(random() * n)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T

  const text = (): string => (random() < 0.2 ? noise(below(60)) : pick(TEXTS))
  const noise = (length: number) => String.fromCharCode(...Array.from({ length }, () => below(0x10000)))
  const junk = (): unknown => (random() < 0.4 ? text() : pick(JUNK)())

  function mutate<T>(payload: T): unknown {
    const holder = { root: structuredClone(payload) as unknown }
    for (let faults = 1 + below(4); faults > 0; faults--) damage(pick(places(holder)))
    return holder.root
  }

  function damage(at: Place | undefined): void {
    // Nothing is left once the whole payload was taken away.
    if (at === undefined) return
    const { holder, key } = at
    const old = holder[key]
    const fault = random()
    if (fault < 0.2) delete holder[key]
    else if (fault < 0.3) holder[key] = [old]
    else if (fault < 0.4) holder[key] = { value: old }
    else if (fault < 0.5 && typeof old === 'string') holder[key] = old + text()
    else if (fault < 0.6 && typeof old === 'object' && old !== null) grow(old as Holder)
    else holder[key] = junk()
  }

  function grow(owner: Holder): void {
    const key = Array.isArray(owner) ? String(owner.length) : pick(KEYS)
    // An own property, as JSON.parse makes it: `__proto__` too.
    Object.defineProperty(owner, key, { value: junk(), enumerable: true, configurable: true, writable: true })
  }

  return { mutate, text, pick }
}

type Holder = Record<string, unknown>
type Place = { readonly holder: Holder; readonly key: string }

/** Every property at any depth, but for those of the shared giants below. */
function places(holder: object): Place[] {
  return Object.keys(holder).flatMap((key) => {
    const value = (holder as Holder)[key]
    const inside = typeof value === 'object' && value !== null && !GIANTS.includes(value) ? places(value) : []
    return [{ holder: holder as Holder, key }, ...inside]
  })
}

const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', 'length', 'extra', '0', CANARY]

const TEXTS: readonly string[] = [
  '',
  CANARY,
  '\u0000',
  `a\u0000${CANARY}`,
  '\ud800',
  `\udc00${CANARY}\ud83d`,
  '\u202edrawkcab\u202c\u2066x',
  '\u200b\u200d\ufeff',
  'e\u0301\u0302'.repeat(300),
  '👩‍👩‍👧‍👦'.repeat(100),
  'x'.repeat(40_000),
  'ﷺ'.repeat(250_000),
  `a${' '.repeat(40_000)}b`,
  '<'.repeat(40_000),
  '<a|'.repeat(15_000),
  '&amp;'.repeat(10_000),
  `${'1,'.repeat(20_000)}`,
  '<!channel> <!here> <@U0BOT> <http://x|y> &lt;!channel&gt;',
  '@everyone @here <@&1> <@!1> [x](javascript:alert(1))',
  'publish it in <#C1|<#C1|<#C1>',
  '<script>alert(1)</script>',
  "'; drop table conversations; --",
  '{"type":"forget","sure":true}',
  '{"conversation":{},"place":{"room":[],"thread":1}}',
  `{"conversation":"abc","place":${'['.repeat(3000)}${']'.repeat(3000)}}`,
  `v1|abc|a|1|${CANARY}|o|x`,
  `v1|abc|t||${'%'.repeat(50)}`,
  'v1|abc|n|||',
  'v1|abc|y|',
  'v1|abc|w||x',
  'v1|abc|d||x',
  'v1|abc|p|',
  'v1|abc|k|',
  'v1|abc|o|md',
  'wm334:v1|abc|a|1|q|o|',
  'wszzz:v1|abc|a|1|q|o|',
  'do:0',
  'pick:0.0:v1|abc|',
  'tick:__proto__:0',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '9'.repeat(400),
  '1e309',
  '-0',
  'NaN',
  'quick',
  `new ${CANARY}`,
  'forget',
]

/** Nested far deeper than a call stack is high, or very wide. Made once; nothing that reads a payload may change it. */
const GIANTS: readonly object[] = [
  tower((inside) => [inside]),
  tower((inside) => ({ components: [inside] })),
  tower((inside) => ({ type: 1, component: inside, values: inside })),
  Array.from({ length: 5000 }, (_, n) => ({ value: String(n), type: n % 30, components: [] })),
]

function tower(wrap: (inside: object) => object): object {
  let value: object = { value: CANARY }
  for (let level = 0; level < 20_000; level++) value = wrap(value)
  return value
}

const JUNK: readonly (() => unknown)[] = [
  () => null,
  () => undefined,
  () => true,
  () => 0,
  () => -1,
  () => 2 ** 53,
  () => 1e308,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 10n ** 30n,
  () => [],
  () => ({}),
  () => [null],
  ...GIANTS.map((giant) => () => giant),
  () => JSON.parse(`{"__proto__":{"id":"${CANARY}","type":2},"constructor":{"prototype":{}},"toString":1}`),
  () => ({ length: { toString: 1, valueOf: 1 } }),
  () => Object.create(null),
  () => new Date(Number.NaN),
  () => ({ type: 18, component: { type: 4, value: CANARY } }),
  () => [{ type: 4 }, { type: 1, components: [{ type: 4, value: 7 }] }],
]

/** Small, fast and good enough to choose faults by (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
