import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkAnswer } from '../../src/interview/check-answer.ts'
import { readAnswer } from '../../src/interview/read-answer.ts'
import { optionOfNumber } from '../../src/rules/range-option.ts'
import type { Question, RuleBook } from '../../src/rules/rule-book.ts'
import { terms } from '../amounts/rates.ts'
import { shippedBook } from '../shipped.ts'

let book: RuleBook
beforeAll(async () => {
  book = await shippedBook()
})

const ask = (id: string): Question => {
  const question = book.questions.find((each) => each.id === id)
  if (question === undefined) throw new Error(`no question ${id}`)
  return question
}

/** The value that a text is read as; `?a|b` for "did you mean a or b"; undefined for no answer. */
const read = (id: string, text: string): unknown => {
  const result = readAnswer(ask(id), text, terms)
  if (result.type === 'value') return result.value
  if (result.type === 'ambiguous') return `?${result.options.map((option) => option.id).join('|')}`
  return undefined
}

describe('a typed answer', () => {
  it.each([
    ['frequency', '4', undefined],
    ['frequency', '#4', undefined],
    ['deadline', '3', undefined],
    ['frequency', 'option 4', 'daily'],
    ['frequency', 'the 4th', 'daily'],
    ['frequency', 'the second one', 'monthly'],
    ['frequency', 'Daily', 'daily'],
    ['frequency', 'DAILY!', 'daily'],
    ['frequency', 'every day', 'daily'],
    ['frequency', 'it happens daily I think', 'daily'],
    ['frequency', 'dayly', 'daily'],
    ['frequency', 'contnuous', 'continuous'],
    ['frequency', 'one off', 'one-off'],
    ['frequency', 'week', 'weekly'],
    ['frequency', 'not daily', undefined],
    ['frequency', 'several hundred times a day', 'daily'],
    ['frequency', 'every hour', 'continuous'],
    ['simpler_way', 'probably not', 'no'],
    ['definition', 'yes, we know exactly', 'clear'],
    ['regulated_use', 'yes, hiring', 'decides-about-people'],
    ['behaviour_gap', 'it doesn’t know our products', 'lacks-knowledge'],
    ['behaviour_gap', 'wrong tone', '?wrong-style-or-format|not-accurate'],
    ['languages', 'english and german', 'several'],
    ['error_tolerance', 'a human checks everything', 'reviewed'],
    ['task', 'answer customer questions from our handbook', 'retrieve'],
    ['frequency', 'what does daily mean here?', undefined],
    ['frequency', '9', undefined],
    ['definition', 'yes', 'clear'],
    ['definition', 'no', 'unclear'],
    ['hosting', 'on prem', 'on-premises'],
    ['hosting', 'only in our cloud', 'own-cloud'],
    ['hosting', 'AWS', 'own-cloud'],
    ['simpler_way', 'no', 'no'],
    ['regulated_use', 'no', 'no'],
    ['task', 'a chatbot', 'converse'],
    ['task', 'summarise', 'summarize'],
    ['task', 'find answers in documents', 'retrieve'],
    ['sensitive_data', 'it is confidential', 'confidential'],
    ['sensitive_data', 'gdpr', 'regulated'],
    ['latency', 'sub second', 'sub-second'],
    ['citations', 'y', 'yes'],
    ['deadline', '4 months', '3-6-months'],
    ['deadline', '3 months', '1-3-months'],
    ['deadline', 'two weeks', 'under-1-month'],
    ['deadline', 'in 2 years', 'over-12-months'],
    ['deadline', 'a year', '6-12-months'],
  ])('to %s, %j is %j', (id, text, value) => {
    expect(read(id, text)).toEqual(value)
  })

  it.each(['I don’t know', "don't know yet", 'no idea', '?', 'not sure', 'IDK', 'tbd', 'unknown', 'hmm, no clue'])(
    'of %j means unknown for every question',
    (text) => {
      for (const question of book.questions) expect(read(question.id, text), question.id).toBe('unknown')
    },
  )

  it.each([
    ['requests_per_day', '~5k per day', 5000],
    ['requests_per_day', '5,000', 5000],
    ['requests_per_day', '12 000 requests', 12_000],
    ['requests_per_day', '10 req/s', 864_000],
    ['requests_per_day', '70000 a week', 10_000],
    ['requests_per_day', '2 million', 2_000_000],
    ['requests_per_day', 'between 2k and 4k', 3000],
    ['requests_per_day', '5-10k', 7500],
    ['requests_per_day', 'less than 1000', 'under-1k'],
    ['requests_per_day', 'over 1m', 'over-1m'],
    ['requests_per_day', 'more than 100k a day', '100k-1m'],
    ['requests_per_day', '2', 2],
    ['requests_per_day', '5', 5],
    ['requests_per_day', '-5', undefined],
    ['requests_per_day', 'option 5', 'over-1m'],
    ['budget_usd', '3', 3],
    ['requests_per_day', '1k-10k', '1k-10k'],
    ['requests_per_day', '7b on 4 gpus', undefined],
    ['budget_usd', '$50k', 50_000],
    ['budget_usd', '1.5M', 1_500_000],
    ['budget_usd', '250k usd', 250_000],
    ['budget_usd', '$1,250,000', 1_250_000],
    ['budget_usd', 'about 20 grand', 20_000],
    ['budget_usd', '€50k', 56_800],
    ['budget_usd', '500.000 SEK', 50_100],
    ['budget_usd', 'under 100k NZD', '10k-100k'],
    ['budget_usd', '5 lakh', 5205],
    ['budget_usd', '20k TRY', 408],
    ['budget_usd', '3 months', undefined],
    ['labelled_examples', '3000', '1k-10k'],
    ['labelled_examples', '5k examples', '1k-10k'],
    ['labelled_examples', '0', 'none'],
    ['labelled_examples', '5', 'under-100'],
    ['labelled_examples', 'around 250', '100-1k'],
    ['labelled_examples', 'a couple dozen', 'under-100'],
    ['labelled_examples', 'a few hundred', '100-1k'],
    ['corpus_tokens', 'about 2000 pages', 'under-1m'],
    ['corpus_tokens', '2 GB of text', '100m-10b'],
    ['corpus_tokens', 'half a billion tokens', '100m-10b'],
    ['requests_per_day', '2m/month', 65_708],
    ['requests_per_day', 'around fifty', 50],
    ['requests_per_day', '10k users', undefined],
    ['budget_usd', '20.000', 20_000],
    ['budget_usd', '1,5m', 1_500_000],
    ['budget_usd', 'half a million', 500_000],
    ['budget_usd', 'between $50k and $100k', 75_000],
    ['latency', 'within 5 seconds', 'seconds'],
    ['latency', '200ms', 'sub-second'],
    ['latency', '50 ms', 'under-100ms'],
    ['hardware', '2x 4090', 'one-node'],
    ['hardware', '64 GPUs', 'cluster'],
    ['hardware', 'we have 4 NVIDIA A100 80GB', 'one-node'],
    ['hardware', 'one RTX 5090', 'one-gpu'],
    ['hardware', 'eight H200s', 'one-node'],
    ['hardware', '4 people', undefined],
    ['hardware', 'one rtx 3090', 'one-gpu'],
    ['corpus_tokens', '200 pages', 'under-1m'],
    ['corpus_tokens', '50m tokens', '1m-100m'],
    ['corpus_tokens', '2 billion', '100m-10b'],
  ])('to %s, %j is %j', (id, text, value) => {
    expect(read(id, text)).toEqual(value)
  })

  it.each([
    ['2 and 4', undefined],
    ['1,3', undefined],
    ['1 3', undefined],
    ['2-4', undefined],
    ['data engineer, ml engineer', ['data-engineer', 'ml-engineer']],
    ['a data scientist and two developers', ['data-scientist', 'software-engineer']],
    ['swe', ['software-engineer']],
    ['nobody', ['none']],
    [
      'all of them',
      ['data-engineer', 'data-analyst', 'data-scientist', 'ml-engineer', 'data-manager', 'software-engineer'],
    ],
    ['engineer', ['software-engineer']],
    ['data', '?data-engineer|data-analyst|data-scientist|data-manager'],
    ['the weather is nice', undefined],
  ])('to team, %j is %j', (text, value) => {
    expect(read('team', text)).toEqual(value)
  })

  it('asks which is meant when two options fit', () => {
    expect(read('languages', 'one or several')).toBe('?one-other|several')
    expect(read('frequency', 'weekly or daily')).toBe('?weekly|daily')
  })

  it('is kept as it is for a text question', () => {
    expect(read('problem', '  How can we answer faster?\u0000 ')).toBe('How can we answer faster?')
  })

  it('finds every option by its place, id and label, and none by a bare digit', () => {
    for (const question of book.questions.filter(({ kind }) => kind !== 'text')) {
      question.options.forEach((option, index) => {
        const value = question.kind === 'many' ? [option.id] : option.id
        expect(read(question.id, option.id), `${question.id} by id`).toEqual(value)
        expect(read(question.id, option.label), `${question.id} by label`).toEqual(value)
        expect(read(question.id, `option ${index + 1}`), `${question.id} by place`).toEqual(value)
      })
      // Where the options are ranges, a digit is a number; elsewhere it means nothing, as no digits are shown.
      const isRange = question.number !== undefined || optionOfNumber(question, 1) !== undefined
      if (!isRange)
        for (const digit of ['1', '2.', '1, 2']) expect(read(question.id, digit), question.id).toBeUndefined()
    }
  })

  it('never takes a label with one slip of the pen for another option', () => {
    const labels = book.questions
      .filter(({ kind }) => kind === 'choice')
      .flatMap((question) =>
        question.options
          .filter(({ label }) => label.length >= 10 && !/\d/.test(label))
          .map((option) => ({ question, option })),
      )
    fc.assert(
      fc.property(fc.constantFrom(...labels), fc.nat(), ({ question, option }, seed) => {
        const at = 1 + (seed % (option.label.length - 2))
        const slipped = option.label.slice(0, at) + option.label.slice(at + 1)
        const result = readAnswer(question, slipped, terms)
        if (result.type === 'value' && typeof result.value === 'string') expect(result.value).toBe(option.id)
        else if (result.type === 'ambiguous') expect(result.options.map(({ id }) => id)).toContain(option.id)
      }),
      { numRuns: 500 },
    )
  })

  it('only ever gives values that the question takes, or says why not', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc
        .array(
          fc.constantFrom(
            '2',
            'k',
            '$',
            'data',
            'not',
            ',',
            'and',
            '1e999',
            '-',
            '€',
            'per day',
            '\u202e',
            '99999999999999999999',
          ),
        )
        .map((words) => words.join(' ')),
      fc.constantFrom('9'.repeat(40_000), 'a '.repeat(20_000), '1,'.repeat(20_000), '0 '.repeat(140)),
    )
    fc.assert(
      fc.property(fc.nat(), text, (seed, typed) => {
        const question = book.questions[seed % book.questions.length] as Question
        const result = readAnswer(question, typed, terms)
        if (result.type === 'value') expect(['value', 'fault']).toContain(checkAnswer(question, result.value).type)
        if (result.type === 'value' && question.kind === 'choice') expect(Number.isNaN(result.value)).toBe(false)
      }),
      { numRuns: 3000 },
    )
  })
})
