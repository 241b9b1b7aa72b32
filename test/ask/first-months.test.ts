import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext, AskResult } from '../../src/ask/ask-result.ts'
import { shippedBook } from '../shipped.ts'
import { loadContext } from './context.ts'

let context: AskContext
const answer = (text: string, said?: string): AskResult =>
  ask(text, { ...context, direct: true, ...(said !== undefined && { said }) })

beforeAll(async () => {
  context = { ...(await loadContext()), book: await shippedBook() }
})

describe('what people ask in their first months', () => {
  test.each([
    ['so how do I start', 'how-start'],
    ['ok and how do we make this faster?', 'speed-up'],
    ['what is a good first project', 'first-project'],
    ['how do we measure the ROI?', 'roi'],
    ["what's a typical KPI? which KPIs should we report?", 'success-measure'],
    ['is claude better than chatgpt', 'which-vendor-model'],
    ['anthropic or openai for the office', 'which-vendor-model'],
    ["why don't we simply use gemini for the minutes?", 'chatgpt-as-is'],
    ['are we too late?', 'too-late'],
    ['the chief wants our own LLM from zero', 'train-own-foundation'],
    ['fine tuning, so that the bot knows our tariffs?', 'rag-or-fine-tuning'],
    ['a bot or a FAQ for the parking questions?', 'chatbot-or-faq'],
    ['Costs?', 'year-budget'],
    ['are we too small for AI', 'small-company'],
    ['can the model explain itself?', 'explainability'],
    ['screening CVs with AI, should we?', 'hr-ai'],
    ['the CFO has questions: what will finance ask about an AI project?', 'cfo-asks'],
    ['what happens if the text is too long?', 'long-documents'],
    ['when do we pull the plug', 'stop-project'],
    ['is the AI Act relevant for a tool of our own staff?', 'eu-ai-act'],
  ])('%s', (text, note) => {
    const { concept, confidence } = answer(text)
    expect([concept, confidence !== 'unsure']).toEqual([note, true])
  })

  test.each([
    ['wat is fine tunning', 'fine-tuning'],
    ['wich model is best right now', 'which-vendor-model'],
  ])('slips of the pen: %s', (text, note) => expect(answer(text).concept).toBe(note))

  test('a model with a question about its input is asked about its context', () =>
    expect(answer('how long can the input be for llama 3.1 8b?').reply).toMatch(/token/))

  test('a choice between named vendors leaves a question of price to the price', () =>
    expect(answer('gpt or claude, which costs less?').concept).not.toBe('which-vendor-model'))

  test('a short question stays with whom it is put to, or with what was said before it', () => {
    expect(ask('how do we start?', { ...context, direct: false }).concept).toBeUndefined()
    expect(answer('what does it cost?').concept).toBe('year-budget')
    expect(answer('what does it cost?', 'how long does it take to train an 8B on 64 H100s?').concept).not.toBe(
      'year-budget',
    )
  })

  test('only a note on a choice names what would decide it', () =>
    expect(answer('how do I convince the board?').reply).not.toMatch(/these questions decide/))

  test('a question behind a note that leans on it stays with the note', () => {
    expect(answer('is there a cheaper alternative?', 'what is RLHF?').reply).toMatch(/DPO.*cheaper alternative/)
    expect(answer('which of them matters more if a miss is bad?', 'precision vs recall?').reply).toMatch(
      /aim for recall/,
    )
  })

  test('users a day are turned into a bill, with what is assumed', () => {
    const { reply } = answer('what does a chat for 2,000 users a day cost?')
    expect(reply).toMatch(/2,000 users a day, at 5 messages each \(assumed\), are 10,000 requests a day/)
    expect(reply).toMatch(/\$[\d,]+ a month/)
    expect(answer('how much parking for 2,000 users a day?').reply).not.toMatch(/messages each/)
  })
})
