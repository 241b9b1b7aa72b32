import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MAX_READ, normalForm } from '../../src/interview/normal-form.ts'
import { advice, openRoom, type Room, words } from './open-room.ts'

let at: Room
beforeAll(async () => {
  await advice()
  at = await openRoom()
  await at.act({ type: 'start', text: 'Agents answer the same questions by hand all day' })
  await at.act({ type: 'finish' })
})
afterAll(() => at.close())

/** What has made a reader slow before, and whatever else there is. */
const unit = fc.oneof(
  fc.constantFrom(
    '\uFDFA',
    '½',
    'llama ',
    'llama-1.',
    '1_',
    '1-',
    '$1',
    '4 x ',
    'a ',
    '漢',
    'how much ',
    '１，',
    'one ',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
)
const head = fc.constantFrom('', 'what if we had ', 'why ', 'how much memory does ', 'change budget to ')

describe('the work of reading', () => {
  // Processor time, not the clock: other work on the machine does not count. Growth with the square would be sixteen times.
  const MAX_GROWTH = 10
  /** Below this the processor time of one turn is not told from noise. */
  const NOTHING_US = 120_000

  test('does not grow faster than the text, whatever it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(head, unit, async (head, unit) => {
        const text = (length: number) => (head + unit.repeat(length)).slice(0, length)
        const short = await processorTime(text(1000))
        expect(await processorTime(text(4000))).toBeLessThan(NOTHING_US + MAX_GROWTH * short)
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  /** Of a whole turn, in microseconds; the least of two, since a collection of garbage may fall into either. */
  async function processorTime(text: string): Promise<number> {
    const times: number[] = []
    for (let n = 0; n < 2; n++) {
      const from = process.cpuUsage()
      await at.say(text)
      const { user, system } = process.cpuUsage(from)
      times.push(user + system)
    }
    return Math.min(...times)
  }
})

test('a text is never longer after normalising than what is read', () => {
  fc.assert(
    fc.property(unit, fc.constantFrom('NFKC' as const, 'NFKD' as const), (unit, form) => {
      expect(normalForm(unit.repeat(5000), form).length).toBeLessThanOrEqual(MAX_READ)
    }),
  )
})

test('a question that is too long is refused with the limit, and talk between others is left alone', async () => {
  const handled = await at.say(`why ${'so '.repeat(3000)}`)
  expect(handled.status).toBe('refused')
  expect(words(handled.tell)).toMatch(/9,\d{3} characters.*4,000/)
  const room = await openRoom({ place: { direct: false, thread: 't' } })
  expect(await room.say('word '.repeat(2000), 'bob')).toMatchObject({ status: 'ignored' })
  await room.close()
})
