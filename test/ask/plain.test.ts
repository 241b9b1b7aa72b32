import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext, AskResult } from '../../src/ask/ask-result.ts'
import { loadRuleBook } from '../../src/rules/load.ts'
import { loadContext } from './context.ts'

let context: AskContext
const answer = (text: string, said?: string): AskResult =>
  ask(text, { ...context, direct: true, ...(said !== undefined && { said }) })

beforeAll(async () => {
  context = { ...(await loadContext()), book: await loadRuleBook('rules') }
})

describe('a well-known model', () => {
  test.each([
    ['whats GPT-NeoX?', /EleutherAI.*20 billion/],
    ['how large was PaLM?', /540 billion/],
    ['who built Falcon', /Technology Innovation Institute/],
    ['what did it take to train BLOOM in GPU hours? how long was it?', /1,078,272 GPU hours/],
    ['is Llama 2 licensed for commercial products?', /commercial use allowed/],
    ['what data was RoBERTa trained on', /160 GB/],
    ['how much electricity was spent on GPT-3?', /1,287 MWh/],
    ['who made BART and who made PEGASUS?', /Facebook[\s\S]*Google/],
  ])('%s', (text, said) => {
    const { intent, reply, sources } = answer(text)
    expect(intent).toBe('concept')
    expect(reply).toMatch(said)
    expect(sources.length).toBeGreaterThan(0)
  })

  test('the run of the size that is named, at its own time and today', () => {
    expect(answer('what did the training of Llama 2 13B cost?').reply).toMatch(
      /Llama 2 13B: 368,640 GPU hours.*today's rent/,
    )
  })

  test('named before, asked about after', () => {
    expect(answer('and who made it?', 'what is ELECTRA?').reply).toMatch(/Stanford/)
  })

  test.each([
    'how much VRAM to run BLOOM?',
    'how long does it take to train Llama 2 7B on 8 A100?',
    'fine-tune BERT on a T4?',
  ])('a calculation stays one: %s', (text) => expect(answer(text).intent).toBe('sizing'))
})

describe('advice without a plan', () => {
  test.each([
    ['is retrieval or tuning cheaper for our manuals?', 'rag-cheaper'],
    ['can our data scientists run it on a tablet without internet?', 'on-phone'],
    ['should the company purchase a finished product or develop its own?', 'buy-or-build'],
    ['what do folks overlook in the budget?', 'hidden-costs'],
    ['why do AI initiatives fail so often?', 'why-fail'],
    ['our loss explodes during training', 'loss-spike'],
  ])('%s', (text, note) => expect(answer(text).concept).toBe(note))

  test('says what would settle it, and offers to start', () => {
    const { reply, offers } = answer('RAG or fine-tuning, which one is better for us?')
    expect(reply).toMatch(/For your case these settle it: .*\?/)
    expect(offers).toContainEqual({ label: 'Start a plan', text: 'start' })
  })

  test.each([
    'where is the canteen?',
    'the weather is nice today',
    'who won the match?',
    'can you book me a train to Rome?',
  ])('nothing of ours: %s', (text) => expect(answer(text).concept).toBeUndefined())

  test('every question of a note finds that note', () => {
    const lost = [...(context.concepts?.notes.values() ?? [])].flatMap((note) =>
      note.asks.filter((text) => context.concepts?.asked(text)?.concept !== note).map((text) => `${note.id}: ${text}`),
    )
    expect(lost).toEqual([])
  })
})
