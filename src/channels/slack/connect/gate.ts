/** Counts what is under way, so that closing down can wait for it. Bolt's own `stop` does not. */
export type Gate = {
  /** Returns the function to call when the work is done; undefined once the gate is closed: then do not begin. */
  enter(): (() => void) | undefined
  open(): void
  /** Lets nothing in any more and resolves when nothing is under way, or after five seconds. */
  close(): Promise<void>
}

/** A process is given about ten seconds to end. What is cut off here is delivered again, by Slack or from the outbox. */
const PATIENCE_MS = 5_000

export function createGate(): Gate {
  let closed = false
  let inside = 0
  let empty = () => {}
  return {
    enter() {
      if (closed) return undefined
      inside += 1
      let done = false
      return () => {
        if (done) return
        done = true
        inside -= 1
        if (inside === 0) empty()
      }
    },
    open() {
      closed = false
    },
    async close() {
      closed = true
      if (inside === 0) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, PATIENCE_MS)
        empty = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
  }
}
