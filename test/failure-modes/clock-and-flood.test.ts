import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Input } from '../../src/contract/input.ts'
import type { Turn } from '../../src/contract/turn.ts'
import { limitTurns } from '../../src/turn/transaction/limit-turns.ts'
import { createRateLimit } from '../../src/turn/transaction/rate-limit.ts'
import { firstAnswer, openRoom, type Room, words } from '../turn/open-room.ts'

const rooms: Room[] = []
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close()
})

async function begun(): Promise<Room> {
  const room = await openRoom()
  rooms.push(room)
  await room.act({ type: 'start', text: 'Slow answers to customers' })
  return room
}

const givenIn = async (room: Room) =>
  Object.entries((await room.conversation())?.interview.given ?? {}).map(([question, { value }]) => [question, value])

/** The first clicks of an interview, each with the step that its button was shown at. */
async function recorded(count: number): Promise<{ clicks: Input[]; answers: unknown }> {
  const room = await begun()
  const clicks: Input[] = []
  while (clicks.length < count) {
    const click = firstAnswer(room.last())
    clicks.push(click)
    expect((await room.act(click)).status).toBe('done')
  }
  return { clicks, answers: await givenIn(room) }
}

describe('a clock that jumps', () => {
  it('changes neither the answers nor the order of what is said', async () => {
    const { clicks, answers } = await recorded(5)
    const play = async (times: readonly number[]) => {
      const room = await openRoom()
      rooms.push(room)
      const inputs: Input[] = [{ type: 'start', text: 'Slow answers to customers' }, ...clicks]
      for (const [n, input] of inputs.entries()) {
        const turn: Turn = { deliveryId: `d${n}`, place: room.place, user: 'ann', input, at: times[n] ?? 0 }
        expect((await room.handle(turn)).status).toBe('done')
      }
      await room.drain()
      expect(await givenIn(room)).toEqual(answers)
      return room.messages.map(({ key, view }) => `${key} ${words(view)}`)
    }
    const now = Date.now()
    const steady = await play([0, 1, 2, 3, 4, 5].map((n) => now + n))
    const jumps = fc.array(fc.integer({ min: 0, max: 2 * now }), { minLength: 6, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(jumps, async (times) => {
        expect(await play(times.map((time) => Math.min(time, now)))).toEqual(steady)
      }),
      { numRuns: 8 },
    )
  })
})

describe('a flood of turns', () => {
  it('from one person is refused with a friendly word, and another person is served meanwhile', async () => {
    const room = await begun()
    const handle = limitTurns(room.handle, undefined, createRateLimit())
    const click = (user: string, n: number) =>
      handle({ deliveryId: `${user}${n}`, place: room.place, user, input: { type: 'status' }, at: Date.now() })
    const flood = await Promise.all(Array.from({ length: 500 }, (_, n) => click('eve', n)))
    const refused = flood.filter(({ tell }) => words(tell).includes('a bit too fast'))
    expect(refused.length).toBeGreaterThan(400)
    expect(refused.every(({ status }) => status === 'refused')).toBe(true)
    expect(words((await click('ann', 0)).tell)).not.toContain('a bit too fast')
  })
})
