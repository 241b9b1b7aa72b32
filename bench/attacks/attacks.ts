import { setTimeout as sleep } from 'node:timers/promises'
import { deafStream } from '../../test/channels/web/deaf-stream.ts'
import { button, createVisitor, type Visitor, writing } from '../../test/channels/web/visitor.ts'

/** Does its worst to the server at `url`; returns what was let in. */
export type Attack = (url: string) => Promise<string>

export const attacks: Record<string, Attack> = {
  /** 2,000 long messages of one visitor, and then the page. */
  async flood(url) {
    const visitor = createVisitor(url)
    await visitor.page()
    const told = await all(2000, 50, async () => (await visitor.post({ text: 'word '.repeat(3800) })).status)
    const page = await visitor.page()
    return `${count(told)}, page ${(page.length / 1e6).toFixed(1)} MB`
  },

  /** 30 event streams of a visitor with a long transcript, none of which is ever read. */
  async deaf(url) {
    const visitor = createVisitor(url)
    await visitor.page()
    // Refused words are not kept, so the transcript grows as fast as the limit of turns lets it. A quote is five letters on a page.
    const told: number[] = []
    for (const until = performance.now() + FILL_MS; performance.now() < until; await sleep(100)) {
      told.push((await visitor.post({ text: `what is LoRA? ${'"'.repeat(3900)}` })).status)
    }
    let open = 30
    const streams = Array.from({ length: open }, () => deafStream(url, visitor.cookie()))
    for (const { dropped } of streams) dropped.then(() => open--)
    await sleep(12_000)
    const left = open
    for (const stream of streams) stream.close()
    return `${told.length} sent, ${left} of 30 streams open after 12 s`
  },

  /** One letter that becomes eighteen, 3,900 times, in a question about a finished plan. */
  async letters(url) {
    const visitor = createVisitor(url)
    await plan(visitor)
    const begun = performance.now()
    const { status } = await visitor.post({ text: `what if we had ${'\uFDFA'.repeat(3900)}` })
    return `answered ${status} after ${(performance.now() - begun).toFixed(0)} ms`
  },

  /** 3,000 interviews begun from one address, each without a cookie. */
  async anonymous(url) {
    const begun = performance.now()
    const told = await all(3000, 50, async () => (await createVisitor(url).post({ start: 'normal' })).status)
    return `${count(told)} in ${((performance.now() - begun) / 1000).toFixed(1)} s`
  },
}

/** So long the deaf visitor fills the transcript: 30 turns at once and two a second are taken. */
const FILL_MS = 30_000

async function plan(visitor: Visitor): Promise<void> {
  await visitor.page()
  const page = await visitor.act({ start: 'normal' }, /data-write="/)
  await visitor.act({ action: writing(page) ?? '', text: 'Answers take too long' }, /Why does it matter/)
  const ended = await visitor.act({ text: 'done' }, /What next\?/)
  button(ended, 'Edit')
}

async function all<T>(number: number, atOnce: number, work: () => Promise<T>): Promise<T[]> {
  const done: T[] = []
  let begun = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (begun++ < number) done.push(await work())
    }),
  )
  return done
}

function count(statuses: readonly number[]): string {
  return [...Map.groupBy(statuses, (status) => status)]
    .map(([status, found]) => `${found.length} x ${status}`)
    .join(', ')
}
