import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Handled, Turn } from '../../src/contract/turn.ts'

export type Replica = {
  /** Hands over one turn; undefined if it was not acknowledged (store away, process dead). */
  turn(turn: Turn): Promise<Handled | undefined>
  kill(): Promise<void>
}

/** Starts one replica as a process of its own and waits until it takes turns. */
export async function startReplica(databaseUrl: string, platformUrl: string, leaseMs = 30_000): Promise<Replica> {
  const script = new URL('./replica.ts', import.meta.url).pathname
  const child: ChildProcess = spawn(process.execPath, [script, databaseUrl, platformUrl, String(leaseMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const out = child.stdout
  if (out === null) throw new Error('no output to read the port from')
  const exited = once(child, 'exit')
  const port = await Promise.race([
    once(createInterface({ input: out }), 'line').then(([line]) => Number(line)),
    exited.then(() => Promise.reject(new Error('the replica ended before it was ready'))),
  ])
  return {
    async turn(turn) {
      try {
        const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(turn) })
        return response.ok ? ((await response.json()) as Handled) : undefined
      } catch {
        return undefined
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
