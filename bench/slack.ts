/**
 * What one interview costs on Slack, from the command to the plan: `node bench/slack.ts`. A loopback Slack with Slack's
 * checks on the other side; real Bolt app, real turns, SQLite. Prints the time from a click to its acknowledgement
 * (a request to its whole answer over HTTP, on this machine), the messages that stand in the thread, and the calls made.
 */
import { until } from '../test/loopback/slack-front.ts'
import { startSlackHarness } from '../test/loopback/slack-harness.ts'
import { answerAll, roomList } from '../test/loopback/slack-interview.ts'
import { BOT } from '../test/loopback/slack-world.ts'

const ROOM = 'C0TEAM'
const RUNS = Number(process.argv[2] ?? 5)

const acks: number[] = []
for (let run = 0; run < RUNS; run++) {
  await using h = await startSlackHarness({ mode: 'http', watch: (_, ms) => acks.push(ms) })
  const ann = h.person('U0ANN')
  await ann.command('', ROOM)
  const root = await until(() => h.world.messages.find(({ channel }) => channel === ROOM))
  const where = { channel: ROOM, thread: root.ts }
  const ways = await answerAll(ann, h.world, where, () => roomList(h.world, where) !== undefined)
  await h.settled()
  if (run > 0) continue
  const said = h.world.messages.filter(({ user, only }) => user === BOT && only === undefined)
  const calls = Object.entries(Object.groupBy(h.slack.calls, ({ method }) => method))
  console.log(`answered ${Object.values(ways).reduce((sum, n) => sum + n, 0)} questions`)
  console.log(`messages ${said.length}, calls ${h.slack.calls.length}`)
  for (const [method, made = []] of calls) console.log(`  ${method} ${made.length}`)
}
acks.sort((a, b) => a - b)
const at = (share: number) => (acks[Math.ceil(share * acks.length) - 1] ?? 0).toFixed(1)
console.log(`from click to acknowledgement: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (${acks.length} requests)`)
