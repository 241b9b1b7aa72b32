import { PassThrough, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { converseTty } from '../../../src/channels/terminal/converse-tty.ts'
import { createTerminalChannel, TERMINAL_PLACE } from '../../../src/channels/terminal/terminal-channel.ts'

const CTRL_C = '\u0003'

/** A person at an open question who presses keys, each once the prompt shows what it answers. */
async function press(kept: boolean, keys: readonly (readonly [shown: RegExp, key: string])[]): Promise<string> {
  const channel = createTerminalChannel({
    print: () => {},
    look: { width: 80, colour: false, choices: false },
    file: async () => undefined,
    planAtEnd: false,
  })
  const options = [{ label: 'Every day', input: { type: 'answer', question: 'when', step: 1, value: 'day' } }] as const
  const view = { parts: [], actions: [{ kind: 'select', label: 'How often?', options }], fallback: '' } as const
  await channel.send({ id: 'd1', conversation: 'c1', place: TERMINAL_PLACE, kind: 'post', key: 'step-1', view })
  const input = new PassThrough()
  const waiting = [...keys]
  let [screen, fresh] = ['', '']
  const output = new Writable({
    write(chunk, _encoding, done) {
      screen += chunk
      fresh += chunk
      const next = waiting[0]
      if (next?.[0].test(fresh)) {
        fresh = ''
        waiting.shift()
        setImmediate(() => input.write(next[1]))
      }
      done()
    },
  })
  await converseTty(channel, async () => true, { kept, at: { input, output } })
  expect(waiting).toEqual([])
  return screen
}

test('who leaves in the middle hears first that the answers go, and how to keep them', async () => {
  const screen = await press(false, [
    [/Your answer/, CTRL_C],
    [/chat --resume/, '\r'],
    [/Your answer/, CTRL_C],
    [/chat --resume/, CTRL_C],
  ])
  expect(screen).toContain('Your answers will not be saved')
})

test('who keeps the answers may leave at once', async () => {
  expect(await press(true, [[/Your answer/, CTRL_C]])).not.toContain('not be saved')
})
