import { describe, expect, it } from 'vitest'
import {
  actionToTurn,
  commandToTurn,
  messageToTurn,
  type Reading,
  submitToTurn,
} from '../../../src/channels/slack/to-turn.ts'
import { encodeAction } from '../../../src/contract/action-code.ts'

const origin = { tenant: 'slack:T0LOOP', botUser: 'U0BOT' }
const AT = 1_700_000_000_000
const turnOf = (reading: Reading) => (reading.kind === 'turn' ? reading.turn : undefined)

const command = (text: string, channel_id = 'C0TEAM') =>
  turnOf(commandToTurn({ channel_id, user_id: 'U0ANN', trigger_id: '1.2.x', text }, origin, AT))

describe('a slash command', () => {
  it('starts a conversation in the channel, without a thread', () => {
    expect(command('answer support questions')).toEqual({
      deliveryId: 'command:1.2.x',
      place: { platform: 'slack', tenant: 'slack:T0LOOP', room: 'C0TEAM', direct: false },
      user: 'U0ANN',
      input: { type: 'start', text: 'answer support questions' },
      at: AT,
    })
  })

  it.each([
    ['', { type: 'start' }],
    ['help', { type: 'start', text: 'help' }],
    ['help desk bot', { type: 'start', text: 'help desk bot' }],
    ['forget', { type: 'forget' }],
    ['quick', { type: 'start', mode: 'quick' }],
    ['full  classify\nmails', { type: 'start', mode: 'full', text: 'classify\nmails' }],
    ['new', { type: 'start', fresh: true }],
    ['new quick sort claims', { type: 'start', fresh: true, mode: 'quick', text: 'sort claims' }],
    ['Full New sort claims', { type: 'start', fresh: true, mode: 'full', text: 'sort claims' }],
    ['quick full-text search', { type: 'start', mode: 'quick', text: 'full-text search' }],
    ['quick quick wins', { type: 'start', mode: 'quick', text: 'quick wins' }],
    ['newsletter ideas', { type: 'start', text: 'newsletter ideas' }],
    ['status pages for customers', { type: 'start', text: 'status pages for customers' }],
    ['a &amp; b', { type: 'start', text: 'a & b' }],
  ])('reads "%s"', (text, input) => {
    expect(command(text)?.input).toEqual(input)
  })

  it('knows a direct talk', () => {
    expect(command('', 'D0ANN')?.place).toEqual({
      platform: 'slack',
      tenant: 'slack:T0LOOP',
      room: 'D0ANN',
      direct: true,
    })
  })
})

const base = {
  type: 'block_actions',
  user: { id: 'U0ANN', username: 'ann', team_id: 'T0LOOP' },
  trigger_id: '9.9.t',
  channel: { id: 'C0TEAM', name: 'team' },
  container: { type: 'message', message_ts: '100.2', channel_id: 'C0TEAM', is_ephemeral: false, thread_ts: '100.1' },
  message: { ts: '100.2', thread_ts: '100.1' },
  state: { values: {} },
}
const act = (action: object, more: object = {}) =>
  actionToTurn({ ...base, ...more, actions: [{ action_id: '', action_ts: '100.9', ...action }] }, origin, AT)
const thread = { platform: 'slack', tenant: 'slack:T0LOOP', room: 'C0TEAM', thread: '100.1', direct: false }
const answer = { type: 'answer', question: 'latency', value: 'batch', step: 4 } as const

describe('a click', () => {
  it('is the turn that its button carries', () => {
    expect(turnOf(act({ action_id: 'do:0', value: encodeAction('abc', answer) }))).toEqual({
      deliveryId: 'action:100.9:U0ANN:100.2',
      place: thread,
      user: 'U0ANN',
      conversation: 'abc',
      input: answer,
      at: AT,
    })
  })

  it('puts the two halves of a choice together', () => {
    const code = encodeAction('abc', answer)
    const reading = act({ action_id: `pick:3.0:${code.slice(0, 12)}`, selected_option: { value: code.slice(12) } })
    expect(turnOf(reading)?.input).toEqual(answer)
  })

  it('collects what was ticked when Send is pressed, and nothing before', () => {
    const state = {
      values: {
        b1: { 'tick:2:0': { selected_options: [{ value: 'manual' }] } },
        b2: {
          'tick:2:1': { selected_options: [{ value: 'prompted-llm' }] },
          'tick:5:0': { selected_options: [{ value: 'x' }] },
        },
      },
    }
    expect(act({ action_id: 'tick:2:0', selected_options: [] }, { state }).kind).toBe('nothing')
    const code = encodeAction('abc', { type: 'answer', question: 'attempts', step: 2, value: [] })
    expect(turnOf(act({ action_id: 'send:2', value: code }, { state }))?.input).toEqual({
      type: 'answer',
      question: 'attempts',
      step: 2,
      value: ['manual', 'prompted-llm'],
    })
  })

  it('publishes into the channel that was chosen', () => {
    const reading = act({ action_id: 'room:1:abc', selected_conversation: 'C0PLANS' })
    expect(turnOf(reading)).toMatchObject({ conversation: 'abc', input: { type: 'publish', room: 'C0PLANS' } })
  })

  it('opens the dialog at once', () => {
    const value = { conversation: 'abc', question: 'why', step: 1, multiline: true, maxLength: 500, ask: 'Why?' }
    const reading = act({ action_id: 'write:0', value: JSON.stringify(value) })
    expect(reading).toMatchObject({ kind: 'dialog', trigger: '9.9.t', place: thread })
  })

  it('on a whisper comes without its message, but with its thread', () => {
    const container = { ...base.container, is_ephemeral: true }
    const code = encodeAction('abc', { type: 'status' })
    expect(turnOf(act({ action_id: 'do:0', value: code }, { container, message: undefined }))?.place).toEqual(thread)
  })

  it('on a whisper at the root of a channel begins no thread there', () => {
    const { thread_ts: _, ...root } = { ...base.container, is_ephemeral: true }
    const code = encodeAction('-', { type: 'start' })
    const turn = turnOf(act({ action_id: 'do:0', value: code }, { container: root, message: undefined }))
    expect(turn?.place.thread).toBeUndefined()
    expect(turn).not.toHaveProperty('conversation')
  })

  it('on the first message of a thread belongs to that thread', () => {
    const { thread_ts: _, ...root } = { ...base.container, message_ts: '100.1' }
    const code = encodeAction('abc', { type: 'status' })
    const reading = act({ action_id: 'do:0', value: code }, { container: root, message: { ts: '100.1' } })
    expect(turnOf(reading)?.place).toEqual(thread)
  })

  it.each([
    { action_id: 'do:0', value: 'not a code' },
    { action_id: 'do:0' },
    { action_id: 'pick:0.0:', selected_option: null },
    { action_id: 'send:0', value: encodeAction('abc', { type: 'help' }) },
    { action_id: 'room:0:abc', selected_conversation: null },
    { action_id: 'write:0', value: '"text"' },
    { action_id: 'other', value: 'x' },
  ])('that we could not have offered is nothing: %o', (action) => {
    expect(act(action).kind).toBe('nothing')
  })
})

describe('a typed answer from the dialog', () => {
  const view = (text: string | null, more: object = {}) => ({
    id: 'V1',
    callback_id: 'llm-plan:write',
    private_metadata: JSON.stringify({
      conversation: 'abc',
      question: 'why',
      step: 2,
      place: { room: 'C0TEAM', thread: '100.1', direct: false },
    }),
    state: { values: { answer: { text: { value: text } } } },
    ...more,
  })

  it('answers the question it was opened for, at its step', () => {
    expect(
      turnOf(submitToTurn({ trigger_id: '8.8.t', user: { id: 'U0ANN' }, view: view('because') }, origin, AT)),
    ).toEqual({
      deliveryId: 'view:V1:8.8.t',
      place: thread,
      user: 'U0ANN',
      conversation: 'abc',
      input: { type: 'answer', question: 'why', step: 2, value: 'because', words: 'because' },
      at: AT,
    })
  })

  it('may be empty', () => {
    expect(
      turnOf(submitToTurn({ trigger_id: '8.8.t', user: { id: 'U0ANN' }, view: view(null) }, origin, AT))?.input,
    ).toMatchObject({
      value: '',
    })
  })

  it.each([{ callback_id: 'other' }, { private_metadata: '{' }, { private_metadata: '{}' }])('not ours: %o', (more) => {
    expect(submitToTurn({ trigger_id: '8.8.t', user: { id: 'U0ANN' }, view: view('x', more) }, origin, AT).kind).toBe(
      'nothing',
    )
  })
})

describe('a message', () => {
  const message = { channel: 'C0TEAM', ts: '200.1', user: 'U0ANN', text: 'every day' }
  const read = (more: object) => messageToTurn({ ...message, ...more }, origin, AT)

  it('in a thread is said in that thread', () => {
    expect(turnOf(read({ thread_ts: '100.1' }))).toEqual({
      deliveryId: 'message:C0TEAM:200.1',
      place: thread,
      user: 'U0ANN',
      input: { type: 'say', text: 'every day' },
      at: AT,
    })
  })

  it('in a direct talk is for us, and its threads are not told apart', () => {
    expect(turnOf(read({ channel: 'D0ANN', thread_ts: '100.1' }))?.place).toMatchObject({ room: 'D0ANN', direct: true })
    expect(turnOf(read({ channel: 'D0ANN', thread_ts: '100.1' }))?.place.thread).toBeUndefined()
  })

  it('with our name begins a thread of its own', () => {
    const turn = turnOf(read({ text: '<@U0BOT> what is LoRA?' }))
    expect(turn?.place.thread).toBe('200.1')
    expect(turn?.input).toEqual({ type: 'say', text: 'what is LoRA?', mentioned: true })
  })

  it('keeps the id of a channel in which something is to be posted, and only then', () => {
    const said = (text: string) => turnOf(read({ thread_ts: '100.1', text }))?.input
    expect(said('post it in <#C0PLANS|plans>')).toMatchObject({ text: 'post it in <#C0PLANS>' })
    expect(said('we talk about this in <#C0PLANS|plans>')).toMatchObject({ text: 'we talk about this in #plans' })
  })

  it('at the root of a channel, without our name, is not for us', () => {
    expect(read({}).kind).toBe('nothing')
  })

  it.each([
    { bot_id: 'B0OTHER' },
    { user: 'U0BOT' },
    { user: 'USLACKBOT' },
    { user: undefined },
    { text: undefined },
    { subtype: 'message_changed' },
    { subtype: 'message_deleted' },
    { subtype: 'bot_message', bot_id: 'B1' },
    { subtype: 'channel_join' },
    { subtype: 'thread_broadcast', bot_id: 'B1' },
  ])('from a bot, or not written by a person, is ignored: %o', (more) => {
    expect(read({ thread_ts: '100.1', ...more }).kind).toBe('nothing')
  })

  it('is the same delivery as its mention event', () => {
    const mention = read({ text: '<@U0BOT> hi', thread_ts: '100.1', type: 'app_mention' })
    expect(turnOf(mention)?.deliveryId).toBe(turnOf(read({ text: '<@U0BOT> hi', thread_ts: '100.1' }))?.deliveryId)
  })
})
