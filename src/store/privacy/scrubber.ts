/** Erasures come in bursts, and a scrub rewrites the file: one scrub a second later serves them all. */
const GATHER_MS = 1_000

/** Runs `scrub` soon after it is asked for, never twice at once. `finish` runs what is still owed. */
export function createScrubber(scrub: (thorough: boolean) => Promise<void>, onFault: (error: unknown) => void) {
  let owed = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  function now(thorough = false): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    owed = false
    const result = running.then(() => scrub(thorough))
    running = result.catch(() => {})
    return result
  }

  async function inBackground(): Promise<void> {
    try {
      await now()
    } catch (error) {
      onFault(error)
    }
  }

  return {
    now,
    soon(): void {
      owed = true
      timer ??= setTimeout(inBackground, GATHER_MS).unref()
    },
    async finish(): Promise<void> {
      if (owed) await inBackground()
      await running
    },
  }
}
