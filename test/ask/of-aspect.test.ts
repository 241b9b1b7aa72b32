import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext, AskResult } from '../../src/ask/ask-result.ts'
import { loadContext } from './context.ts'

let context: AskContext
const behind = (said: string, text: string): AskResult => ask(text, { ...context, said })

beforeAll(async () => {
  context = await loadContext()
})

describe('a short question behind a note', () => {
  test.each([
    ['what is ROUGE?', 'any blind spots?', /overlapping words and not meaning/],
    ['what is top-p?', 'which setting for invoices?', /temperature 0 to 0\.2/],
    ['explain DPO', 'how many examples does it want?', /1,000 to 10,000/],
    ['what is pseudonymization?', 'where would we start?', /placeholder/],
    ['what is red teaming?', 'whose job is it?', /did not build it/],
    ['what is structured output?', 'for instance?', /supplier/],
    ['what is an agent?', 'is there anything simpler?', /fixed chain/],
  ])('%s / %s is answered by that note', (said, text, reply) => {
    expect(behind(said, text).reply).toMatch(reply)
  })

  test('points to the note that says it', () => {
    expect(behind('What is change management?', 'and if nobody uses it?').concept).toBe('low-use')
  })

  test('a question that names something of its own is not asked of it', () => {
    expect(behind('what is ROUGE?', 'what are the limits of LoRA?').reply).not.toMatch(/overlapping words/)
  })

  test('says honestly that there is no more, and shows no note on something else', () => {
    const { concept, reply } = behind('what is a data lake?', 'is that cheap?')
    expect(concept).toBe('data-lake')
    expect(reply).toMatch(/nothing more on what it costs/)
  })
})
