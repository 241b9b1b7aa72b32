/**
 * What one visitor without an account can do to a server with the default settings, and how long `/live` takes meanwhile.
 *
 *   npm run bench:attacks -- [--only flood,deaf,letters,anonymous]
 *
 * Each attack gets a fresh process and database. Prints what was accepted, the peak memory of the process, the size of the
 * visitor's page, and the time of `/live` (p50, p99, longest), asked every 20 ms from a thread of its own. Loopback only.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { freePort } from '../test/contracts/postgres-server.ts'
import { type Attack, attacks } from './attacks/attacks.ts'
import { probe } from './attacks/probe.ts'
import { startProcess } from './load/server-process.ts'

const { values } = parseArgs({ options: { only: { type: 'string', default: Object.keys(attacks).join(',') } } })
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

for (const name of values.only.split(',')) {
  const attack = attacks[name]
  if (attack === undefined) throw new Error(`--only: ${name} is none of ${Object.keys(attacks).join(', ')}`)
  await measure(name, attack)
}

async function measure(name: string, attack: Attack): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'llm-plan-attacks-'))
  const port = await freePort()
  const env = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: home, LOG_LEVEL: 'error' }
  const server = await startProcess([MAIN, 'serve'], env, undefined)
  try {
    const url = `http://127.0.0.1:${port}`
    const quiet = server.peakMb()
    const live = await probe(`${url}/live`)
    const said = await attack(url)
    const { p50, p99, longest } = await live.stop()
    const ms = (time: number) => `${time.toFixed(0)} ms`
    console.log(
      `${name.padEnd(10)} ${said}   memory ${quiet.toFixed(0)} -> ${server.peakMb().toFixed(0)} MB   /live p50 ${ms(p50)} p99 ${ms(p99)} longest ${ms(longest)}`,
    )
  } finally {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
