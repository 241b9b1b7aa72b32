import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const SHARED = { setupFiles: ['test/property-seed.ts'], testTimeout: 30_000, hookTimeout: 60_000 }
/** Kills, outages and contention: each wants the whole machine, so nothing else runs beside them. */
const ALONE = ['test/chaos/**/*.test.ts']

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
          exclude: ALONE,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...SHARED, name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
