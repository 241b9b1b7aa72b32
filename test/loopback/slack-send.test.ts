import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Delivery } from '../../src/contract/delivery.ts'
import type { Place } from '../../src/contract/place.ts'
import { SendError } from '../../src/contract/send-error.ts'
import type { View } from '../../src/contract/view.ts'
import { startSlackFront } from './slack-front.ts'
import { wordsOf } from './slack-person.ts'
import { BOT, type Message } from './slack-world.ts'

type Front = Awaited<ReturnType<typeof startSlackFront>>
let front: Front
beforeEach(async () => {
  front = await startSlackFront({ mode: 'http', handle: async () => ({ status: 'done' }) })
})
afterEach(() => front[Symbol.asyncDispose]())

const PLACE: Place = { platform: 'slack', tenant: 'slack:T0LOOP', room: 'C0TEAM', direct: false }
const DIRECT: Place = { ...PLACE, room: 'D0ANN', direct: true }
const say = (text: string, more: Partial<View> = {}): View => ({
  parts: [{ kind: 'text', text }],
  actions: [],
  fallback: text,
  ...more,
})

type Kinds = Delivery extends infer D ? (D extends Delivery ? Omit<D, 'id' | 'conversation' | 'place'> : never) : never
let count = 0
const delivery = (kind: Kinds, place = PLACE): Delivery =>
  ({ id: `d${++count}`, conversation: 'abc', place, ...kind }) as Delivery
const open = (place = PLACE) => delivery({ kind: 'open', key: 'root', view: say('A new plan') }, place)
const post = (place: Place, text = 'A question') => delivery({ kind: 'post', key: 'q', view: say(text) }, place)

const failure = async (work: Promise<unknown>): Promise<SendError> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof SendError)) throw new Error(`no SendError but ${error}`)
  return error
}
const messages = (channel: string): Message[] => front.world.messages.filter((message) => message.channel === channel)
const callsOf = (method: string) => front.slack.calls.filter((call) => call.method === method)

describe('sending to Slack', () => {
  it('opens a thread and goes on in it', async () => {
    const { channel } = front
    const opened = await channel.send(open())
    expect(opened.thread).toBe(opened.message)
    const place = { ...PLACE, thread: opened.thread as string }
    await channel.send(post(place))
    expect(messages('C0TEAM').map(({ thread_ts }) => thread_ts)).toEqual([undefined, opened.thread])
  })

  it('joins a public channel in which it opens a thread, so that typed answers reach it', async () => {
    await front.channel.send(open())
    expect(front.world.channels.get('C0TEAM')?.members.has(BOT)).toBe(true)
  })

  it('opens no thread in a direct talk', async () => {
    expect(await front.channel.send(open(DIRECT))).not.toHaveProperty('thread')
    await front.channel.send(post({ ...DIRECT, thread: '1.1' }))
    expect(messages('D0ANN').map(({ thread_ts }) => thread_ts)).toEqual([undefined, undefined])
  })

  it('replaces a message, buttons and all', async () => {
    const view = say('Which?', { actions: [{ kind: 'button', label: 'This', input: { type: 'help' } }] })
    const { message = '' } = await front.channel.send(delivery({ kind: 'post', key: 'q', view }, DIRECT))
    await front.channel.send(delivery({ kind: 'update', key: 'q', message, view: say('This it is') }, DIRECT))
    const [updated] = messages('D0ANN')
    expect(wordsOf(updated as Message)).toBe('This it is')
    expect(JSON.stringify(updated?.blocks)).not.toContain('button')
  })

  it('says that a message to replace is gone', async () => {
    const update = delivery({ kind: 'update', key: 'q', message: '1.1', view: say('x') }, DIRECT)
    expect((await failure(front.channel.send(update))).kind).toBe('gone')
  })

  it('publishes in another channel without being a member, and brings it up to date there', async () => {
    const { message = '' } = await front.channel.send(
      delivery({ kind: 'publish', key: 's', room: 'C0PLANS', view: say('Summary') }),
    )
    await front.channel.send(delivery({ kind: 'publish', key: 's', room: 'C0PLANS', message, view: say('Summary 2') }))
    expect(messages('C0PLANS').map(wordsOf)).toEqual(['Summary 2'])
  })

  it('says how to mend it where it may not post', async () => {
    const publish = (room: string) =>
      failure(front.channel.send(delivery({ kind: 'publish', key: 's', room, view: say('x') })))
    expect(await publish('C0BOARD')).toMatchObject({ kind: 'refused', message: expect.stringContaining('/invite') })
    expect(await publish('C0OLD')).toMatchObject({ kind: 'refused', message: expect.stringContaining('archived') })
    expect(await publish('C0NONE')).toMatchObject({ kind: 'refused' })
  })

  it('tells one person in the thread', async () => {
    const { thread = '' } = await front.channel.send(open())
    await front.channel.send(delivery({ kind: 'tell', user: 'U0BEN', view: say('only you') }, { ...PLACE, thread }))
    expect(messages('C0TEAM').at(-1)).toMatchObject({ only: 'U0BEN', thread_ts: thread })
  })

  it('tells a person by direct message where the bot is not in the channel', async () => {
    await front.channel.send(
      delivery({ kind: 'tell', user: 'U0ANN', view: say('invite me') }, { ...PLACE, room: 'C0BOARD' }),
    )
    expect(messages('D0ANN').map(wordsOf)).toEqual(['invite me'])
  })

  it('names people without a mention', async () => {
    const view = say('x', { parts: [{ kind: 'person', user: 'U0BEN', text: 'answered this' }] })
    await front.channel.send(delivery({ kind: 'post', key: 'q', view }, DIRECT))
    await front.channel.send(delivery({ kind: 'post', key: 'q', view }, DIRECT))
    expect(wordsOf(messages('D0ANN')[0] as Message)).toContain('BEN')
    expect(callsOf('users.info')).toHaveLength(1)
  })

  it('uploads a file with its words into the thread', async () => {
    const { thread = '' } = await front.channel.send(open())
    const file = {
      kind: 'file',
      name: 'plan.md',
      mime: 'text/markdown',
      content: '# Plän',
      comment: 'The <!here> plan',
    } as const
    await front.channel.send(delivery(file, { ...PLACE, thread }))
    const sent = messages('C0TEAM').at(-1)
    expect(sent?.files?.map(({ name, content }) => [name, content.toString('utf8')])).toEqual([['plan.md', '# Plän']])
    expect(sent?.thread_ts).toBe(thread)
    expect(wordsOf(sent as Message)).toContain('The <!here> plan')
  })

  describe('pictures', () => {
    const chart = (bytes: string, alt = 'A chart'): View =>
      say('Costs', {
        parts: [
          { kind: 'heading', text: 'Costs' },
          { kind: 'image', alt, png: Buffer.from(bytes).toString('base64'), name: 'costs.png' },
          { kind: 'text', text: 'So much' },
        ],
      })
    const shownIn = (message: Message | undefined) =>
      (message?.blocks ?? []).flatMap(({ slack_file }) => {
        const file = front.world.files.get(String((slack_file as { id?: string } | undefined)?.id))
        return file === undefined ? [] : [String(file.content)]
      })
    const only = () => {
      const [message, ...others] = messages('C0PLANS')
      expect(others).toEqual([])
      return message
    }
    const place = { ...PLACE, room: 'C0PLANS' }

    it('stand in their message, under its heading, and are replaced and removed with it', async () => {
      const { message = '' } = await front.channel.send(delivery({ kind: 'post', key: 'c', view: chart('one') }, place))
      expect(only()?.blocks.map(({ type }) => type)).toEqual(['header', 'image', 'section'])
      expect(shownIn(only())).toEqual(['one'])
      await front.channel.send(delivery({ kind: 'update', key: 'c', message, view: chart('two') }, place))
      expect(shownIn(only())).toEqual(['two'])
      await front.channel.send(
        delivery({ kind: 'update', key: 'c', message, view: say('No longer part of it.') }, place),
      )
      expect(shownIn(only())).toEqual([])
      expect(callsOf('chat.postMessage')).toHaveLength(1)
    })

    it('wait a little until Slack has looked at the file', async () => {
      front.world.processing = 2
      await front.channel.send(delivery({ kind: 'post', key: 'c', view: chart('one') }, place))
      expect(shownIn(only())).toEqual(['one'])
    })

    it('leave their words where Slack will not take them or never gets to show them', async () => {
      front.slack.misbehave('files.getUploadURLExternal', { error: 'missing_scope' })
      await front.channel.send(delivery({ kind: 'post', key: 'c', view: chart('one', 'It grows') }, place))
      expect(wordsOf(only() as Message)).toMatch(/Costs\nIt grows\nSo much/)
      expect(front.logged()).toContain('did not take a picture')
      front.world.messages = []
      front.world.processing = 9
      await front.channel.send(delivery({ kind: 'post', key: 'c', view: chart('one', 'It falls') }, place))
      expect(wordsOf(only() as Message)).toContain('It falls')
    })
  })

  it('falls back to monospaced tables when Slack refuses the blocks', async () => {
    const view = say('t', { parts: [{ kind: 'table', header: ['a', 'b'], rows: [['1', '2']] }] })
    front.slack.misbehave('chat.postMessage', { error: 'invalid_blocks' })
    await front.channel.send(delivery({ kind: 'post', key: 't', view }, DIRECT))
    expect(messages('D0ANN')[0]?.blocks[0]).toMatchObject({ type: 'rich_text' })
  })
})

describe('when Slack is in trouble', () => {
  it('asks to wait as long as Retry-After says, and calls once', async () => {
    front.slack.misbehave('chat.postMessage', { status: 429, retryAfter: 7 })
    expect(await failure(front.channel.send(post(DIRECT)))).toMatchObject({
      kind: 'retry',
      retryAfterMs: 7000,
      maybeSent: false,
    })
    expect(callsOf('chat.postMessage')).toHaveLength(1)
  })

  it('does not let one channel that must wait hold up another', async () => {
    front.slack.misbehave('chat.postMessage', { status: 429, retryAfter: 5 })
    const slow = failure(front.channel.send(post(DIRECT)))
    const before = Date.now()
    await front.channel.send(delivery({ kind: 'publish', key: 's', room: 'C0PLANS', view: say('x') }))
    expect(Date.now() - before).toBeLessThan(1000)
    await slow
  })

  it.each([
    [{ status: 500 }, { kind: 'retry', maybeSent: true }],
    [{ status: 503 }, { kind: 'retry', maybeSent: true }],
    [{ status: 404 }, { kind: 'refused' }],
    [{ error: 'internal_error' }, { kind: 'retry', maybeSent: true }],
    [{ error: 'service_unavailable' }, { kind: 'retry', maybeSent: false }],
    [{ error: 'ratelimited' }, { kind: 'retry', maybeSent: false }],
    [{ error: 'token_revoked' }, { kind: 'refused', message: expect.stringContaining('install the app again') }],
    [{ error: 'something_new' }, { kind: 'refused', message: expect.stringContaining('something_new') }],
    ['drop', { kind: 'retry', maybeSent: true }],
    ['lose-response', { kind: 'retry', maybeSent: true }],
  ] as const)('%o', async (fault, expected) => {
    front.slack.misbehave('chat.postMessage', fault)
    expect(await failure(front.channel.send(post(DIRECT)))).toMatchObject(expected)
    expect(callsOf('chat.postMessage').length).toBeLessThanOrEqual(1)
  })

  it('knows that nothing was sent when nobody listens', async () => {
    const gone = await startSlackFront({ mode: 'http', handle: async () => ({ status: 'done' }) })
    await gone[Symbol.asyncDispose]()
    expect(await failure(gone.channel.send(post(DIRECT)))).toMatchObject({ kind: 'retry', maybeSent: false })
  })

  it('finds what an earlier try posted although the response was lost: root, reply, summary and file', async () => {
    const { channel, slack } = front
    const opening = open()
    slack.misbehave('chat.postMessage', 'lose-response')
    await failure(channel.send(opening))
    const root = messages('C0TEAM')[0]?.ts ?? ''
    expect(await channel.findSent?.(opening)).toEqual({ message: root, thread: root })

    const place = { ...PLACE, thread: root }
    for (let at = 0; at < 5; at++) await channel.send(post(place, `filler ${at}`))
    const reply = post(place, 'lost')
    slack.misbehave('chat.postMessage', 'lose-response')
    await failure(channel.send(reply))
    expect(await channel.findSent?.(reply)).toEqual({ message: messages('C0TEAM').at(-1)?.ts })
    expect(await channel.findSent?.(post(place, 'never sent'))).toBeUndefined()

    const file = delivery({ kind: 'file', name: 'p.md', mime: 'text/markdown', content: 'x', comment: 'c' }, place)
    slack.misbehave('files.completeUploadExternal', 'lose-response')
    await failure(channel.send(file))
    expect(await channel.findSent?.(file)).toBeDefined()
  })

  it('cannot know where it may not read, and says so by finding nothing', async () => {
    const publish = delivery({ kind: 'publish', key: 's', room: 'C0PLANS', view: say('x') })
    await front.channel.send(publish)
    expect(await front.channel.findSent?.(publish)).toBeUndefined()
  })

  it('never lets a token into an error or the log', async () => {
    for (const fault of ['drop', { status: 500 }, { error: 'invalid_auth' }, { status: 429, retryAfter: 1 }] as const) {
      front.slack.misbehave('chat.postMessage', fault)
      const error = await failure(front.channel.send(post(DIRECT, 'words of a person')))
      front.log.error({ err: error }, 'as the outbox logs it')
      expect(JSON.stringify([error.message, error.stack, error])).not.toContain('canary')
    }
    expect(front.logged()).not.toContain('canary')
    expect(front.logged()).not.toContain('words of a person')
  })
})
