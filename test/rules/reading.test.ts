import { describe, expect, it } from 'vitest'
import { toFacts } from '../../src/rules/facts.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { shippedBook } from '../shipped.ts'

const book = await shippedBook()

/** The contract: ids that saved plans and other programs use. */
const QUESTIONS: Readonly<Record<string, string>> = {
  problem: '',
  why: '',
  outcome: '',
  stakeholders: '',
  success_measure: '',
  strategic_goal: '',
  dependencies: '',
  attempts: 'nothing manual rules-or-search classical-ml prompted-llm fine-tuned-llm',
  definition: 'clear partly unclear',
  frequency: 'one-off monthly weekly daily continuous',
  simpler_way: 'solves-it partly no',
  error_tolerance: 'tolerant reviewed rare none',
  regulated_use: 'no decides-about-people safety-critical',
  users_ready: 'ready need-training resistant',
  task: 'write summarize translate code retrieve act converse classify extract rank predict optimize',
  languages: 'english one-other several',
  domain: 'general specialised own-language',
  behaviour_gap: 'not-tried works lacks-knowledge wrong-style-or-format not-accurate too-slow-or-costly',
  private_knowledge: 'no some yes',
  knowledge_change: 'static monthly daily live',
  citations: 'yes no',
  corpus_tokens: 'none under-1m 1m-100m 100m-10b 10b-100b over-100b',
  labelled_examples: 'none under-100 100-1k 1k-10k 10k-100k over-100k',
  data_state: 'ready scattered messy missing',
  sensitive_data: 'public internal confidential regulated',
  hosting: 'any-api own-cloud on-premises on-device',
  latency: 'batch seconds sub-second under-100ms',
  requests_per_day: 'under-1k 1k-10k 10k-100k 100k-1m over-1m',
  budget_usd: 'under-10k 10k-100k 100k-1m 1m-10m over-10m',
  deadline: 'under-1-month 1-3-months 3-6-months 6-12-months over-12-months',
  hardware: 'none cpu one-gpu one-node cluster',
  lessons: '',
  modality: 'text scans speech images video tables code sensor',
  output: 'text speech fields score ranking action images code',
  field:
    'general health finance credit insurance employment education public-service justice legal infrastructure manufacturing commerce media research consumer children',
  region: 'eu uk us canada china india japan brazil other',
  minutes_per_case: '',
  hourly_cost_usd: '',
  current_cost_usd: '',
  target_cost_usd: '',
  latency_ms: '',
  peak_per_second: '',
  buyable: 'yes partly no',
  cloud: 'aws azure google other none',
  task_also: 'write summarize translate code retrieve act converse classify extract rank predict optimize',
  team: 'data-engineer data-analyst data-scientist ml-engineer data-manager software-engineer none',
}
const DECISIONS: Readonly<Record<string, string>> = {
  'ai-fit': 'not-ai simpler-first pilot go',
  'training-option': 'no-model classical-ml prompt rag fine-tune distill continued-pretraining from-scratch',
  'model-family': 'none encoder encoder-decoder decoder',
  'model-size': 'none under-1b 1b-10b 10b-40b 40b-120b frontier',
  adaptation: 'none lora qlora full',
  serving: 'none vendor-api managed-open-weights self-hosted-cpu self-hosted-gpu on-device',
  precision: 'none vendor bf16 fp8 int8 int4',
  parallelism: 'none single ddp fsdp 3d',
}

describe('the shipped rules', () => {
  it('hold every question and option of the contract, in its order', () => {
    for (const [id, options] of Object.entries(QUESTIONS)) {
      const question = book.questions.find((each) => each.id === id)
      expect(question?.options.map((option) => option.id).join(' '), id).toBe(options)
      expect(question?.kind === 'text' || question?.kind === 'number', id).toBe(options === '')
    }
  })

  it('hold every decision of the contract, simplest option first', () => {
    for (const [id, options] of Object.entries(DECISIONS)) {
      expect(
        book.decisions
          .find((each) => each.id === id)
          ?.options.map((option) => option.id)
          .join(' '),
        id,
      ).toBe(options)
    }
    const ids = book.decisions.map(({ id }) => id)
    expect(ids).toEqual(
      expect.arrayContaining([
        'task-type',
        'roles',
        'data-steps',
        'evaluation',
        'training-settings',
        'risks',
        'next-steps',
      ]),
    )
  })

  it('give every risk a level and something to do about it', () => {
    for (const risk of book.decisions.find(({ id }) => id === 'risks')?.options ?? []) {
      expect([risk.id, risk.level, risk.mitigation?.length ?? 0]).toEqual([
        risk.id,
        expect.any(String),
        expect.any(Number),
      ])
      expect(risk.mitigation).toBeTruthy()
    }
  })

  it('say what they say in plain sentences', () => {
    for (const { rules, options } of book.decisions) {
      for (const { because } of rules) expect(because).toMatch(/^[A-Z“].*[.?!]$/s)
      for (const { description } of options) expect(description).toMatch(/^[A-Z“0-9].*[.?!]$/s)
    }
  })
})

describe('readAnswers', () => {
  it('keeps an exact number and reads it as the option that holds it', () => {
    for (const [typed, option] of [
      [999, 'under-1k'],
      [1000, '1k-10k'],
      [0, 'under-1k'],
      [1e6, 'over-1m'],
      [1e12, 'over-1m'],
    ] as const) {
      const answers = readAnswers(book, { requests_per_day: typed })
      expect(answers.requests_per_day).toBe(typed)
      expect(toFacts(book, answers).requests_per_day).toBe(option)
    }
  })

  it('gives a fact for every option of a many question: yes, no, or unknown if nothing was said', () => {
    const team = (value: unknown) => {
      const facts = toFacts(book, readAnswers(book, { team: value }))
      return [facts['team.ml-engineer'], facts['team.data-analyst']]
    }
    expect(team(['ml-engineer'])).toEqual(['yes', 'no'])
    expect(team('none')).toEqual(['no', 'no'])
    expect(team('unknown')).toEqual(['unknown', 'unknown'])
    expect(team([])).toEqual(['unknown', 'unknown'])
    expect(team(undefined)).toEqual(['unknown', 'unknown'])
  })

  it('knows every fact of every question, whatever was answered', () => {
    const facts = toFacts(book, {})
    const wanted = [...book.facts.values()].filter(({ from }) => from === 'answer').map(({ id }) => id)
    expect(Object.keys(facts).toSorted()).toEqual(wanted.toSorted())
    expect(new Set(Object.values(facts))).toEqual(new Set(['unknown']))
  })

  it.each([
    [{ tusk: 'write' }, /no question "tusk"; did you mean "task"\?/],
    [{ task: 'writing' }, /"task" has no option "writing"; did you mean "write"\?/],
    [{ task: 7 }, /"task" has no option "7"; choose one of: write, /],
    [{ team: ['none', 'ml-engineer'] }, /cannot be "none" and something else/],
    [{ requests_per_day: -1 }, /needs a number of requests a day from 0 to 1,000,000,000,000,000/],
    [{ problem: ['a'] }, /"problem" needs a text/],
    [{ problem: 'x'.repeat(100_000) }, /too long: 100000 characters, at most 4000/],
    [['task'], /a map of question ids/],
    [{ __proto__: null, constructor: 'x' }, /no question "constructor"/],
  ])('refuses %o', (input, message) => {
    expect(() => readAnswers(book, input)).toThrow(message)
  })
})
