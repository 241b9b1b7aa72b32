import { describe, expect, it } from 'vitest'
import type { Heard } from '../../../src/channels/discord/to-turn.ts'
import { toTurn } from '../../../src/channels/discord/to-turn.ts'
import { encodeAction } from '../../../src/contract/action-code.ts'
import { CHANNEL, DM, GUILD, press, slash, slashInDm, slashInThread, submit, THREAD, USER } from './payloads.ts'

const NOW = 1_795_000_000_000
const refusal = (heard: Heard) => (heard.kind === 'refuse' ? heard.text : heard.kind)
const inputOf = (heard: Heard) => (heard.kind === 'turn' ? heard.turn.input : heard)
const inThread = { platform: 'discord', tenant: `discord:${GUILD}`, room: CHANNEL, thread: THREAD, direct: false }

describe('toTurn', () => {
  it('reads the command in a channel of a server', () => {
    expect(toTurn(slash('  sort our mail '), NOW)).toEqual({
      kind: 'turn',
      without: [],
      turn: {
        deliveryId: '1094607962556878888',
        place: { platform: 'discord', tenant: `discord:${GUILD}`, room: CHANNEL, direct: false },
        user: USER,
        input: { type: 'start', text: 'sort our mail' },
        at: NOW,
      },
    })
  })

  it('gives a direct message a tenant of its own, and a thread its channel', () => {
    const dm = toTurn(slashInDm(), NOW)
    expect(dm.kind === 'turn' && dm.turn.place).toEqual({
      platform: 'discord',
      tenant: `discord:dm:${USER}`,
      room: DM,
      direct: true,
    })
    const thread = toTurn(slashInThread(), NOW)
    expect(thread.kind === 'turn' && thread.turn.place).toEqual(inThread)
  })

  it('names the permissions that are missing before anything is begun', () => {
    expect(refusal(toTurn(slash('x', { app_permissions: '3072' }), NOW))).toContain(
      'permissions Create Public Threads, Send Messages in Threads',
    )
    expect(refusal(toTurn(slash('x', { app_permissions: '0' }), NOW))).toContain('Send Messages')
    expect(toTurn(slash('x', { app_permissions: '8' }), NOW).kind).toBe('turn')
  })

  it('reads a button, a choice from a menu, and ticks', () => {
    const back = encodeAction('c1', { type: 'back', step: 3 })
    const heard = toTurn(press({ component_type: 2, custom_id: back }), NOW)
    expect(heard.kind === 'turn' && heard.turn).toMatchObject({
      conversation: 'c1',
      place: inThread,
      input: { type: 'back', step: 3 },
    })
    const choice = encodeAction('c1', { type: 'answer', question: 'why', value: 'cost', step: 3 })
    expect(inputOf(toTurn(press({ component_type: 3, custom_id: 'select-0-0', values: [choice] }), NOW))).toEqual({
      type: 'answer',
      question: 'why',
      value: 'cost',
      step: 3,
    })
    const ticks = encodeAction('c1', { type: 'answer', question: 'team', value: [], step: 4 })
    const ticked = press({ component_type: 3, custom_id: ticks, values: ['a', 'b'] })
    expect(inputOf(toTurn(ticked, NOW))).toEqual({ type: 'answer', question: 'team', value: ['a', 'b'], step: 4 })
  })

  it('reads a typed answer from a dialog of today and of before', () => {
    const code = encodeAction('c1', { type: 'answer', question: 'problem', value: '', step: 1 })
    for (const shape of ['label', 'row'] as const)
      expect(inputOf(toTurn(submit(code, 'Too many mails', shape), NOW))).toEqual({
        type: 'answer',
        question: 'problem',
        value: 'Too many mails',
        step: 1,
        words: 'Too many mails',
      })
  })

  it('opens a dialog for a writing button', () => {
    const code = encodeAction('c1', { type: 'answer', question: 'problem', value: '', step: 1 })
    expect(toTurn(press({ component_type: 2, custom_id: `wm334:${code}` }), NOW)).toEqual({
      kind: 'dialog',
      dialog: { code, multiline: true, maxLength: 4000 },
      pressed: { customId: `wm334:${code}`, components: [] },
    })
  })

  it('publishes only where the person may write too', () => {
    const custom_id = encodeAction('c1', { type: 'publish', room: '' })
    const chosen = (permissions: string) =>
      press({
        component_type: 8,
        custom_id,
        values: [CHANNEL],
        resolved: { channels: { [CHANNEL]: { id: CHANNEL, name: 'news', type: 0, permissions } } },
      })
    expect(inputOf(toTurn(chosen('3072'), NOW))).toEqual({ type: 'publish', room: CHANNEL })
    expect(refusal(toTurn(chosen('1024'), NOW))).toContain('You cannot post in that channel')
    const inDm = press({ component_type: 3, custom_id, values: [CHANNEL] })
    expect(inputOf(toTurn(inDm, NOW))).toEqual({ type: 'publish', room: CHANNEL })
  })

  it('answers a control or command that it does not know, and a place that it does not serve', () => {
    for (const custom_id of ['', 'x', 'v1|', 'wm334:x', 'v9|c1|b|1', 'select-0-0'])
      expect(refusal(toTurn(press({ component_type: 2, custom_id }), NOW))).toContain('no longer recognize that button')
    expect(refusal(toTurn(slash('x', { data: { id: '1', name: 'other', type: 1 } }), NOW))).toContain('/llm-plan')
    expect(refusal(toTurn(slash('x', { channel: { id: '1', type: 3 } }), NOW))).toContain('not here')
    expect(refusal(toTurn(slash('x', { channel: undefined }), NOW))).toContain('not here')
    expect(refusal(toTurn(slash('x', { channel: { id: '1', type: 1 }, context: 2 }), NOW))).toContain('not here')
  })
})
