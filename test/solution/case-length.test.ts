import { describe, expect, it } from 'vitest'
import { caseSize } from '../../src/blueprint/case-size.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const sizeOf = (problem: string, on: Answers = {}) => caseSize(readProfile(book, knowledge, { problem, ...on }))
const planOf = (answers: Answers) =>
  buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })

describe('how large one case is', () => {
  it.each([
    ['The recordings have five minutes a call.', { soundMinutes: 5 }],
    ['Our calls last 3.5 minutes on average.', { soundMinutes: 3.5 }],
    ['Every listing comes with about six photos each.', { picturesPerCase: 6 }],
    ['Agents spend four minutes a call on their notes.', {}],
    ['A coach answers each of the 18 questions of the form.', {}],
    ['The album holds 40 photos.', {}],
  ])('reads %s', (problem, size) => expect(sizeOf(problem)).toEqual(size))

  it('shares the sound of a week among its recordings', () => {
    const { soundMinutes } = sizeOf('We keep 70 hours of recordings a week.', { requests_per_day: 20 })
    expect(soundMinutes).toBeCloseTo(30)
  })

  it('takes requests that are talks times turns for turns', () => {
    const text = 'About 2,000 learners a day write with 12 messages each.'
    expect(sizeOf(text, { requests_per_day: 24_000 })).toEqual({ turnsPerCase: 12, requestNoun: 'messages' })
    expect(sizeOf(text, { requests_per_day: 2000 })).toEqual({ turnsPerCase: 12 })
  })
})

describe('parts of the size that the team told', () => {
  const calls: Answers = {
    problem: 'Supervisors hear one of fifty hotline calls and score them. The rest nobody hears.',
    outcome: 'All calls transcribed and scored for the quality form.',
    task: 'classify',
    hosting: 'own-cloud',
    requests_per_day: 30_000,
    labelled_examples: '10k-100k',
    latency: 'batch',
    languages: 'english',
    definition: 'clear',
  }
  it.each(['AWS', 'Google Cloud', 'Azure'])('prices every minute of speech in an account at %s', async (cloud) => {
    const made = await planOf({ ...calls, dependencies: `Recordings in our ${cloud} account, eight minutes a call` })
    const part = made.pipeline?.find(({ stage }) => stage === 'Transcribe')
    expect(part?.load).toBe('480 seconds')
    expect(part?.monthlyUsd).toBeGreaterThan(500)
    expect(made.decisions.serving).toMatchObject({ option: 'self-hosted-gpu' })
  })
  it('asks a model once where each request is one turn', async () => {
    const made = await planOf({
      problem:
        'Pupils need help with fractions. A tutor bot gives hints to about 3,000 pupils a day with eight messages each.',
      outcome: 'A tutor that asks back and never gives the whole solution.',
      task: 'converse',
      hosting: 'any-api',
      requests_per_day: 24_000,
      sensitive_data: 'internal',
    })
    const hint = made.pipeline?.find(({ stage }) => stage === 'Hint')
    expect(hint?.callsPerDay).toBe(24_000)
  })
  it('takes requests that the text names nothing else for turns, and what it names talks for talks', async () => {
    const tutor = {
      problem: 'Pupils need help with fractions in the evening. A tutor shall give hints on their telephones.',
      outcome: 'A tutor that asks back and never gives the whole solution.',
      task: 'converse',
      hosting: 'any-api',
      requests_per_day: 24_000,
      sensitive_data: 'internal',
    }
    const calls = async (problem: string) =>
      (await planOf({ ...tutor, problem })).pipeline?.find(({ stage }) => stage === 'Hint')?.callsPerDay
    expect(await calls(tutor.problem)).toBe(24_000)
    expect(await calls(`${tutor.problem} There are 24,000 conversations a day.`)).toBeGreaterThan(24_000)
  })
})
