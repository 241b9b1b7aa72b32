import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

const EVERY_MS = 20

export type Probed = { readonly p50: number; readonly p99: number; readonly longest: number }

/** Asks for an address all the time from a thread of its own; `stop` returns how long the answers took, in milliseconds. */
export async function probe(url: string): Promise<{ stop(): Promise<Probed> }> {
  const worker = new Worker(new URL(import.meta.url), { workerData: url })
  await once(worker, 'message')
  return {
    async stop() {
      worker.postMessage('stop')
      const [times] = (await once(worker, 'message')) as [number[]]
      const sorted = times.toSorted((a, b) => a - b)
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
      return { p50: at(0.5), p99: at(0.99), longest: at(1) }
    },
  }
}

if (!isMainThread && parentPort !== null) {
  const port = parentPort
  const times: number[] = []
  let going = true
  port.once('message', () => {
    going = false
  })
  await fetch(workerData)
  port.postMessage('ready')
  while (going) {
    const begun = performance.now()
    await fetch(workerData).then((response) => response.text())
    times.push(performance.now() - begun)
    await sleep(EVERY_MS)
  }
  port.postMessage(times)
}
