import { estimate } from '../src/estimator/estimate.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { readGroups } from './rows.ts'

/** How many `estimate` calls one core answers in a second, over the queries of the published figures, and by kind. */
const started = performance.now()
const knowledge = await loadKnowledge('knowledge')
console.log(`knowledge loaded in ${(performance.now() - started).toFixed(0)} ms`)
const groups = readGroups('bench/published')
const all = Object.values(groups)
  .flat()
  .map((row) => row.query)
const DEVICES = ['h100-sxm', 'a100-sxm-80', 'l40s', 'mi300x']
const SIZES = [1, 8, 70, 200]
/** Kinds of which nobody publishes figures; every query differs from the one before. */
const others: readonly (readonly [string, readonly unknown[]])[] = [
  ['serving-cost', { requestsPerDay: 100_000 }],
  ['training-compute', { method: 'lora', examples: 10_000, accelerator: 'a100-sxm-80' }],
  ['data-size', {}],
  ['vector-index', { vectors: 1e6 }],
  ['checkpoint', {}],
].map(([kind, rest]) => [String(kind), SIZES.map((paramsB) => ({ kind, paramsB, ...(rest as object) }))])
const searches = ['accelerators', 'context', 'concurrency', 'precision'].map(
  (find) =>
    [
      `find ${find}`,
      DEVICES.map((accelerator) => ({ kind: 'configuration', find, paramsB: 8, accelerator, contextTokens: 4096 })),
    ] as const,
)
for (const [name, queries] of [
  ...Object.entries(groups).map(([group, rows]) => [group, rows.map((r) => r.query)] as const),
  ['all together', all] as const,
  ...others,
  ...searches,
]) {
  console.log(`${name.padEnd(18)} ${Math.round(rate(queries)).toLocaleString('en')} a second`)
}

function rate(queries: readonly unknown[]): number {
  for (let i = 0; i < 3000; i++) estimate(queries[i % queries.length], knowledge)
  // Processor time of this process, so that a busy machine does not count.
  const from = process.cpuUsage()
  const spent = (): number => process.cpuUsage(from).user + process.cpuUsage(from).system
  let calls = 0
  while (spent() < 700_000) {
    for (let i = 0; i < 500; i++) estimate(queries[calls++ % queries.length], knowledge)
  }
  return (calls * 1e6) / spent()
}
