import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRoom, press, type Room, words } from './open-room.ts'

let at: Room
beforeEach(async () => {
  at = await openRoom({ place: { platform: 'slack', tenant: 'slack:T1', room: 'C1', direct: false } })
  await at.act({ type: 'start', text: 'Clerks open all the post' })
  await at.say('skip')
  await at.say('skip')
})
afterEach(() => at.close())

const proposals = () => at.messages.findLast(({ key }) => key === 'proposals')?.view
const given = async (question: string) => (await at.conversation())?.interview.given[question]?.value

describe('what the owner tells in the middle of the interview', () => {
  it('is proposed with its own words, and taken by one tap; the open question stays', async () => {
    await at.say('we own two A100s and everything must be live in 4 months')
    expect(words(proposals())).toContain('Your own machines: One server with up to 8 GPUs (“two A100s”)')
    expect(words(proposals())).toContain('“4 months”')
    expect(await given('hardware')).toBeUndefined()
    await at.act(press(proposals(), 'Accept all'))
    expect(await given('hardware')).toBe('one-node')
    expect(await given('deadline')).toBe('3-6-months')
    expect((await at.conversation())?.interview.question).toBe('definition')
  })

  it('adds to what was proposed before', async () => {
    await at.say('the drivers fear for their jobs')
    await at.say('and every file holds patient data')
    expect(words(proposals())).toMatch(/fear for their jobs[\s\S]*patient data/)
  })

  it('beside an answer to the open question counts as well', async () => {
    await at.act({ type: 'edit', question: 'frequency' })
    await at.say('every day, and there is patient data in it')
    expect(await given('frequency')).toBe('daily')
    expect(words(proposals())).toContain('patient data')
  })

  it('and that answers nothing still gets the choices', async () => {
    const { tell } = await at.say('that is a long story, honestly')
    expect(words(tell)).toContain('I could not read that as an answer')
    expect(proposals()).toBeUndefined()
  })
})

it('told by others, it is no proposal', async () => {
  expect((await at.say('we own two A100s and everything must be live in 4 months', 'ben')).status).toBe('ignored')
  expect(proposals()).toBeUndefined()
})

it('with the plan made it is proposed to who names us, and the plan is made anew', async () => {
  await at.say('done')
  expect((await at.say('the clerks are looking forward to it')).status).toBe('ignored')
  await at.say('the clerks are looking forward to it', 'ann', true)
  await at.act(press(proposals(), 'Accept all'))
  expect(await given('users_ready')).toBe('ready')
  expect(at.messages.findLast(({ key }) => key === 'changes')).toBeDefined()
})
