import { expect, it } from 'vitest'
import { until } from './slack-front.ts'
import { startSlackHarness } from './slack-harness.ts'
import { openQuestion } from './slack-interview.ts'

it('says in a dialog that its question was answered elsewhere meanwhile, and keeps what was typed', async () => {
  await using h = await startSlackHarness({ mode: 'http' })
  const ann = h.person('U0ANN')
  await ann.command('sort insurance claims', 'C0TEAM')
  const question = await until(() => openQuestion(h.world, 'C0TEAM', undefined))
  await ann.click(question, 'Write the answer')
  const dialog = await until(() => h.world.views[0])
  await ann.say('people wait for days', 'C0TEAM', question.thread_ts)
  await h.settled()
  const answer = await ann.submit(dialog, 'a long answer that took ten minutes')
  const said = JSON.stringify(answer.body)
  expect(answer.body.response_action).toBe('errors')
  expect(said).toContain('answered in the meantime: “people wait for days”')
  expect(said).toMatch(/Nothing was changed.*edit why it matters.*typed stays here/)
  expect(said).not.toMatch(/of about/)
})
