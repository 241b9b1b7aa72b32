import type { WebEntry, WebLog } from '../../contract/store/web-log.ts'

/** A page shows at most so much, about three whole interviews (assumption): a longer one is slow on any device. */
const MAX_SHOWN = 300
const MAX_LETTERS = 2_000_000
const BATCH = 50

/** The newest entries of a conversation, oldest first, as many as one page bears; `cut` tells whether there are older ones. */
export async function newest(
  log: WebLog,
  tenant: string,
  conversation: string,
): Promise<{ entries: readonly WebEntry[]; cut: boolean }> {
  const found: WebEntry[] = []
  let letters = 0
  for (let below = Number.MAX_SAFE_INTEGER; ; ) {
    const batch = await log.before(tenant, below, BATCH, conversation)
    for (const entry of batch) {
      letters += lettersOf(entry)
      if (found.length === MAX_SHOWN || (letters > MAX_LETTERS && found.length > 0))
        return { entries: found.reverse(), cut: true }
      found.push(entry)
    }
    if (batch.length < BATCH) return { entries: found.reverse(), cut: false }
    below = batch.at(-1)?.seq ?? 0
  }
}

/** What an entry takes in memory while the page is made: files and pictures are read along, though the page only links them. */
function lettersOf({ body }: WebEntry): number {
  return JSON.stringify(body).length
}
