/**
 * Whole conversations over signed loopback HTTP through the real server, beside a Bolt app that only acknowledges.
 *
 *   node bench/load.ts [--conversations 300] [--turns 15] [--at-once 32] [--engines sqlite,postgres,postgres-3]
 *                      [--profile DIR]
 *
 * `postgres-N` is N replicas on one PostgreSQL; a conversation's turns go to them in rotation. Prints, for each: turns a
 * second, the time until the acknowledgement and until the reply was posted (p50, p99), processor time of the replicas a
 * turn, the peak memory of one, and the throughput as a share of the bare app's in the same run. Everything shares this
 * machine's processors: the load, the fake Slack and PostgreSQL included. `--profile` leaves a CPU profile of each server.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { installationStore } from '../src/channels/slack/connect/installations.ts'
import { openStore } from '../src/store/open-store.ts'
import { freePort, startPostgres } from '../test/contracts/postgres-server.ts'
import { converse, type Measured } from './load/converse.ts'
import { type ServerProcess, startProcess } from './load/server-process.ts'
import { redelivered } from './load/slack-client.ts'
import { type SlackSink, startSlackSink } from './load/slack-sink.ts'

const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '300' },
    turns: { type: 'string', default: '15' },
    'at-once': { type: 'string', default: '32' },
    engines: { type: 'string', default: 'sqlite,postgres,postgres-3' },
    profile: { type: 'string' },
  },
})
const [conversations, turns, atOnce] = [values.conversations, values.turns, values['at-once']].map(count) as [
  number,
  number,
  number,
]
const SECRET = 'bench-signing-secret'
/** Many workspaces: the limit for one (100 turns a second) is part of the product, and not what is measured here. */
const WORKSPACES = 200
const TOKEN_KEYS = 'bench-key-of-more-than-32-characters'
const PROGRESS_MS = 10_000
const home = mkdtempSync(join(tmpdir(), 'llm-plan-load-'))
process.once('exit', () => rmSync(home, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

type Server = { readonly url: string; readonly process: ServerProcess }

const sink = await startSlackSink()
console.log(`${conversations} conversations of ${turns} turns, ${atOnce} at once`)
const yardstick = await measure('bare Bolt', [await bare()], undefined, undefined)
for (const engine of values.engines.split(',')) await measureEngine(engine)
await sink.stop()

async function measureEngine(engine: string): Promise<void> {
  if (engine === 'sqlite') {
    await install(`sqlite:${join(home, 'llm-plan.db')}`)
    await measure('SQLite, 1 process', [await serve({ DATA_DIR: home })], sink, yardstick)
    return
  }
  const replicas = /^postgres(?:-(\d+))?$/.exec(engine)
  if (replicas === null) throw new Error(`--engines: ${engine} is none of sqlite, postgres, postgres-N`)
  const number = Number(replicas[1] ?? 1)
  const postgres = await startPostgres()
  try {
    const url = await postgres.createDatabase()
    await install(url)
    const env = { DATA_DIR: home, DATABASE_URL: url }
    const servers = await Promise.all(Array.from({ length: number }, () => serve(env)))
    await measure(`PostgreSQL, ${number} replica${number === 1 ? '' : 's'}`, servers, sink, yardstick)
  } finally {
    await postgres.stop()
  }
}

/** Runs all conversations, prints the figures, stops the servers. Returns turns a second. */
async function measure(
  name: string,
  servers: readonly Server[],
  replies: SlackSink | undefined,
  bareTurnsPerSecond: number | undefined,
): Promise<number> {
  const measured: Measured = { acknowledged: [], replied: [] }
  const cpuBefore = servers.reduce((sum, { process }) => sum + process.cpuSeconds(), 0)
  const [callsBefore, againBefore] = [sink.calls(), redelivered.count]
  const begun = performance.now()
  const progress = setInterval(() => {
    const done = measured.acknowledged.length
    const seconds = (performance.now() - begun) / 1000
    console.error(`  ${name}: ${done} of ${conversations * turns} turns after ${seconds.toFixed(0)} s`)
  }, PROGRESS_MS)
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(atOnce, conversations) }, async () => {
      for (let n = next++; n < conversations; n = next++) {
        const person = { secret: SECRET, team: `T${n % WORKSPACES}`, user: `U${n}` }
        const url = (turn: number) => `${servers[(n + turn) % servers.length]?.url}/slack/events`
        await converse(`${Math.round(begun)}N${n}`, person, turns, url, replies, measured)
      }
    }),
  ).finally(() => clearInterval(progress))
  const done = measured.acknowledged.length
  const perSecond = done / ((performance.now() - begun) / 1000)
  const cpu = servers.reduce((sum, { process }) => sum + process.cpuSeconds(), 0) - cpuBefore
  const lines = [
    `${name.padEnd(22)} ${perSecond.toFixed(0).padStart(5)} turns/s   ${(perSecond / (bareTurnsPerSecond ?? perSecond)).toFixed(2)} x bare`,
    `acknowledged p50 ${ms(measured.acknowledged, 0.5)} p99 ${ms(measured.acknowledged, 0.99)}`,
    ...(replies ? [`replied p50 ${ms(measured.replied, 0.5)} p99 ${ms(measured.replied, 0.99)}`] : []),
    `CPU ${((1000 * cpu) / done).toFixed(2)} ms/turn`,
    `peak ${Math.max(...servers.map(({ process }) => process.peakMb())).toFixed(0)} MB`,
    `${((sink.calls() - callsBefore) / done).toFixed(1)} calls to Slack/turn`,
    `${redelivered.count - againBefore} delivered again`,
  ]
  console.log(lines.join('   '))
  for (const { process } of servers) await process.stop()
  return perSecond
}

/** Puts the tokens of the workspaces where an installation by OAuth would have put them. */
async function install(url: string): Promise<void> {
  const store = await openStore({ url, tokenKeys: [TOKEN_KEYS] })
  const installations = installationStore(store.vault, Date.now)
  for (let n = 0; n < WORKSPACES; n++) {
    const bot = { token: `xoxb-bench-${n}`, scopes: [], id: 'BBOT', userId: 'UBOT' }
    const user = { token: undefined, scopes: undefined, id: 'UADMIN' }
    await installations.storeInstallation({
      team: { id: `T${n}` },
      enterprise: undefined,
      bot,
      user,
      isEnterpriseInstall: false,
    })
  }
  await store.close()
}

async function serve(env: Record<string, string>): Promise<Server> {
  return await start((port) => [
    [fileURLToPath(new URL('../src/main.ts', import.meta.url)), 'serve'],
    {
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      SLACK_CLIENT_ID: 'bench',
      SLACK_CLIENT_SECRET: 'bench',
      TOKEN_KEYS,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: sink.url,
      ...env,
    },
  ])
}

async function bare(): Promise<Server> {
  const script = fileURLToPath(new URL('./load/bare-bolt.ts', import.meta.url))
  return await start((port) => [[script, String(port), SECRET, sink.url], {}])
}

async function start(call: (port: number) => [string[], Record<string, string>]): Promise<Server> {
  const port = await freePort()
  const [args, env] = call(port)
  return { url: `http://127.0.0.1:${port}`, process: await startProcess(args, env, values.profile) }
}

function ms(times: readonly number[], share: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  return `${(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1)} ms`
}

function count(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is not a whole number above 0`)
  return number
}
