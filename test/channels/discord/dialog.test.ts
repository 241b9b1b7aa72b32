import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWriteCode, writeCode } from '../../../src/channels/discord/custom-id.ts'
import { dialogFor } from '../../../src/channels/discord/dialog.ts'
import { createPrefill } from '../../../src/channels/discord/prefill.ts'
import { render } from '../../../src/channels/discord/render.ts'
import { encodeAction } from '../../../src/contract/action-code.ts'
import type { Action } from '../../../src/contract/view.ts'
import { judgeCallback } from '../../loopback/discord/judge.ts'
import { anyView, hostile } from './views.ts'

const write = (more = {}): Extract<Action, { kind: 'write' }> => ({
  kind: 'write',
  label: 'Write',
  question: 'problem',
  step: 3,
  multiline: true,
  maxLength: 4000,
  ...more,
})

describe('the dialog of a writing button', () => {
  it('is one that Discord accepts, whatever the message and the earlier answer', () => {
    fc.assert(
      fc.property(anyView, fc.string({ maxLength: 9000 }), (view, initial) => {
        const shown = { ...view, actions: [...view.actions, write()] }
        for (const { container } of render(shown, { conversation: 'abc123', rooms: 'server' })) {
          for (const row of container.components) {
            const buttons = 'components' in row ? (row.components as { custom_id?: string }[]) : []
            for (const { custom_id = '' } of buttons) {
              const dialog = readWriteCode(custom_id)
              if (dialog === undefined) continue
              const pressed = { customId: custom_id, components: [container] }
              expect(judgeCallback({ type: 9, data: dialogFor(pressed, dialog, initial) })).toEqual([])
            }
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('comes from the button alone: the code carries the question, the step, the lines and the length', () => {
    const code = encodeAction('c1', { type: 'answer', question: 'problem', step: 3, value: '' })
    expect(readWriteCode(writeCode('c1', write()) ?? '')).toEqual({ code, multiline: true, maxLength: 4000 })
    const short = writeCode('c1', write({ multiline: false, maxLength: 60 })) ?? ''
    expect(readWriteCode(short)).toEqual({ code, multiline: false, maxLength: 60 })
    for (const made of ['', 'wm:x', `wx5:${code}`, `wm334:${code}|x`, `wm99999:${code}`, ...hostile])
      expect(readWriteCode(made)).toBeUndefined()
  })

  it('opens without a message that it could show', () => {
    const id = writeCode('c1', write()) ?? ''
    const dialog = readWriteCode(id)
    const pressed = { customId: id, components: [] }
    expect(dialog && judgeCallback({ type: 9, data: dialogFor(pressed, dialog) })).toEqual([])
  })
})

describe('prefill', () => {
  const view = (initial: string, step: number) => ({ parts: [], actions: [write({ initial, step })], fallback: '' })
  const id = (step: number) => writeCode('c1', write({ step })) ?? ''

  it('remembers the answer of a button for an hour, and forgets the oldest of many', () => {
    const prefill = createPrefill()
    prefill.note(view('Before', 1), 'c1', 0)
    expect(prefill.of(id(1), 3_600_000)).toBe('Before')
    expect(prefill.of(id(1), 3_600_001)).toBeUndefined()
    expect(prefill.of(id(2), 0)).toBeUndefined()
    for (let step = 2; step < 300; step++) prefill.note(view(`Answer ${step}`, step), 'c1', 0)
    expect(prefill.of(id(1), 0)).toBeUndefined()
    expect(prefill.of(id(299), 0)).toBe('Answer 299')
  })
})
