/**
 * Whole conversations over signed loopback HTTP through the real server, beside a Bolt app that only acknowledges.
 *
 *   node bench/load.ts [conversations, default 300] [turns, default 15] [at once, default 32] [sqlite,postgres,postgres-3]
 *
 * Prints, for each, turns a second, the time until the acknowledgement (p50, p99), the peak memory of one process, and
 * the throughput as a share of the bare app's. Everything shares this machine's processors, the load included.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, startPostgres } from '../test/contracts/postgres-server.ts'
import { redelivered, slackClient } from './load/slack-client.ts'
import { type Control, type SlackSink, startSlackSink } from './load/slack-sink.ts'

const [conversations = 300, turns = 15, atOnce = 32] = process.argv.slice(2, 5).map(Number)
const wanted = (process.argv[5] ?? 'sqlite,postgres,postgres-3').split(',')
const SECRET = 'bench-signing-secret'
const home = mkdtempSync(join(tmpdir(), 'llm-plan-load-'))

/** What the bare app gets in place of an answer. */
const CLICK: Control = { block: 'b', action: { type: 'button', action_id: 'a', value: 'x' }, ts: '1.1', thread: '1.1' }

type Server = { readonly url: string; readonly child: ChildProcess }
type Result = {
  readonly perSecond: number
  readonly times: number[]
  readonly peakMb: number
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const sink = await startSlackSink()
console.log(`${conversations} conversations of ${turns} turns, ${atOnce} at once`)
const bareServer = await bare()
const yardstick = await run([bareServer], false)
await stop([bareServer])
print('bare Bolt', yardstick)

if (wanted.includes('sqlite')) await measure('SQLite, 1 process', 1, undefined)
if (wanted.some((name) => name.startsWith('postgres'))) {
  const postgres = await startPostgres()
  if (wanted.includes('postgres')) await measure('PostgreSQL, 1 replica', 1, await postgres.createDatabase())
  if (wanted.includes('postgres-3')) await measure('PostgreSQL, 3 replicas', 3, await postgres.createDatabase())
  await postgres.stop()
}
await sink.stop()
rmSync(home, { recursive: true })

async function measure(name: string, replicas: number, databaseUrl: string | undefined): Promise<void> {
  const servers = await Promise.all(Array.from({ length: replicas }, () => serve(databaseUrl)))
  print(name, await run(servers, true))
  await stop(servers)
}

/** `real` servers ask questions, which are answered; the bare one gets the same sort of click again and again. */
async function run(servers: readonly Server[], real: boolean): Promise<Result> {
  const times: number[] = []
  let begun = 0
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: Math.min(atOnce, conversations) }, async () => {
      for (let n = begun++; n < conversations; n = begun++) await converse(n, servers, real ? sink : undefined, times)
    }),
  )
  const seconds = (performance.now() - begin) / 1000
  return { perSecond: times.length / seconds, times, peakMb: Math.max(...servers.map(peakMb)) }
}

async function converse(n: number, servers: readonly Server[], asked: SlackSink | undefined, times: number[]) {
  const channel = `C${performance.now().toFixed(3)}-${n}`.replace('.', '')
  // Two hundred workspaces: the limit for one workspace is part of the product, and not what is measured here.
  const person = slackClient(SECRET, `T${n % 200}`, `U${n}`, channel)
  const url = (turn: number) => `${servers[(n + turn) % servers.length]?.url}/slack/events`
  times.push(await person.command(url(0)))
  for (let turn = 1; turn < turns; turn++) {
    const control = asked ? await asked.question(channel) : CLICK
    // The plan came before the turns were used up.
    if (control === undefined) return
    times.push(await person.press(url(turn), control))
  }
}

async function serve(databaseUrl: string | undefined): Promise<Server> {
  const port = await freePort()
  return await ready(port, [new URL('../src/main.ts', import.meta.url).pathname, 'serve'], {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: home,
    LOG_LEVEL: 'warn',
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: sink.url,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  })
}

async function bare(): Promise<Server> {
  const port = await freePort()
  return await ready(
    port,
    [new URL('./load/bare-bolt.ts', import.meta.url).pathname, String(port), SECRET, sink.url],
    {},
  )
}

async function ready(port: number, args: readonly string[], env: Record<string, string>): Promise<Server> {
  const child = spawn(process.execPath, args, {
    cwd: home,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the server ended'))),
  ])
  child.stdout.resume()
  process.once('exit', () => child.kill('SIGKILL'))
  return { url: `http://127.0.0.1:${port}`, child }
}

async function stop(servers: readonly Server[]): Promise<void> {
  for (const { child } of servers) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

/** The most memory that the process ever held, as Linux counts it. */
function peakMb({ child }: Server): number {
  const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1024
}

function print(name: string, { perSecond, times, peakMb }: Result): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => `${(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1)} ms`
  const share = (perSecond / (yardstick?.perSecond ?? perSecond)).toFixed(2)
  const cells = [
    name.padEnd(24),
    `${perSecond.toFixed(0).padStart(5)} turns/s`,
    `p50 ${at(0.5)}`,
    `p99 ${at(0.99)}`,
    `peak ${peakMb.toFixed(0)} MB`,
    `${share} x bare`,
    `${redelivered.count} redelivered so far`,
  ]
  console.log(cells.join('   '))
}
