import { expect, it } from 'vitest'
import { until } from './slack-front.ts'
import { startSlackHarness } from './slack-harness.ts'
import { openQuestion } from './slack-interview.ts'
import { TEAM } from './slack-world.ts'

type Harness = Awaited<ReturnType<typeof startSlackHarness>>

/** Opens the Home tab and returns everything that stands on it, once it is there. */
async function home(h: Harness, user: string): Promise<string> {
  h.world.homes.delete(user)
  const channel = `D${user.slice(1)}`
  const event = { type: 'app_home_opened', user, channel, tab: 'home', event_ts: '1.1' }
  const envelope = { type: 'event_callback', team_id: TEAM, event_id: `Ev${Math.random()}`, event }
  expect((await h.door('events_api', envelope)).status).toBe(200)
  return JSON.stringify(await until(() => h.world.homes.get(user)))
}

it('lists a person’s own interviews and plans on the Home tab, with the way back to each', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const [ann, ben] = [h.person('U0ANN'), h.person('U0BEN')]
  expect(await home(h, 'U0ANN')).not.toContain('Your plans')

  await ann.command('Agents answer the same questions', 'C0TEAM')
  const root = await until(() => h.world.messages.find(({ channel }) => channel === 'C0TEAM'))
  await h.settled()
  const open = await home(h, 'U0ANN')
  expect(open).toContain('Agents answer the same questions')
  expect(open).toContain('In progress, 1 answered')
  expect(open).toContain(`https://loop.slack.com/archives/C0TEAM/p${root.ts.replace('.', '')}`)
  expect(open).not.toContain('plans.example')

  await ann.say('done', 'C0TEAM', root.ts)
  await h.settled()
  const made = await home(h, 'U0ANN')
  expect(made).toContain('The plan is ready')
  expect(made).toMatch(/https:\/\/plans\.example\/plan\/[\w-]{22}/)

  // Nobody sees what is not theirs, and what was erased is gone.
  expect(await home(h, ben.user)).not.toContain('Agents answer')
  await h.store.erasePerson(`slack:${TEAM}`, 'U0ANN')
  expect(await home(h, 'U0ANN')).not.toContain('Agents answer')
}, 60_000)

it('begins a plan in the direct talk from the Home tab', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const shown = await home(h, 'U0ANN')
  const action_id = /begin:0:D0ANN/.exec(shown)?.[0]
  const click = {
    type: 'block_actions',
    user: { id: 'U0ANN', team_id: TEAM },
    team: { id: TEAM },
    trigger_id: h.world.trigger(),
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', type: 'home' },
    actions: [{ type: 'button', action_id, block_id: 'b', action_ts: '1.2' }],
  }
  expect((await h.door('interactive', click)).status).toBe(200)
  await until(() => openQuestion(h.world, 'D0ANN', undefined))
  // Someone else's talk cannot be named.
  const forged = { ...click, actions: [{ ...click.actions[0], action_id: 'begin:0:C0TEAM', action_ts: '1.3' }] }
  expect((await h.door('interactive', forged)).status).toBe(200)
  await h.settled()
  expect(h.world.messages.filter(({ channel }) => channel === 'C0TEAM')).toEqual([])
}, 60_000)

it('lists no interview that could not be opened, and asks Slack for no link to it', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  await h.person('U0ANN').command('Sort the claims of the board', 'C0BOARD')
  await h.settled()
  expect(await home(h, 'U0ANN')).not.toContain('Your plans')
  expect(h.slack.calls.filter(({ method }) => method === 'chat.getPermalink')).toEqual([])
  const [first, second] = h.slack.calls.filter(({ given }) => given.channel === 'C0BOARD')
  expect(first?.method).toBe('conversations.join')
  expect([second?.method, second?.given.text]).not.toContain('Planning: Sort the claims of the board')
}, 60_000)
