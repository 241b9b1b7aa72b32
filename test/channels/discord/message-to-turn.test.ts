import { describe, expect, it } from 'vitest'
import { type ChannelFacts, messageToTurn } from '../../../src/channels/discord/message-to-turn.ts'
import { CHANNEL, DM, GUILD, message, SELF, THREAD, USER } from './payloads.ts'

const ours = { type: 11, parent: CHANNEL, ours: true }
const theirs = { type: 11, parent: CHANNEL, ours: false }
const channel = { type: 0, parent: undefined, ours: false }
const read = (content: string, facts: ChannelFacts = ours, change = {}) =>
  messageToTurn(message(content, change), facts, SELF, 5)
const mention = { mentions: [{ id: SELF, username: 'llm-plan' }] }

describe('messageToTurn', () => {
  it('reads what is typed in our thread', () => {
    expect(read(' about 400 a day ')).toEqual({
      deliveryId: '1483813720546086923',
      place: { platform: 'discord', tenant: `discord:${GUILD}`, room: CHANNEL, thread: THREAD, direct: false },
      user: USER,
      input: { type: 'say', text: 'about 400 a day' },
      at: 5,
    })
  })

  it('reads every direct message, as the place that the command has there', () => {
    const dm = { guild_id: undefined, channel_id: DM, channel_type: 1 }
    expect(read('hello', { type: 1, parent: undefined, ours: false }, dm)?.place).toEqual({
      platform: 'discord',
      tenant: `discord:dm:${USER}`,
      room: DM,
      direct: true,
    })
  })

  it('leaves chatter alone, but answers to its name anywhere', () => {
    expect(read('hello', theirs)).toBeUndefined()
    expect(read('hello', channel)).toBeUndefined()
    expect(read(`<@${SELF}> status`, channel, mention)?.input).toEqual({ type: 'say', text: 'status', mentioned: true })
    expect(read(`<@!${SELF}>`, theirs, mention)?.input).toEqual({ type: 'help' })
  })

  it('ignores itself, bots, webhooks, the system, and messages without words', () => {
    const author = (more: object) => ({ author: { ...message('').author, ...more } })
    expect(read('x', ours, author({ id: SELF }))).toBeUndefined()
    expect(read('x', ours, author({ bot: true }))).toBeUndefined()
    expect(read('x', ours, author({ system: true }))).toBeUndefined()
    expect(read('x', ours, { webhook_id: '5' })).toBeUndefined()
    for (const type of [6, 7, 18, 20, 21, 24]) expect(read('x', ours, { type })).toBeUndefined()
    expect(read('x', ours, { type: 19 })?.input).toEqual({ type: 'say', text: 'x' })
    expect(read('')).toBeUndefined()
    expect(read('', ours, { attachments: [{ id: '1', filename: 'a.png' }] })).toBeUndefined()
  })

  it('passes on a very long answer whole: the turn says what is too long', () => {
    const turn = read('x'.repeat(100_000))
    expect(turn?.input.type === 'say' && turn.input.text.length).toBe(100_000)
  })
})
