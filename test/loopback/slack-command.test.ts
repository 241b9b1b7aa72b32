import { expect, it } from 'vitest'
import { until } from './slack-front.ts'
import { startSlackHarness } from './slack-harness.ts'
import { openQuestion } from './slack-interview.ts'
import { wordsOf } from './slack-person.ts'
import { BOT } from './slack-world.ts'

const ROOM = 'C0TEAM'
type Harness = Awaited<ReturnType<typeof startSlackHarness>>

async function begin(h: Harness, text = 'sort insurance claims') {
  const ann = h.person('U0ANN')
  await ann.command(text, ROOM)
  const root = await until(() => h.world.messages.find(({ channel }) => channel === ROOM))
  await h.settled()
  return { ann, root, open: () => until(() => openQuestion(h.world, ROOM, root.ts)) }
}
const whispers = (h: Harness) => h.world.messages.filter(({ only }) => only !== undefined)

it('reads how to begin, and plans what follows', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const { root } = await begin(h, 'new quick sort insurance claims')
  expect(wordsOf(root)).toContain('Planning: sort insurance claims')
  expect(wordsOf(root)).not.toContain('quick')
})

it('starts nothing for the command of another app that leads here, and says which one is ours', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const ann = h.person('U0ANN')
  const answer = await ann.command('lunch for ten', ROOM, undefined, '/order')
  expect(JSON.stringify(answer.body)).toMatch(/ephemeral.*\/llm-plan/s)
  await h.settled()
  expect(h.world.messages).toEqual([])
  // A second copy of the app, for trials, may have a name of its own.
  await ann.command('', ROOM, undefined, '/llm-plan-staging')
  await until(() => h.world.messages.find(({ channel }) => channel === ROOM))
})

it('says nothing to a second tap on the same answer, and shows no second question', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const { ann, root, open } = await begin(h)
  const question = await open()
  await ann.click(question, 'I don’t know yet')
  await ann.click(question, 'I don’t know yet')
  await h.settled()
  await h.idle()
  expect(whispers(h).map(wordsOf)).toEqual([])
  const asked = h.world.thread(ROOM, root.ts).filter(({ user }) => user === BOT)
  expect(asked).toHaveLength(4)
})

it('takes one tap on Back or on the end for one', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const { ann, open } = await begin(h)
  await ann.click(await open(), 'I don’t know yet')
  await h.settled()
  const question = await open()
  await ann.click(question, 'Back')
  await ann.click(question, 'Back')
  await h.settled()
  await h.idle()
  expect(whispers(h).map(wordsOf)).toEqual([])
  const saved = (await h.store.ownedBy('slack:T0LOOP', 'U0ANN', 1))[0]?.interview
  expect(saved?.question).toBe('why')
  await ann.say('done', ROOM, question.thread_ts)
  await h.settled()
  const told = h.world.messages.length
  await ann.say('done', ROOM, question.thread_ts)
  await h.settled()
  await h.idle()
  const after = h.world.messages.slice(told).filter(({ user }) => user === BOT)
  expect(after.filter(({ only }) => only === undefined)).toEqual([])
})

it('asks what to cancel while an answer is being changed', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const { ann, root, open } = await begin(h)
  await ann.click(await open(), 'I don’t know yet')
  await ann.say('edit problem', ROOM, root.ts)
  await h.settled()
  await ann.say('cancel', ROOM, root.ts)
  const asked = await until(() => whispers(h).at(-1))
  expect(wordsOf(asked)).toMatch(/Keep the answer as it is[\s\S]*Cancel the whole interview/)
  await ann.click(asked, 'Cancel the whole interview')
  await until(() => h.world.messages.some((message) => wordsOf(message).includes('Canceled.')))
  expect(await h.store.ownedBy('slack:T0LOOP', 'U0ANN', 1)).toEqual([])
})
