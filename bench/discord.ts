import { answerAll, SUPPORT } from '../test/loopback/discord/interview.ts'
import { startWorld } from '../test/loopback/discord/world.ts'

/**
 * What interviews on Discord cost: `node bench/discord.ts [how many]`. Each goes from the command to the plan, one after
 * the other, over discord.js against the loopback Discord. Prints the time from a click to its acknowledgement, and how
 * many messages and calls an interview takes.
 */
const interviews = Number(process.argv[2] ?? 5)
const world = await startWorld()
const clicked = new Map<string, number>()
const broadcast = world.front.gateway.broadcast
world.front.gateway.broadcast = (event, data) => {
  if (event === 'INTERACTION_CREATE') clicked.set((data as { id: string }).id, performance.now())
  broadcast(event, data)
}
try {
  for (let nth = 0; nth < interviews; nth += 1) {
    const person = world.inServer()
    await person.slash(String(SUPPORT.problem))
    const thread = await person.thread(nth)
    await answerAll(thread, SUPPORT)
    await thread.seesText('What next?')
  }
  const { seen, faults } = world.front
  const waits = seen.flatMap(({ path, at }) => {
    const sent = clicked.get(/^\/interactions\/(\d+)\/.*\/callback$/.exec(path)?.[1] ?? '')
    return sent === undefined ? [] : [at - sent]
  })
  waits.sort((a, b) => a - b)
  const share = (part: number) => `${(waits[Math.floor(part * (waits.length - 1))] ?? 0).toFixed(1)} ms`
  const each = (fits: (call: (typeof seen)[number]) => boolean) => (seen.filter(fits).length / interviews).toFixed(1)
  const isMessage = /^\/channels\/\d+\/messages/
  process.stdout.write(
    `${interviews} interviews, ${waits.length} clicks, ${faults.length} faults in request bodies\n` +
      `click to acknowledgement: p50 ${share(0.5)}, p95 ${share(0.95)}, worst ${share(1)}\n` +
      `per interview: ${each(({ method, path }) => method === 'POST' && isMessage.test(path))} messages posted, ` +
      `${each(({ method, path }) => method === 'PATCH' && isMessage.test(path))} edited, ` +
      `${each(({ path }) => path.endsWith('/callback'))} acknowledgements, ${each(() => true)} calls in all\n`,
  )
} finally {
  await world.stop()
}
