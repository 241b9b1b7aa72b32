import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()

const LETTERS: Answers = {
  task: 'extract',
  problem: 'Our shipping office types the terms of 300 freight contracts a day, in six languages, from scans.',
  outcome: 'The terms of each contract stand in the system, and a clerk sees only the doubtful ones.',
  languages: 'several',
  modality: ['scans'],
  requests_per_day: 300,
}

const plan = await buildPlan({
  book,
  knowledge,
  guides,
  answers: LETTERS,
  takeWords: true,
  now: Date.UTC(2026, 10, 22),
})

describe('models to compare', () => {
  it('names every candidate, those left out of the table too, and the rule that picks one', () => {
    const section = planMarkdown(plan).split('Models to compare')[1]?.split('\n#')[0] ?? ''
    expect(plan.models?.length).toBeGreaterThan(1)
    for (const { id } of plan.models ?? []) expect(section).toContain(id)
    expect(section).toContain('the cheapest wins')
  })

  it('names candidates for each part beside the main model, for the languages and with what picks one', async () => {
    const calls = await buildPlan({
      book,
      knowledge,
      guides,
      answers: {
        task: 'classify',
        problem:
          'Our call center in Norway takes 4,000 calls a day in Norwegian; two supervisors listen to 30 of them.',
        outcome: 'Every recorded call is transcribed and sorted by reason and by whether the script was kept.',
        modality: ['speech'],
        languages: 'one-other',
        hosting: 'on-premises',
        requests_per_day: 4000,
      },
      takeWords: true,
      now: Date.UTC(2026, 10, 22),
    })
    const speech = calls.models?.filter(({ stage }) => stage === 'speech to text') ?? []
    expect(speech.length).toBeGreaterThan(1)
    for (const { id } of speech) {
      const model = knowledge.shortlist.find((each) => each.id.endsWith(id))
      expect(model?.kind).toBe('speech-recognition')
      expect(model?.openWeights).toBe(true)
      // Who lists languages without Norwegian is no candidate.
      expect(model?.languages?.includes('nb') ?? true).toBe(true)
    }
    expect(planMarkdown(calls)).toMatch(/\*\*Speech to text:\*\* .*; picked by the fewest wrong words/u)
  })

  it('puts no model first whose price is announced to rise while another stands beside it', () => {
    const rising = (id: string | undefined) =>
      knowledge.prices.some(({ model, later }) => model === id && later !== undefined)
    expect(plan.models?.some(({ id }) => rising(id))).toBe(true)
    expect(rising(plan.models?.[0]?.id)).toBe(false)
  })
})
