import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const SHARED = { setupFiles: ['test/property-seed.ts'], testTimeout: 30_000, hookTimeout: 60_000 }
/** Kills, outages and contention: each wants the whole machine, so nothing else runs beside them. */
const ALONE = ['test/chaos/**/*.test.ts']
/** Nothing in these rooms keeps a socket, a process or a setting: files may share one module graph, and with it what is shipped. */
const PURE = [
  'amounts',
  'ask',
  'blueprint',
  'estimator',
  'interview',
  'knowledge',
  'own-data',
  'plan',
  'profile',
  'rules',
  'solution',
  'statistics',
  'turn',
].map((room) => `test/${room}/**/*.test.ts`)

// What the engine compiled for one worker or process is there for the next.
process.env.NODE_COMPILE_CACHE ??= 'node_modules/.cache/tests'

export default defineConfig({
  test: {
    // Half of the suite waits for sockets and processes: leave no core for the runner itself.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          ...SHARED,
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...ALONE, ...PURE],
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...SHARED, name: 'pure', include: PURE, isolate: false, sequence: { groupOrder: 0 } } },
      { test: { ...SHARED, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
