import { describe, expect, it } from 'vitest'
import { until } from './slack-front.ts'
import { startSlackHarness } from './slack-harness.ts'
import { answerAll } from './slack-interview.ts'
import { wordsOf } from './slack-person.ts'
import { BOT } from './slack-world.ts'

describe.each(['http', 'socket'] as const)('the main job over %s', (mode) => {
  it('goes from the command to a plan in the thread and a summary in the chosen channel', async () => {
    await using h = await startSlackHarness({ mode })
    const { world } = h
    const ann = h.person('U0ANN')
    const acked = await ann.command('answer support questions', 'C0TEAM')
    expect(acked.status).toBe(200)
    const root = await until(() => world.messages.find(({ user, channel }) => user === BOT && channel === 'C0TEAM'))
    expect(root.thread_ts).toBeUndefined()
    const roomList = () =>
      world.messages.findLast(({ thread_ts, blocks }) => {
        return thread_ts === root.ts && JSON.stringify(blocks).includes('conversations_select')
      })
    const ways = await answerAll(ann, world, { channel: 'C0TEAM', thread: root.ts }, () => roomList() !== undefined)
    console.log(ways)
    const offer = await until(roomList)
    await ann.chooseRoom(offer, 'C0PLANS')
    const summary = await until(() => world.messages.find(({ channel }) => channel === 'C0PLANS'))
    for (const m of world.messages) console.log('-----', m.channel, m.thread_ts, `\n${wordsOf(m).slice(0, 500)}`)
    expect(summary.thread_ts).toBeUndefined()
  })
})
