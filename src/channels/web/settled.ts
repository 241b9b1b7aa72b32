import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_MS = 25
/** Then the page is shown as it is: the rest comes when it is loaded again. */
const MAX_WAIT_MS = 3_000

/** Resolves when nothing more of a conversation waits to be said, so that the page that is shown next has it all. */
export async function settled(waiting: () => Promise<number>): Promise<void> {
  const deadline = performance.now() + MAX_WAIT_MS
  while ((await waiting()) > 0 && performance.now() < deadline) await sleep(LOOK_MS)
}
