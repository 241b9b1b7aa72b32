import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { until } from './slack-front.ts'
import { startSlackHarness } from './slack-harness.ts'
import { answerAll, openQuestion, roomList } from './slack-interview.ts'
import { mentionsIn } from './slack-mentions.ts'
import { wordsOf } from './slack-person.ts'
import { startSlackServer } from './slack-server.ts'
import { BOT } from './slack-world.ts'

const TEAM_ROOM = 'C0TEAM'

type Harness = Awaited<ReturnType<typeof startSlackHarness>>
const rootOf = ({ world }: Harness, channel = TEAM_ROOM) =>
  until(() => world.messages.find((message) => message.user === BOT && message.channel === channel && !message.only))

describe.each(['http', 'socket'] as const)('the main job over %s', (mode) => {
  it('goes from the command to a plan in the thread and a summary in the chosen channel', async () => {
    await using h = await startSlackHarness({ mode })
    const { world, slack } = h
    const ann = h.person('U0ANN')
    expect((await ann.command('', TEAM_ROOM)).status).toBe(200)
    const root = await rootOf(h)
    expect(root.thread_ts).toBeUndefined()

    const where = { channel: TEAM_ROOM, thread: root.ts }
    const ways = await answerAll(ann, world, where, () => roomList(world, where) !== undefined)
    expect(ways.dialog).toBeGreaterThan(0)
    expect(ways.ticks).toBeGreaterThan(0)
    expect((ways.button ?? 0) + (ways.radio_buttons ?? 0)).toBeGreaterThan(5)
    await h.settled()
    expect(openQuestion(world, TEAM_ROOM, root.ts)).toBeUndefined()

    const offer = await until(() => roomList(world, where))
    await ann.chooseRoom(offer, 'C0PLANS')
    const summary = await until(() => world.messages.find(({ channel }) => channel === 'C0PLANS'))
    await h.settled()
    expect(summary.thread_ts).toBeUndefined()
    const plan = world.thread(TEAM_ROOM, root.ts).map(wordsOf).join('\n')
    for (const part of [/budget/i, /week/i, /because|why/i, /risk/i]) expect(plan).toMatch(part)
    expect(wordsOf(summary).length).toBeGreaterThan(100)

    // Slack took everything, nothing pings, and no secret reached the log.
    const refused = slack.calls.filter(({ answer }) => answer.ok !== true)
    expect(refused.map(({ method, answer }) => [method, answer])).toEqual([])
    const live = world.messages.filter(({ user }) => user === BOT).flatMap((message) => mentionsIn(message))
    // The link to the channel of the summary.
    expect(live).toEqual(['{"type":"channel","channel_id":"C0PLANS"}'])
    expect(h.logged()).not.toMatch(/canary|same 300 questions/)
    expect((await h.store.counts(Date.now())).dead).toBe(0)
  }, 60_000)
})

it('holds the whole talk in a direct message, by typing alone', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const ann = h.person('U0ANN')
  await ann.command('quick answer support questions from our documents', 'D0ANN')
  await until(() => openQuestion(h.world, 'D0ANN', undefined))
  for (let turn = 0; turn < 40 && !roomList(h.world, { channel: 'D0ANN' }); turn++) {
    await ann.say(turn % 5 === 4 ? 'I don’t know' : '1', 'D0ANN')
    await h.settled()
  }
  await ann.say('done', 'D0ANN')
  const offer = await until(() => roomList(h.world, { channel: 'D0ANN' }))
  expect(h.world.messages.every(({ thread_ts }) => thread_ts === undefined)).toBe(true)
  await ann.chooseRoom(offer, 'C0PLANS')
  await until(() => h.world.messages.find(({ channel }) => channel === 'C0PLANS'))
}, 60_000)

it('answers the command with help or a figure for the asker alone, and opens nothing', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const ann = h.person('U0ANN')
  const help = await ann.command('help', TEAM_ROOM)
  expect(JSON.stringify(help.body)).toMatch(/ephemeral.*(back|skip)/s)
  const figure = await ann.command('how much memory does a 7B model need?', TEAM_ROOM)
  expect(JSON.stringify(figure.body)).toMatch(/ephemeral.*G(i)?B/s)
  await h.settled()
  expect(h.world.messages).toEqual([])
})

describe('in the thread', () => {
  /** A conversation of Ann's at its first question. */
  async function begin(h: Harness, text = 'answer support questions') {
    const ann = h.person('U0ANN')
    await ann.command(text, TEAM_ROOM)
    const root = await rootOf(h)
    const question = await until(() => openQuestion(h.world, TEAM_ROOM, root.ts))
    await h.settled()
    return { ann, root, question }
  }
  const shown = (h: Harness, root: { ts: string }) =>
    h.world.thread(TEAM_ROOM, root.ts).filter(({ user }) => user === BOT)

  it('takes typed answers, and a mention once although Slack tells of it twice', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const { ann, root, question } = await begin(h)
    await ann.say(`<@${BOT}> because people wait for days`, TEAM_ROOM, root.ts)
    const next = await until(() => {
      const open = openQuestion(h.world, TEAM_ROOM, root.ts)
      return open?.ts === question.ts ? undefined : open
    })
    await h.settled()
    const answered = h.world.messages.find(({ ts }) => ts === question.ts)
    expect(wordsOf(answered as typeof question)).toContain('because people wait for days')
    expect(wordsOf(next)).not.toBe(wordsOf(question))
    expect(shown(h, root).filter((message) => wordsOf(message).includes('wait for days'))).toHaveLength(1)
  })

  it('has one effect of a delivery that Slack repeats', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const ann = h.person('U0ANN')
    const trigger = h.world.trigger()
    await Promise.all([1, 2, 3, 4].map(() => ann.command('x', TEAM_ROOM, trigger)))
    await h.settled()
    const roots = h.world.messages.filter(({ user, thread_ts }) => user === BOT && thread_ts === undefined)
    expect(roots).toHaveLength(1)
  })

  it('refuses a button of a question that is over, and says where we are', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const { ann, root, question } = await begin(h)
    await ann.say('because people wait', TEAM_ROOM, root.ts)
    await h.settled()
    const count = shown(h, root).length
    await ann.click(question, 'I don’t know yet')
    const whisper = await until(() => h.world.messages.findLast(({ only }) => only === 'U0ANN'))
    expect(wordsOf(whisper).length).toBeGreaterThan(10)
    await h.settled()
    expect(shown(h, root).filter(({ only }) => only === undefined)).toHaveLength(count)
  })

  it('lets only those who make the plan answer, until it is shared', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const { ann, root, question } = await begin(h)
    const ben = h.person('U0BEN')
    await ben.click(question, 'I don’t know yet')
    const whisper = await until(() => h.world.messages.find(({ only }) => only === 'U0BEN'))
    expect(whisper.thread_ts).toBe(root.ts)
    expect(openQuestion(h.world, TEAM_ROOM, root.ts)?.ts).toBe(question.ts)
    await ann.say('share', TEAM_ROOM, root.ts)
    await h.settled()
    await ben.click(question, 'I don’t know yet')
    await until(() => openQuestion(h.world, TEAM_ROOM, root.ts)?.ts !== question.ts)
  })

  it('posts the summary where it is told to in words', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const { ann, root } = await begin(h)
    await ann.say('done', TEAM_ROOM, root.ts)
    await until(() => roomList(h.world, { channel: TEAM_ROOM, thread: root.ts }))
    await ann.say('post it in <#C0PLANS|plans>', TEAM_ROOM, root.ts)
    await until(() => h.world.messages.find(({ channel }) => channel === 'C0PLANS'))
  })

  it('sends the plan as a file', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const { ann, root } = await begin(h)
    await ann.say('done', TEAM_ROOM, root.ts)
    const offer = await until(() => roomList(h.world, { channel: TEAM_ROOM, thread: root.ts }))
    await ann.click(offer, 'Download Markdown')
    const sent = await until(() => h.world.thread(TEAM_ROOM, root.ts).find(({ files }) => files !== undefined))
    expect(sent.files?.[0]?.content.toString('utf8')).toMatch(/^# /)
  })

  it('takes one answer when two people click at the same moment', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const { ann, root, question } = await begin(h)
    await ann.say('share', TEAM_ROOM, root.ts)
    await h.settled()
    const before = shown(h, root).filter(({ only }) => only === undefined).length
    await Promise.all([ann.click(question, 'I don’t know yet'), h.person('U0BEN').click(question, 'I don’t know yet')])
    await until(() => h.world.messages.some(({ only }) => only !== undefined))
    await h.settled()
    expect(shown(h, root).filter(({ only }) => only === undefined)).toHaveLength(before + 1)
  })

  it('refuses an answer of 100 kB with the limit, and keeps the question open', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const { ann, root, question } = await begin(h)
    const [answer] = await ann.say('word '.repeat(20_000), TEAM_ROOM, root.ts)
    expect(answer?.status).toBe(200)
    const whisper = await until(() => h.world.messages.findLast(({ only }) => only === 'U0ANN'))
    expect(wordsOf(whisper)).toMatch(/\d/)
    expect(openQuestion(h.world, TEAM_ROOM, root.ts)?.ts).toBe(question.ts)
  })

  it('goes on in a new thread without an open one being disturbed', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const { root } = await begin(h)
    await h.person('U0BEN').command('another plan', TEAM_ROOM)
    await h.settled()
    const roots = h.world.messages.filter((m) => m.user === BOT && m.thread_ts === undefined && m.channel === TEAM_ROOM)
    expect(roots).toHaveLength(2)
    expect(roots[0]?.ts).toBe(root.ts)
  })
})

describe('a restart', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'llm-plan-slack-restart-'))
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

  it('in the middle sends what was promised, once, and the buttons from before still work', async () => {
    const slack = await startSlackServer()
    await using _closing = { [Symbol.asyncDispose]: () => slack.close() }
    {
      // Stopped after the commit and before anything was sent.
      await using before = await startSlackHarness({ mode: 'http', dataDir, slack, delivers: false })
      await before.person('U0ANN').command('', TEAM_ROOM)
      expect(slack.world.messages).toEqual([])
    }
    const question = await (async () => {
      await using after = await startSlackHarness({ mode: 'http', dataDir, slack })
      await after.settled()
      const root = await rootOf(after)
      expect(slack.world.messages).toHaveLength(2)
      return until(() => openQuestion(after.world, TEAM_ROOM, root.ts))
    })()
    await using again = await startSlackHarness({ mode: 'socket', dataDir, slack })
    await again.person('U0ANN').click(question, 'I don’t know yet')
    const next = await until(() => {
      const open = openQuestion(again.world, TEAM_ROOM, question.thread_ts)
      return open?.ts === question.ts ? undefined : open
    })
    expect(next.thread_ts).toBe(question.thread_ts)
  }, 30_000)
})

describe('when Slack is in trouble', () => {
  const once = (h: Harness) => {
    const keys = h.world.messages.filter(({ user }) => user === BOT).map((message) => JSON.stringify(message.metadata))
    return expect(new Set(keys).size).toBe(keys.length)
  }

  it.each([
    ['asks to wait', { status: 429, retryAfter: 1 }],
    ['has a fault', { status: 500 }],
    ['loses its response', 'lose-response'],
    ['breaks the connection', 'drop'],
  ] as const)(
    'and %s: every message arrives once, in order',
    async (_, fault) => {
      await using h = await startSlackHarness({ mode: 'http' })
      h.slack.misbehave('chat.postMessage', fault, fault)
      const begun = Date.now()
      await h.person('U0ANN').command('answer support questions', TEAM_ROOM)
      await h.settled()
      const said = h.world.messages.filter(({ user }) => user === BOT)
      expect(said[0]?.thread_ts).toBeUndefined()
      for (const message of said.slice(1)) expect(message.thread_ts).toBe(said[0]?.ts)
      expect(said.length).toBeGreaterThanOrEqual(2)
      once(h)
      if (typeof fault === 'object' && fault.status === 429) expect(Date.now() - begun).toBeGreaterThanOrEqual(1000)
      expect((await h.store.counts(Date.now())).dead).toBe(0)
    },
    30_000,
  )

  it('and it may not post: the owner is told how to mend it', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    await h.person('U0ANN').command('a plan in a private channel', 'C0BOARD')
    const told = await until(() => h.world.messages.find(({ only }) => only === 'U0ANN'))
    expect(wordsOf(told)).toMatch(/\/invite.*E-/s)
  })

  it('and the summary may not be posted: the thread is told, and another channel works', async () => {
    await using h = await startSlackHarness({ mode: 'http' })
    const ann = h.person('U0ANN')
    await ann.command('quick answer support questions', TEAM_ROOM)
    const root = await rootOf(h)
    await h.settled()
    await ann.say('done', TEAM_ROOM, root.ts)
    const where = { channel: TEAM_ROOM, thread: root.ts }
    const offer = await until(() => roomList(h.world, where))
    await ann.chooseRoom(offer, 'C0BOARD')
    const thread = () => h.world.thread(TEAM_ROOM, root.ts)
    const told = await until(() => thread().find((message) => wordsOf(message).includes('/invite')))
    await h.settled()
    expect(wordsOf(told)).toContain('I could not post the summary in')
    expect(JSON.stringify(told.blocks)).toContain('{"type":"channel","channel_id":"C0BOARD"}')
    // Nothing promised what did not happen, and no change of the plan goes there.
    expect(thread().map(wordsOf).join()).not.toContain('The summary is in')
    expect((await h.store.ownedBy('slack:T0LOOP', 'U0ANN', 1))[0]?.rooms).toEqual([])
    await ann.chooseRoom(offer, 'C0PLANS')
    await until(() => h.world.messages.find(({ channel }) => channel === 'C0PLANS'))
    const said = await until(() => thread().find((message) => wordsOf(message).includes('The summary is in')))
    expect(JSON.stringify(said.blocks)).toContain('{"type":"channel","channel_id":"C0PLANS"}')
  }, 30_000)
})
