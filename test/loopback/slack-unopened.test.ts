import { expect, it } from 'vitest'
import { until } from './slack-front.ts'
import { startSlackHarness } from './slack-harness.ts'
import { openQuestion } from './slack-interview.ts'
import { wordsOf } from './slack-person.ts'
import { BOT } from './slack-world.ts'

const PRIVATE = 'C0BOARD'
type Harness = Awaited<ReturnType<typeof startSlackHarness>>

/** An interview in a private channel to which the bot does not belong. */
async function refused(h: Harness, text = 'sort insurance claims') {
  const ann = h.person('U0ANN')
  await ann.command(text, PRIVATE)
  const told = await until(() => h.world.messages.find(({ only }) => only === 'U0ANN'))
  await h.settled()
  return { ann, told }
}
const inChannel = (h: Harness) => h.world.messages.filter(({ channel, only }) => channel === PRIVATE && !only)
/** The root stands in the channel, and all that follows is in its thread. */
function threaded(h: Harness) {
  const [root, ...rest] = inChannel(h)
  expect(root?.thread_ts).toBeUndefined()
  expect(rest.map(({ thread_ts }) => thread_ts)).toEqual(rest.map(() => root?.ts))
  return root
}

it('says where the command was typed that it cannot write there, and what to do, in one call', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const { told } = await refused(h)
  expect(told.channel).toBe(PRIVATE)
  expect(wordsOf(told)).toMatch(/\/invite @LLM Plan[\s\S]*E-[\s\S]*Try again/)
  expect(h.slack.calls.map(({ method }) => method).filter((method) => method !== 'auth.test')).toEqual([
    'conversations.join',
    'response_url',
  ])
  expect(inChannel(h)).toEqual([])
})

it('goes on with the same interview and its answers after an invitation', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const { ann } = await refused(h)
  await ann.invite(PRIVATE)
  await until(() => openQuestion(h.world, PRIVATE, undefined))
  await h.settled()
  expect(inChannel(h).map(wordsOf).join()).toContain('sort insurance claims')
  threaded(h)
  const owned = await h.store.ownedBy('slack:T0LOOP', 'U0ANN', 9)
  expect(owned).toHaveLength(1)
  expect(owned[0]?.interview.question).toBe('why')
  // A second invitation finds nothing to open.
  const before = inChannel(h).length
  await ann.invite(PRIVATE)
  await h.settled()
  expect(inChannel(h)).toHaveLength(before)
})

it.each(['', 'Sort insurance claims'])('goes on with it at a second command: "%s"', async (again) => {
  await using h = await startSlackHarness({ mode: 'http' })
  const { ann } = await refused(h)
  // Nobody told us of the invitation.
  h.world.channels.get(PRIVATE)?.members.add(BOT)
  await ann.command(again, PRIVATE)
  await until(() => openQuestion(h.world, PRIVATE, undefined))
  await h.settled()
  threaded(h)
  expect(await h.store.ownedBy('slack:T0LOOP', 'U0ANN', 9)).toHaveLength(1)
})

it('goes on with it when “Try again” is pressed, and answers there when that fails too', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const { ann, told } = await refused(h)
  await ann.click(told, 'Try again')
  const again = await until(() => h.world.messages.findLast(({ only, ts }) => only === 'U0ANN' && ts !== told.ts))
  expect(again.channel).toBe(PRIVATE)
  h.world.channels.get(PRIVATE)?.members.add(BOT)
  await ann.click(again, 'Try again')
  await until(() => openQuestion(h.world, PRIVATE, undefined))
  threaded(h)
})

it('begins another interview for other words or for another person', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const { ann } = await refused(h)
  h.world.channels.get(PRIVATE)?.members.add(BOT)
  await h.person('U0BEN').command('', PRIVATE)
  await ann.command('translate our manuals', PRIVATE)
  await h.settled()
  expect(inChannel(h).map(wordsOf).join()).not.toContain('insurance')
  expect(await h.store.ownedBy('slack:T0LOOP', 'U0ANN', 9)).toHaveLength(2)
})

it('writes to the person directly when the answer to the command is no longer taken', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  h.slack.misbehave('response_url', { status: 404 })
  await h.person('U0ANN').command('sort insurance claims', PRIVATE)
  const told = await until(() => h.world.messages.find(({ channel }) => channel === 'D0ANN'))
  expect(wordsOf(told)).toContain('/invite @LLM Plan')
})

it('tells the person when it could not join: typed answers do not reach it', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  h.slack.misbehave('conversations.join', { error: 'restricted_action' }, { error: 'restricted_action' })
  await h.person('U0ANN').command('sort insurance claims', 'C0TEAM')
  const told = await until(() => h.world.messages.find(({ only }) => only === 'U0ANN'))
  expect(told.channel).toBe('C0TEAM')
  expect(wordsOf(told)).toMatch(/typed answers do not reach me.*\/invite/)
  h.slack.misbehave('response_url', { status: 404 })
  await h.person('U0BEN').command('another', 'C0TEAM')
  await until(() =>
    h.world.messages.find(
      ({ channel, text, only, blocks }) =>
        channel === 'C0TEAM' && !only && text.includes('another') && JSON.stringify(blocks).includes('typed answers'),
    ),
  )
})

it('answers at no address that is not Slack’s', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const place = { platform: 'slack', tenant: 'slack:T0LOOP', room: PRIVATE, direct: false } as const
  const view = { parts: [{ kind: 'text', text: 'x' }], actions: [], fallback: 'x' } as const
  await h.channel.send({
    id: 'd1',
    conversation: 'c',
    kind: 'tell',
    user: 'U0ANN',
    view,
    place: { ...place, reply: `${h.baseUrl}/hooks/${PRIVATE}/U0ANN` },
  })
  expect(h.world.messages.map(({ channel }) => channel)).toEqual(['D0ANN'])
})
