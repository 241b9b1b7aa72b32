import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext, AskResult } from '../../src/ask/ask-result.ts'
import { loadContext } from './context.ts'

let context: AskContext
const behind = (said: string, text: string): AskResult => ask(text, { ...context, said })

beforeAll(async () => {
  context = await loadContext()
})

describe('the question before with one thing changed', () => {
  test.each([
    ['how many tokens are in 60 pages?', 'and if its 120 pages', /About 78,000 tokens/],
    ['how many tokens does one page hold?', 'and 40 pages?', /About 26,000 tokens/],
    ['how many tokens are 6,000 words?', 'and 12,000?', /About 16,000 tokens/],
    ['how many pages fit in 64k tokens?', 'and with 16k?', /About 24\.6 pages/],
    ['how long does it take to label 2400 letters?', 'and 600?', /for 600 letters/],
    ['how long does it take to label 2400 letters?', 'with 4 people?', /for each of 4 people/],
    ['what does it cost to serve 3000 requests a day with an 8B?', 'in euros?', /EUR \d+ .*a month/],
    ['what does it cost to serve 3000 requests a day with an 8B?', 'per year?', /\$[\d,]+ .*a year/],
  ])('%s / %s', (said, text, reply) => {
    expect(behind(said, text).reply).toMatch(reply)
  })

  test('a calculation of the estimator is still changed by its facts', () => {
    expect(behind('memory to run a 13B model?', 'and with 4 bit').query).toMatchObject({ paramsB: 13, quantBits: 4 })
  })

  test('what is told behind a note stays unanswered', () => {
    for (const text of ['good idea, I will tell the others', 'great to know, bye', 'my team lead thinks it is risky'])
      expect(behind('what is a pilot?', text).concept).toBeUndefined()
  })
})
