import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** One Node process under load. */
export type ServerProcess = {
  /** The most memory that it ever held, in MB, as Linux counts it. */
  peakMb(): number
  /** Seconds of processor time that it has used, of all its threads. */
  cpuSeconds(): number
  /** Asks it to stop, and makes sure that it does. */
  stop(): Promise<void>
}

/** Clock ticks a second in /proc; 100 on every Linux that Node runs on. */
const TICKS = 100
const STOP_MS = 15_000

/** Starts a script and waits for its first line of output. `profileDir`: it leaves a CPU profile there when it ends. */
export async function startProcess(
  args: readonly string[],
  env: Record<string, string>,
  profileDir: string | undefined,
): Promise<ServerProcess> {
  const profile = profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`]
  const child = spawn(process.execPath, [...profile, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const exited = once(child, 'exit').finally(() => process.off('exit', kill))
  await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(() => Promise.reject(new Error(`${args[0]} ended before it was ready`))),
  ])
  return {
    peakMb: () => Number(/VmHWM:\s+(\d+)/.exec(proc(child, 'status'))?.[1]) / 1024,
    cpuSeconds() {
      // The name in parentheses may hold spaces; user and system time are the 14th and 15th fields.
      const fields = proc(child, 'stat').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) / TICKS
    },
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(kill, STOP_MS)
      await exited
      clearTimeout(timer)
    },
  }
}

function proc({ pid }: ChildProcess, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, 'utf8')
}
