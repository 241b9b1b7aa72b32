import { describe, expect, it } from 'vitest'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()

const planOf = (answers: Record<string, string | string[] | number>) =>
  buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 20) })

const fraud = {
  problem:
    'Our parking app takes 3,000 refund requests a day, and fraudsters claim refunds. Staff look at each by hand.',
  outcome: 'The app blocks a fraudulent refund automatically.',
  lessons: 'Our keyword rules catch about 20%. Fraudsters change their story within days.',
  dependencies: '40,000 labelled refunds that the rules flagged, payment provider without an API, works council',
  stakeholders: 'Customer service, works council',
  why: 'The contract with the provider ends in June. No picture leaves the phone.',
  success_measure: '80% of fraudulent refunds found',
  task: 'classify',
  modality: ['text'],
  field: 'commerce',
}

describe('what a team says in passing', () => {
  it('stands where it counts, in its own words, before the rows of the kind of project', async () => {
    const plan = await planOf(fraud)
    expect(plan.remarks?.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['labels-from-rules', 'adversary', 'no-interface', 'never', 'date-fixed']),
    )
    const page = planMarkdown(plan).split('\n# ')[0] ?? ''
    const section = (title: string) => page.split(`\n## ${title}`)[1]?.split('\n## ')[0] ?? ''
    expect(section('What we read in your words')).toMatch(/\*\*Read in passing:\*\*.*an opponent who adapts/u)
    const traps =
      section('Data')
        .split('<details>')[0]
        ?.match(/\*\*Trap: [^*]*\*\*/gu) ?? []
    expect(traps.slice(0, 2).toSorted()).toEqual([
      '**Trap: labels made by what you replace:**',
      '**Trap: opponents who adapt:**',
    ])
    expect(section('Data')).toContain('“40,000 labelled refunds that the rules flagged”')
    expect(section('First two weeks')).toMatch(/^\n\n1\. Take ten real cases.*“payment provider without an API”/u)
    expect(section('Gates')).toContain('“The contract with the provider ends in June”')
    expect(section('Evaluation')).toMatch(/\*\*Your own line:\*\* “No picture leaves the phone”/u)
  })

  it('is not said again where a challenge of the plan says it, nor by the row of the kind that it covers', async () => {
    const told = await planOf({
      ...fraud,
      regulated_use: 'decides-about-people',
      problem: 'Applicants are refused automatically.',
    })
    expect(told.challenges?.map(({ id }) => id)).toContain('asked-refusal-by-machine')
    expect(told.remarks?.map(({ id }) => id)).not.toContain('acts-alone')
    const covers = knowledge.remarks.find(({ id }) => id === 'labels-from-rules')?.covers ?? []
    const plan = await planOf({ ...fraud, problem: 'We moderate 3,000 posts a day; hate speech must go.' })
    expect(plan.kind?.data.traps.filter(({ trap }) => covers.some((each) => trap.includes(each)))).toEqual([])
  })

  it('adds nothing where nothing is said', async () => {
    const plan = await planOf({ problem: 'We sort letters into trays.', task: 'classify' })
    expect(plan.remarks).toBeUndefined()
  })
})
