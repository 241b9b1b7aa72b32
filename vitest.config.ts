import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Files of a project share processes, and with them what is shipped and what was compiled: each closes what it opens and changes no setting. */
const SHARED = { setupFiles: ['test/property-seed.ts'], testTimeout: 90_000, hookTimeout: 180_000, isolate: false }
/** Kills, outages and contention: the two databases beside each other, and nothing else. */
const ALONE = ['test/chaos/**/*.test.ts']
/** With Discord's twin, which has to be loaded before discord.js. */
const DISCORD = ['test/loopback/discord/**/*.test.ts', 'test/loopback/same-plan.test.ts']
/** Nothing in these rooms needs a front's SDK, which takes longer to load than most of them to run. */
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
    // A fourth of the time the suite waits for sockets and processes: one more than there are cores keeps them all at work.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          ...SHARED,
          setupFiles: [...SHARED.setupFiles, 'test/discord-first.ts'],
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...ALONE, ...DISCORD, ...PURE],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...SHARED,
          setupFiles: [...SHARED.setupFiles, 'test/loopback/discord/twin-first.ts'],
          name: 'discord',
          include: DISCORD,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...SHARED, name: 'pure', include: PURE, sequence: { groupOrder: 0 } } },
      { test: { ...SHARED, name: 'alone', include: ALONE, maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
})
