import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import type { Plan } from '../../src/plan/plan.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const planOf = (answers: Record<string, string | string[] | number>) =>
  buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 20) })

const fund = (problem: string, more: Record<string, string | string[] | number> = {}) =>
  planOf({
    problem,
    outcome: 'Each question reaches its queue within a second, with a confidence.',
    task: 'classify',
    hosting: 'own-cloud',
    requests_per_day: 2400,
    simpler_way: 'partly',
    labelled_examples: 'over-100k',
    definition: 'clear',
    data_state: 'ready',
    team: ['software-engineer', 'ml-engineer'],
    modality: ['text'],
    ...more,
  })
const hours = ({ work }: Plan) => work?.packages?.reduce((sum, each) => sum + each.hours, 0) ?? 0
const stages = ({ pipeline = [] }: Plan) => pipeline.filter(({ ahead }) => ahead)

describe('an input that no part of the kind reads', () => {
  it('brings the part that makes it readable, with its price, its hours and its time', async () => {
    const plan = await fund('Our fund gets 2,400 questions a day as e-mails and letters, put into 60 queues by hand.')
    expect(plan.alsoAsked?.[0]).toMatchObject({ part: 'Letters to text', words: 'e-mails and letters', ahead: true })
    expect(plan.alsoAsked?.[0]?.how).toContain('25% of the')
    expect(plan.alsoAsked?.[0]?.how).toContain('assumed')
    expect(stages(plan)).toMatchObject([{ stage: 'Letters to text', callsPerDay: 600, latencyMs: 4000 }])
    expect(stages(plan)[0]?.monthlyUsd).toBeGreaterThan(0)
    const typed = await fund('Our fund gets 2,400 questions a day as e-mails, put into 60 queues by hand.')
    expect(hours(plan)).toBeGreaterThan(hours(typed))
    expect(plan.kind?.evaluation.metrics.map(({ metric }) => metric)).toContain('Words read right on letters and scans')
    expect(JSON.stringify(plan.wants)).not.toContain('No part reads them')
    // A letter is read before anybody waits.
    expect(JSON.stringify(plan.wants)).not.toContain('Does not hold as planned')
  })

  it.each([
    ['A third of the 2,400 questions a day come by post, the rest by e-mail, into 60 queues.', 800],
    ['We sort 2,400 questions a day into 60 queues, 30 % of them on paper.', 720],
    ['We sort 2,400 questions a day into 60 queues, a fifth by post.', 480],
    ['Our fund gets 2,400 questions a day by post, and puts them into 60 queues.', 2400],
    ['Our fund sorts 2,400 questions a day into 60 queues; each day 480 letters by post are among them.', 480],
    [
      'We sort 2,400 questions a day, letters and e-mails, into 60 queues; 90 % of scanned letters are sorted right.',
      600,
    ],
  ])('is read as often as the words tell, else for an assumed share: %s', async (problem, perDay) => {
    expect(stages(await fund(problem)).map(({ callsPerDay }) => Math.round(callsPerDay))).toEqual([perDay])
  })

  it('is as long as the words tell, for the share that they tell after it', async () => {
    const plan = await fund(
      'Our animal clinics write 320 reports a day. Vets leave a dictation of two minutes for half of them.',
      { outcome: 'Each report has one of 90 codes.', requests_per_day: 320 },
    )
    expect(stages(plan)).toMatchObject([{ stage: 'Speech to text', callsPerDay: 160, load: '120 seconds' }])
  })

  it('is heard too where it is spoken', async () => {
    const plan = await planOf({
      problem: 'Members of our union send 300 e-mails and voice messages a day, and four people answer each.',
      outcome: 'A draft of the reply, which a colleague checks and sends.',
      task: 'write',
      modality: ['text'],
      hosting: 'any-api',
      requests_per_day: 300,
    })
    expect(stages(plan)).toMatchObject([{ stage: 'Speech to text', callsPerDay: 75 }])
    expect(stages(plan)[0]?.monthlyUsd).toBeGreaterThan(0)
  })

  it.each([
    ['write', 'Our tool maker answers 500 complaints a day, 20 % with photos of the broken tool.'],
    ['classify', 'Our tool maker sorts 500 complaints a day into 80 groups, 20 % with photos of the broken tool.'],
  ])('is looked at where it is a picture, by what the main model leaves over: %s', async (task, problem) => {
    const plan = await fund(problem, { task, requests_per_day: 500, outcome: 'Each complaint is dealt with at once.' })
    expect(plan.alsoAsked?.filter(({ ahead }) => ahead)).toMatchObject([{ part: 'Photos', words: 'photos' }])
    expect(stages(plan)).toMatchObject([{ stage: 'Look at the photos', callsPerDay: 100 }])
    expect(stages(plan)[0]?.monthlyUsd).toBeGreaterThan(0)
  })

  it.each([
    'Our fund gets 2,400 questions a day as e-mails, no letters by post, put into 60 queues by hand.',
    'Our fund gets 2,400 e-mails a day, put into 60 queues by hand; the answer is sent by post.',
    'Our fund gets 2,400 e-mails a day, put into 60 queues by a team that plans its day by phone.',
  ])('is not made up: %s', async (problem) => {
    const plan = await fund(problem)
    expect(stages(plan)).toEqual([])
  })

  it('is left to the kind that has a stage for it, and to people where there is no model', async () => {
    const letters = 'Our fund gets 2,400 letters by post a day, all scanned, put into 60 queues by hand.'
    const own = await fund(letters, { modality: ['scans'] })
    expect(stages(own)).toEqual([])
    expect(own.pipeline?.find(({ load }) => load?.includes('pages'))?.callsPerDay).toBe(2400)
    const third = await fund('A third of the 2,400 questions a day come by post.', { modality: ['text', 'scans'] })
    expect(third.pipeline?.find(({ load }) => load?.includes('pages'))?.callsPerDay).toBe(800)
    expect(stages(await fund(letters, { simpler_way: 'solves-it' }))).toEqual([])
  })
})

it('is priced wherever a general plan gives it to a speech model', () => {
  const { library } = guides
  const floors = library.filter(({ blueprint }) => blueprint.id.startsWith('general-'))
  const unpriced = floors.filter(
    ({ blueprint: { parts, pipeline } }) =>
      parts.some(({ by }) => by === 'speech') && !pipeline.some(({ kind }) => kind === 'recognize-speech'),
  )
  expect(unpriced.map(({ blueprint }) => blueprint.id)).toEqual([])
})

it('is typed text too where mails are named beside voices', async () => {
  const plan = await planOf({
    problem: 'Our radio gets 400 suggestions a day as mails and voice messages; nobody reads them all.',
    outcome: 'Each week the themes with examples, for the editors.',
    task: 'summarize',
    hosting: 'any-api',
    requests_per_day: 400,
  })
  expect(plan.kind?.id).toBe('general-summarize')
  expect(plan.pipeline?.find(({ stage }) => stage === 'Speech to text')?.monthlyUsd).toBeGreaterThan(0)
})
