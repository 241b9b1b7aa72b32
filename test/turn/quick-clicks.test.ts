import { afterEach, describe, expect, it } from 'vitest'
import { decodeAction, encodeAction } from '../../src/contract/action-code.ts'
import type { Input } from '../../src/contract/input.ts'
import { firstAnswer, openRoom, type Room } from './open-room.ts'

let at: Room
afterEach(() => at.close())

/** Two clicks on one button, as the platform sends them: two deliveries of the code that the button carries. */
async function clickTwice(input: Input, name: string) {
  const before = await at.conversation()
  const pressed = decodeAction(encodeAction(before?.id ?? '', input))
  if (pressed === undefined) throw new Error('no button can carry that')
  const click = (n: number) =>
    at.handle({ deliveryId: `${name}-${n}`, place: at.place, user: 'ann', at: n, ...pressed })
  return (await Promise.all([click(1), click(2)])).map(({ status }) => status)
}

/** The second code carries the old step: it is refused, or passed over in silence where it says what the first one said. */
function expectOnce(statuses: readonly string[]) {
  expect(statuses.filter((status) => status === 'done')).toHaveLength(1)
  expect(['refused', 'ignored']).toContain(statuses.find((status) => status !== 'done'))
}

const interview = async () => (await at.conversation())?.interview

describe('two quick clicks', () => {
  it.each<[string, (step: number) => Input]>([
    ['an answer', () => firstAnswer(at.last())],
    ['“I don’t know yet”', (step) => ({ type: 'skip', step })],
  ])('on %s never answer a question that was not yet seen', async (_, input) => {
    at = await openRoom()
    await at.act({ type: 'start', text: 'Our support team drowns in tickets' })
    let asked = 0
    for (; asked < 40; asked++) {
      const before = await interview()
      if (before?.phase !== 'asking') break
      const statuses = await clickTwice(input(before.step), `click-${asked}`)
      const after = await interview()
      expectOnce(statuses)
      expect(after?.step).toBe(before.step + 1)
      expect(after?.path.length).toBe(before.path.length + 1)
      await at.drain()
    }
    expect(asked).toBeGreaterThan(8)
  })

  it('on “Back” go back by one question', async () => {
    at = await openRoom()
    await at.act({ type: 'start', text: 'Our support team drowns in tickets' })
    for (let n = 0; n < 4; n++) await at.act(firstAnswer(at.last()))
    const before = await interview()
    expectOnce(await clickTwice({ type: 'back', step: before?.step ?? 0 }, 'back'))
    expect((await interview())?.path).toEqual(before?.path.slice(0, -1))
  })

  it.each(['1', '2.', '#3', '1, 2'])('a typed %s picks no option where no digits are shown', async (typed) => {
    for (const platform of ['slack', 'discord', 'web'] as const) {
      at = await openRoom({ place: { platform, tenant: `${platform}:T1` } })
      await at.act({ type: 'start', text: 'Slow answers' })
      for (const question of ['frequency', 'team']) {
        await at.act({ type: 'edit', question })
        const before = await interview()
        await at.say(typed)
        expect(await interview(), `${platform}: ${question}`).toEqual(before)
      }
      if (platform !== 'web') await at.close()
    }
  })
})
