import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { dialogFor } from '../../src/channels/discord/dialog.ts'
import { messageToTurn } from '../../src/channels/discord/message-to-turn.ts'
import { readMessage } from '../../src/channels/discord/payload.ts'
import { interactionPlace, toTurn } from '../../src/channels/discord/to-turn.ts'
import {
  actionToTurn,
  commandToTurn,
  messageToTurn as slackMessage,
  submitToTurn,
} from '../../src/channels/slack/to-turn.ts'
import { createSession } from '../../src/channels/terminal/session.ts'
import { toInput } from '../../src/channels/terminal/to-turn.ts'
import { toTurn as webTurn } from '../../src/channels/web/to-turn.ts'
import { encodeAction } from '../../src/contract/action-code.ts'
import type { Turn } from '../../src/contract/turn.ts'
import { readTurn } from '../../src/contract/turn.ts'
import type { View } from '../../src/contract/view.ts'
import * as discord from './discord/payloads.ts'
import { CANARY, createHostile, runs } from './hostile.ts'
import { ACTIONS, COMMAND, MESSAGES, ORIGIN, SUBMIT } from './slack/payloads.ts'

const AT = 1_795_000_000_000
const RUNS = runs(10_000)

/** A turn that `handle` will read as it stands: every field of its type and within its bound. */
function expectTurn(turn: Turn | undefined): void {
  // Not `toEqual` alone: at 50,000 calls it is most of the time.
  if (turn !== undefined && !isDeepStrictEqual(readTurn(turn), turn)) expect(readTurn(turn)).toEqual(turn)
}

/** What is said to a person about a payload that makes no sense: a short sentence of ours, nothing of the payload. */
function expectSentence(text: string): void {
  expect(text).toMatch(/^[A-Z].*\.$/)
  expect(text.length).toBeLessThan(400)
  expect(text).not.toContain(CANARY)
}

describe('10,000 hostile payloads', { timeout: 120_000 }, () => {
  it('from Slack: each a turn, a dialog that Slack takes, or nothing', () => {
    const { mutate, pick } = createHostile()
    const doors: { read: typeof commandToTurn; valid: unknown[] }[] = [
      { read: commandToTurn, valid: [COMMAND] },
      { read: actionToTurn, valid: ACTIONS },
      { read: submitToTurn, valid: [SUBMIT] },
      { read: slackMessage, valid: MESSAGES },
    ]
    const seen = { turn: 0, dialog: 0, nothing: 0 }
    for (let run = 0; run < RUNS; run++) {
      const { read, valid } = pick(doors)
      const reading = read(mutate(pick(valid)), ORIGIN, AT)
      seen[reading.kind]++
      if (reading.kind === 'turn') expectTurn(reading.turn)
      if (reading.kind !== 'dialog') continue
      expect(reading.trigger.length).toBeLessThan(200)
      expect(reading.view.private_metadata?.length).toBeLessThanOrEqual(3000)
      expect(JSON.stringify(reading.view).length).toBeLessThan(20_000)
    }
    // Each way out is really taken.
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 100)
  })

  it('from Discord, as interactions: each a turn, a dialog, or a sentence that says why not', () => {
    const { mutate, pick } = createHostile()
    const answer = { type: 'answer', question: 'problem', step: 1 } as const
    const ask = [{ type: 17, components: [{ type: 10, content: '## What is it?\n-# why' }] }]
    const valid = [
      discord.slash('sort our mail'),
      discord.slashInDm(),
      discord.slashInThread(),
      discord.press({ component_type: 2, custom_id: encodeAction('c1', { type: 'back', step: 3 }) }),
      discord.press({ component_type: 3, custom_id: 's', values: [encodeAction('c1', { ...answer, value: 'cost' })] }),
      discord.press({ component_type: 3, custom_id: encodeAction('c1', { ...answer, value: [] }), values: ['a', 'b'] }),
      discord.press({ component_type: 2, custom_id: `wm334:${encodeAction('c1', { ...answer, value: '' })}` }, ask),
      discord.press({
        component_type: 8,
        custom_id: encodeAction('c1', { type: 'publish', room: '' }),
        values: [discord.CHANNEL],
        resolved: { channels: { [discord.CHANNEL]: { id: discord.CHANNEL, type: 0, permissions: '3072' } } },
      }),
      discord.submit(encodeAction('c1', { ...answer, value: '' }), 'Too many mails'),
      discord.submit(encodeAction('c1', { ...answer, value: '' }), 'Too many mails', 'row'),
    ]
    const seen = { turn: 0, dialog: 0, refuse: 0 }
    for (let run = 0; run < RUNS; run++) {
      const payload = mutate(pick(valid))
      const heard = toTurn(payload, AT)
      // Answered with an empty list: there is nothing to check.
      if (heard.kind === 'complete') continue
      seen[heard.kind]++
      interactionPlace(payload)
      if (heard.kind === 'turn') expectTurn(heard.turn)
      if (heard.kind === 'refuse') expectSentence(heard.text)
      if (heard.kind === 'dialog')
        expect(JSON.stringify(dialogFor(heard.pressed, heard.dialog)).length).toBeLessThan(6000)
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 100)
  })

  it('from Discord, as messages: each a turn or nothing', () => {
    const { mutate, pick } = createHostile()
    const valid = [
      discord.message('about 400 a day'),
      discord.message(`<@${discord.SELF}> status`, { mentions: [{ id: discord.SELF }] }),
      discord.message('hello', { guild_id: undefined, channel_id: discord.DM, channel_type: 1 }),
    ]
    const facts = [
      { type: 11, parent: discord.CHANNEL, ours: true },
      { type: 0, parent: undefined, ours: false },
    ]
    let turns = 0
    for (let run = 0; run < RUNS; run++) {
      const message = readMessage(mutate(pick(valid)))
      const turn = message && messageToTurn(message, pick(facts), discord.SELF, AT)
      expectTurn(turn)
      if (turn !== undefined) turns++
    }
    expect(turns).toBeGreaterThan(RUNS / 100)
  })

  it('from the web page: each a turn or a sentence that says why not', () => {
    const { mutate, pick } = createHostile()
    const action = (value: string | string[]) =>
      encodeAction('c1', { type: 'answer', question: 'team', value, step: 1 })
    const id = 'abcdefgh-1234'
    const valid = [
      { id, start: 'quick', text: 'sort our mail' },
      { id, text: 'what is RAG?', say: '1', action: action('') },
      { id, text: 'slow', action: action('') },
      { id, action: action([]), pick: ['a', 'b'] },
      { id, action: encodeAction('c1', { type: 'publish', room: 'page' }) },
    ]
    const seen = { turn: 0, fault: 0 }
    for (let run = 0; run < RUNS; run++) {
      const read = webTurn(mutate(pick(valid)), 'web:me', AT)
      seen['fault' in read ? 'fault' : 'turn']++
      if ('fault' in read) expectSentence(read.fault)
      else expectTurn(read.turn)
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(RUNS / 100)
  })

  it('from the terminal: each a turn or an empty line', async () => {
    const { text, pick } = createHostile()
    const answer = (value: string) => ({ type: 'answer', question: 'team', value, step: 1 }) as const
    const views: View[] = [
      {
        parts: [{ kind: 'text', text: 'Who?' }],
        actions: [
          {
            kind: 'ticks',
            label: 'Who?',
            question: 'team',
            step: 1,
            options: [{ label: 'An analyst', value: 'analyst' }],
          },
          { kind: 'select', label: 'Which?', options: [{ label: 'The one', input: answer('one') }] },
          { kind: 'button', label: 'Back', input: { type: 'back', step: 1 } },
        ],
        fallback: 'Who?',
      },
    ]
    const act = createSession({
      handle: async (turn) => {
        expectTurn(turn)
        return { status: 'done' }
      },
      settle: async () => {},
      tell: () => {},
      now: () => AT,
    })
    let turns = 0
    for (let run = 0; run < RUNS; run++) {
      const input = toInput(pick(['1,', '', 'one', 'analyst ']) + text(), pick([views, []]))
      if (input === undefined) continue
      turns++
      await act(input)
    }
    expect(turns).toBeGreaterThan(RUNS / 2)
  })
})
