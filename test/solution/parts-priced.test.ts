import { describe, expect, it } from 'vitest'
import { withPricesOn } from '../../src/knowledge/market/service-prices.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const planOf = (answers: Answers) =>
  buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })

const shared: Answers = {
  definition: 'clear',
  frequency: 'continuous',
  languages: 'several',
  requests_per_day: 120_000,
}
const moderation: Answers = {
  ...shared,
  problem: 'Users of our classified ads post weapons and fake goods. Moderators look at reported posts only.',
  outcome: 'Every post with its text and three photos each is let through, stopped or sent to a moderator.',
  task: 'classify',
  hosting: 'own-cloud',
  labelled_examples: 'over-100k',
}
const fraud: Answers = {
  ...shared,
  problem: 'Fraudsters steal from accounts by card payments. Our rules raise too many fraud alerts.',
  outcome: 'A fraud score for each payment, and a report for the analyst.',
  task: 'predict',
  hosting: 'on-premises',
  requests_per_day: 900_000,
  labelled_examples: 'over-100k',
}
const eyes: Answers = {
  ...shared,
  problem: 'Radiologists wait weeks to read chest x-rays of our hospitals.',
  outcome: 'Suspicious x-rays come first; a radiologist reads every image.',
  task: 'classify',
  hosting: 'on-premises',
  hardware: 'one-gpu',
  dependencies: 'A server with one L4 card, 12,000 images',
  labelled_examples: '10k-100k',
  requests_per_day: 200,
}
const flats: Answers = {
  ...shared,
  problem:
    'Visitors of our rental site for holiday flats see the same twenty flats first; 3,000 others are never shown.',
  outcome: 'Each visitor sees the flats that suit them first, by their visits, the text and the photos of a flat.',
  task: 'rank',
  hosting: 'own-cloud',
  labelled_examples: 'over-100k',
}
const phrases: Answers = {
  problem: 'Our field nurses and patients share no language, Tigrinya above all. There is no network.',
  outcome: 'Checked phrases, spoken and shown, on cheap phones in a low-resource language.',
  task: 'translate',
  hosting: 'on-device',
  languages: 'several',
  requests_per_day: 4000,
  latency: 'seconds',
}

const kindOf = (name = '') => knowledge.shortlist.find(({ id }) => id.endsWith(name))?.kind

describe('what is priced, sized and named', () => {
  it.each(Object.entries({ moderation, fraud, eyes, phrases }))('covers every part of %s', async (_, answers) => {
    const made = await planOf(answers)
    const parts = made.pipeline ?? []
    expect(parts.length).toBeGreaterThan(0)
    const called = parts.filter(({ load }) => load !== undefined)
    expect(called.filter(({ model }) => model === undefined)).toEqual([])
  })

  it('has a text model for texts and a vision model for pictures, and prices both', async () => {
    const { pipeline = [], models = [] } = await planOf(moderation)
    const of = (stage: string) => pipeline.find((each) => each.stage === stage)
    expect(kindOf(of('Score')?.model)).toBe('encoder')
    expect(kindOf(of('Pictures')?.model)).toBe('vision')
    expect(of('Pictures')?.callsPerDay).toBe(360_000)
    expect(of('Pictures')?.monthlyUsd).toBeGreaterThan(0)
    expect(models.map(({ id }) => kindOf(id))).toEqual(expect.arrayContaining(['encoder', 'vision']))
  })

  it('takes no finder of objects for what orders or sorts, though photos come with it', async () => {
    const { models = [] } = await planOf(flats)
    expect(models.length).toBeGreaterThan(0)
    expect(models.map(({ id }) => kindOf(id))).not.toContain('vision')
  })

  it('gives a whole picture to what classifies it, and tunes on the card that the team has', async () => {
    const { models = [], estimates, alternatives = [] } = await planOf(eyes)
    const tasks = models.map(({ id }) => knowledge.shortlist.find((each) => each.id.endsWith(id))?.tasks)
    expect(tasks.filter((each) => each?.includes('classify') !== true)).toEqual([])
    const tuning = estimates.filter(({ label }) => label.includes('memory on'))
    expect(tuning.map(({ query }) => query.accelerator)).toContain('l4')
    expect(estimates.filter(({ label }) => /rent/iu.test(label))).toEqual([])
    expect(alternatives.filter(({ title }) => title.includes('classical'))).toEqual([])
  })

  it('carries a language model beside on machines of the team where nothing may leave', async () => {
    const { pipeline = [], budget } = await planOf(fraud)
    const report = pipeline.find(({ stage }) => stage === 'Case report')
    expect(report).toMatchObject({ place: 'own' })
    expect(report?.monthlyUsd).toBeGreaterThan(0)
    expect(budget.lines.some(({ id }) => id.startsWith('side-model'))).toBe(true)
  })

  it('trains no translator where checked phrases are found', async () => {
    const { decisions, alternatives = [] } = await planOf(phrases)
    expect(decisions['training-option']).toMatchObject({ option: 'prompt' })
    expect(alternatives[0]?.title).toMatch(/^A language model for “Free translation” with .*; on the device/u)
    expect(alternatives[0]?.title).toMatch(/search/u)
  })
})

describe('a part of the load to begin with', () => {
  it('is priced beside all of it: what is paid by use shrinks', async () => {
    const { running, pipeline = [] } = await planOf({
      ...shared,
      problem: 'Nobody answers the phone in our dental practices at noon; callers want appointments.',
      outcome: 'A voice agent takes the calls and books the appointment.',
      task: 'act',
      hosting: 'any-api',
      requests_per_day: 3000,
      sensitive_data: 'internal',
    })
    expect(running?.begins).toMatchObject({ share: 0.2 })
    const byUse = pipeline.reduce((sum, { monthlyUsd = 0 }) => sum + monthlyUsd, 0)
    expect(running?.begins?.usd).toBeLessThan((running?.totalUsd ?? 0) - byUse * 0.7)
    expect(running?.begins?.usd).toBeGreaterThan(byUse * 0.2)
  })
})

describe('announced prices', () => {
  const now = knowledge.prices.filter(({ later }) => later !== undefined)
  it('count from their day on, and not before', () => {
    expect(now.length).toBeGreaterThan(0)
    expect(withPricesOn(knowledge, '2020-01-01')).toBe(knowledge)
    const then = withPricesOn(knowledge, '2099-01-01')
    expect(withPricesOn(knowledge, '2099-06-01')).toBe(then)
    for (const { model, later } of now)
      expect(then.prices.find((each) => each.model === model)).toMatchObject({ date: later?.from, announced: true })
  })
})
