import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext, AskResult } from '../../src/ask/ask-result.ts'
import { shippedBook } from '../shipped.ts'
import { loadContext, withPlan } from './context.ts'

let context: AskContext
const answer = (text: string): AskResult => ask(text, { ...context, direct: true })

beforeAll(async () => {
  context = { ...(await loadContext()), book: await shippedBook() }
})

describe('a follow-up on an open plan', () => {
  const open = () =>
    withPlan(context, {
      problem: 'Our twelve support agents search four places for each answer.',
      task: 'retrieve',
      team: ['software-engineer'],
      requests_per_day: '400',
    })

  test('is answered by the plan, and by a note where the plan has nothing', async () => {
    const planned = await open()
    const reply = (text: string): AskResult => ask(text, planned)
    expect(reply('do we really need 20 weeks').intent).toBe('plan')
    expect(reply('what happens if our dev leaves').concept).toBe('key-person-leaves')
    expect(reply('what if legal blocks the project').concept).toBe('veto')
    expect(reply('what if we only had 30k?').reply).toMatch(/of what|What would change|decide again/)
    // Neither is a date to be ready by.
    expect(reply('what if we cut the pilot to 2 weeks').reply).not.toMatch(/Deadline/)
    expect(reply('what if we had 2 more months').reply).not.toMatch(/Deadline/)
    // The agents are people here.
    expect(reply('can two agents be enough for the trial').concept ?? '').not.toMatch(/agent/)
    expect(reply('can we do it without the ai engineer').reply).toMatch(/^AI engineer.*not without/)
  })
})

describe('what those who lead a project ask about models, data, tests and speed', () => {
  test.each([
    ['it makes stuff up', 'stop-hallucination', /documents/],
    ['the json is broken again', 'broken-output', /schema/],
    ['the bot ignores our instructions', 'ignores-instructions', /20 failures/],
    ['can we skip fine tuning?', 'skip-fine-tuning', /^(?:[^:]+: )?Usually yes/],
    ['do we realy need rag for a 30 page manual', 'rag-needed', /Not below some 100 pages/],
    ['why does rag give old prices', 'stale-answers', /still in the index/],
    ['what p95 is acceptable for chat', 'good-response-time', /within one second/],
    ['how many photos per defect', 'photos-per-class', /100 to 300/],
    ['what does a fine-tune cost', 'fine-tune-cost', /The run is cheap/],
  ])('%s', (text, note, says) => {
    const { concept, confidence, reply } = answer(text)
    expect([concept, confidence === 'unsure']).toEqual([note, false])
    expect(reply).toMatch(says)
  })
})

test('says how long labeling takes, without seconds for each', () => {
  expect(answer('how many people to label 5,000').reply).toMatch(
    /^About 29\.?\d* to 11\d hours of work for 5,000 cases/,
  )
  expect(answer('label 20000 emails, how long?').reply).toMatch(/20,000 emails/)
})

describe('what those who lead a project ask about people, money, duties and the time after launch', () => {
  test.each([
    ['could we leave the pilot out?', 'skip-pilot', /not the pilot/],
    ['do we realy need a test set', 'skip-test-set', /^No/],
    ['is nda enough w/ the vendor', 'nda-enough', /^No/],
    ['who decides whether it goes live', 'go-decision', /owner/],
    ['who has the last word if AI and our expert disagree', 'expert-disagrees', /^The person decides/],
    ['how often should we re-test it', 'prompt-review-often', /once a month/],
    ['when should labeling stop', 'stop-labeling', /last doubling/],
    ['what if our budget is cut in half', 'budget-cut', /^Cut scope/],
    ['wht if nobody uses it', 'adoption', /users early/],
    ['what if the ML developer quits', 'key-person-leaves', /weeks/],
    ['how much is a gdpr fine', 'gdpr-fines', /20 million euros or 4%/],
    ['does our help bot count as high risk?', 'chatbot-risk-class', /^No, as a rule/],
    ['do i need a dpia', 'dpia-needed', /Article 35/],
    ['the dpa is signed, is this enough for gdpr?', 'dpa-enough', /^No/],
    ['may our staff paste client data in chatgpt', 'free-chatgpt', /^Not with company data/],
    ['would more developers get us there sooner?', 'more-people-faster', /^Hardly/],
    ['our data owner refuses', 'access-refused', /which of four/],
    ['are we over budget by 40%, is that bad', 'cost-overrun', /reserve is for/],
    ['what is the definition of done', 'acceptance-criteria', /Name a test/],
    ['what should a good problem statement say', 'problem-statement', /^One sentence/],
    ['does the uk have an ai law', 'laws-elsewhere', /^No general AI act/],
    ['how much reserve do we keep after the pilot', 'contingency', /15% is enough/],
    ['what penalty for downtime is normal', 'sla-term', /99\.9%/],
    ['what happens after go-live', 'after-go-live', /first two weeks/i],
  ])('%s', (text, note, says) => {
    const { concept, confidence, reply } = answer(text)
    expect([concept, confidence === 'unsure']).toEqual([note, false])
    expect(reply).toMatch(says)
  })

  test('what shares an everyday word with a note is not answered by it, but asked back', () => {
    const { reply, confidence } = answer('do we need a table in the lobby for the opening')
    expect(confidence).not.toBe('sure')
    expect(reply).toMatch(/^I (?:did not understand|size)/)
  })

  test('the price of a business plan is not a price by the token', () =>
    expect(answer('what does chatgpt enterprise cost').reply).toMatch(/Enterprise by offer/))
})
