import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, expect, it, vi } from 'vitest'
import type { TestEngine } from '../contracts/engines.ts'

/** A take-over takes up to 20 s at real speed (CHAOS=full); a daily run is ten times as fast. */
const SPEED = process.env.CHAOS === 'full' ? 1 : 10

type Event = { readonly name: string; readonly on: boolean; readonly at: number }

export function oneGateway(engine: TestEngine): void {
  const children = new Map<string, ChildProcess>()
  afterAll(() => {
    for (const child of children.values()) child.kill('SIGKILL')
  })

  it('is held by exactly one, and taken over within 30 s of a crash, at once after a stop', {
    timeout: 120_000,
  }, async () => {
    const { url } = await engine.database()
    const events: Event[] = []
    for (const name of ['a', 'b', 'c']) children.set(name, start(url, name, events))
    const holders = () => {
      const last = new Map(events.map((event) => [event.name, event.on]))
      return [...last].filter(([name, on]) => on && children.has(name)).map(([name]) => name)
    }
    const next = () => vi.waitFor(() => expect(holders()).toHaveLength(1), { timeout: 35_000, interval: 10 })
    const end = async (name: string, signal: NodeJS.Signals) => {
      const child = children.get(name)
      children.delete(name)
      if (child === undefined) throw new Error(`${name} does not run`)
      child.kill(signal)
      await once(child, 'exit')
    }

    await next()
    const [first = ''] = holders()
    const crashed = performance.now()
    await end(first, 'SIGKILL')
    await next()
    const takeOver = (performance.now() - crashed) * SPEED
    expect(takeOver).toBeLessThan(30_000)

    const [second = ''] = holders()
    const stopped = performance.now()
    await end(second, 'SIGTERM')
    await next()
    const handOver = (performance.now() - stopped) * SPEED
    expect(handOver).toBeLessThan(10_000)
    expect(holders()).not.toContain(second)
    console.info(
      `${engine.name}: taken over ${(takeOver / 1000).toFixed(1)} s after a crash, ${(handOver / 1000).toFixed(1)} s after a stop`,
    )
  })
}

function start(url: string, name: string, events: Event[]): ChildProcess {
  const script = new URL('./gateway.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, url, name, String(SPEED)], { stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface({ input: child.stdout }).on('line', (line) => {
    events.push({ name, on: line === 'on', at: performance.now() })
  })
  return child
}
