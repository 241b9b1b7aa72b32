import { z } from 'zod'
import { BOARD } from './board-schema.ts'
import { IDEA } from './ideas/idea.ts'

/** The version of the form below. It rises when a reader of older plans would misread a newer one; new fields may come at any time. */
export const PLAN_VERSION = 3

const text = z.string()
const number = z.number()
const texts = z.array(text)
const range = z.object({ low: number, high: number })
const spread = range.extend({ planning: number })
const reason = z.strictObject({ rule: text, option: text, because: text, source: text })
const step = z.strictObject({ id: text, title: text, text, source: text })
const change = z.strictObject({
  to: text,
  changes: z.array(z.strictObject({ question: text, from: text, to: text })),
  text,
})
const decision = z.strictObject({
  title: text,
  option: text,
  label: text,
  description: text,
  secondary: texts,
  outcome: text.describe('The outcome in words: its label, and the labels of what goes with it.'),
  because: z.array(reason),
  ruledOut: z.array(reason),
  labels: z.record(text, text).optional(),
  wouldChange: z.array(change),
  restsOn: z
    .array(z.object({ fact: text, name: text.optional(), text, is: text.optional() }))
    .describe(
      'The smallest set of answers and figures that forces the outcome; `text` names every value that would also do.',
    )
    .optional(),
  open: texts.optional(),
  flips: z.strictObject({ flips: number, of: number }).optional(),
})
const many = z.strictObject({
  title: text,
  options: z.array(z.strictObject({ option: text, label: text, description: text, because: z.array(reason) })),
})
const line = range.extend({
  id: text.describe('Ends in `in-house` where the team has these people or machines already.'),
  label: text,
  planning: number.optional(),
  per: z.enum(['once', 'month']),
  note: text,
  source: text.describe('Ids of `sources`, separated by commas.'),
})
const estimate = range.extend({
  id: text,
  label: text,
  quantity: text,
  value: number,
  unit: text,
  working: texts,
  assumptions: texts,
  sources: texts,
  query: z.record(text, z.unknown()).optional().describe('The query of `llm-plan size` that gives this figure again.'),
})
const role = z.object({
  id: text,
  title: text,
  share: range,
  phase: text,
  startWeek: number,
  hours: range.optional(),
  weeks: range,
  hire: text,
  have: z.boolean(),
  hourlyUsd: range,
  annualUsd: range,
  costUsd: range,
  why: text,
  source: text,
})
const alternative = z.strictObject({
  id: text,
  role: z.enum(['recommended', 'whole', 'smaller', 'less', 'runner-up', 'technique', 'asked', 'buy', 'nothing']),
  title: text,
  option: text.optional(),
  serving: text.optional(),
  models: texts.optional(),
  machines: text.optional(),
  onceUsd: number.optional(),
  monthlyUsd: number.optional(),
  threeYearUsd: number.optional(),
  benefitUsdPerYear: number.optional().describe('What it brings a year, before running costs.'),
  keeps: range.optional().describe('The share of the whole benefit that it is likely to bring: a judgment.'),
  netUsd: number.optional().describe('The benefit of three years less what it costs over them.'),
  weeks: number.optional(),
  misses: z
    .array(z.enum(['budget', 'deadline', 'place', 'fit', 'price']))
    .optional()
    .describe('What keeps it from being advised.'),
  risk: text,
  switchWhen: text.optional(),
})
const pipelineRow = z.strictObject({
  stage: text,
  callsPerDay: number,
  load: text.optional(),
  model: text.optional(),
  place: text.optional(),
  machine: text.optional(),
  price: text.optional(),
  usdPerDay: number.optional(),
  monthlyUsd: number.optional(),
  latencyMs: number.optional(),
})
const law = z.strictObject({
  id: text,
  title: text,
  applies: z.enum(['applies', 'may-apply']),
  why: text,
  decides: text.optional(),
  duty: text,
  inShort: z.strictObject({ title: text, duty: text }).optional(),
  owner: text,
  binds: text.optional(),
  weeks: range.optional(),
  costUsd: range.optional(),
  source: text,
  date: text,
})
const sample = z.strictObject({
  cases: number,
  unit: text.optional(),
  judged: z.literal(false).optional(),
  measures: z
    .array(
      z.strictObject({
        measure: text,
        goal: text,
        proof: text,
        cases: number,
        id: text.optional(),
        pass: text.optional(),
        inUse: z.boolean().optional(),
        weeks: number.optional(),
        accepted: z.literal(false).optional(),
      }),
    )
    .optional(),
  statement: text,
  slice: text.optional(),
  sliceMark: text.optional(),
  graded: number.optional(),
  twice: number.optional(),
  groupOf: number.optional(),
  apart: text.optional(),
  mind: text.optional(),
  confidence: number,
  metric: text,
  expertHours: number,
  costUsd: number,
  basis: text,
  comparison: text,
  stopRule: text,
})

const budget = z.strictObject({
  lines: z.array(line),
  once: z.union([spread, range]),
  monthly: z.union([spread, range]),
  firstYear: z.union([spread.extend({ p90: number }), range]),
  newMoneyUsd: number.optional(),
  threeYears: spread.optional(),
  capital: range.optional(),
  swings: z.array(range.extend({ id: text, label: text })).optional(),
  verdict: text,
})
const work = z.strictObject({
  people: z.array(
    z.strictObject({
      who: text,
      from: z.enum(['team', 'new', 'house', 'outside']),
      hours: number,
      hourlyUsd: number,
      usd: number,
      does: text.optional(),
    }),
  ),
  packages: z
    .array(
      z.strictObject({
        what: text,
        hours: number,
        by: z.array(z.strictObject({ who: text, hours: number })),
      }),
    )
    .describe('What the hours of the team, and of those to find, are for; for everybody they add up to `people`.')
    .optional(),
  things: z.array(z.strictObject({ what: text, usd: number })),
  reserveUsd: number,
  pay: text.optional(),
  totalUsd: number,
})
const timeline = z.array(
  z.strictObject({
    weeks: range,
    id: text,
    title: text,
    startWeek: number,
    endWeek: number,
    does: text,
    gate: text,
  }),
)

/** A plan as JSON: what `plan --format json` prints, and what is kept of every plan. Fields that came later are optional. */
export const PLAN = z
  .strictObject({
    schemaVersion: number.int().max(PLAN_VERSION).optional(),
    title: text,
    problem: z.array(z.strictObject({ question: text, label: text, text })),
    ownWords: z.record(text, text).optional(),
    remarks: z.array(z.looseObject({ id: text, means: text, words: texts, weight: number })).optional(),
    wants: z
      .array(z.looseObject({ kind: text, words: text, state: z.enum(['open', 'done']), where: text }))
      .describe('What the team asked for and where the plan does it; `open`: no row does it yet.')
      .optional(),
    kind: z.looseObject({ id: text, title: text, general: z.boolean() }).optional(),
    alsoAsked: z.array(z.looseObject({ part: text, by: text, how: text, words: text })).optional(),
    sums: z.array(z.strictObject({ words: z.array(text), working: text, result: text })).optional(),
    challenges: z.array(z.looseObject({ id: text, title: text, say: text, weight: number })).optional(),
    ideas: z
      .array(IDEA)
      .describe('Suggested by a language model, not checked by our rules; each figure is computed from `facts`.')
      .optional(),
    facts: z.record(text, z.union([number, text, z.boolean()])).optional(),
    decisions: z.record(text, z.union([decision, many])),
    alternatives: z.array(alternative).optional(),
    rejected: z.array(z.strictObject({ what: text, why: text })).optional(),
    sensitivity: z.array(z.strictObject({ change: text, decision: text, money: text })).optional(),
    smaller: z.strictObject({ is: text, leaves: texts, whole: text }).optional(),
    board: BOARD.optional(),
    models: z.array(z.looseObject({ id: text, stage: text, where: text, why: text })).optional(),
    law: z.array(law).optional(),
    sample: sample.optional(),
    monitoring: z.array(z.strictObject({ what: text, every: text, threshold: text, action: text })).optional(),
    exit: z.array(z.strictObject({ tie: text, how: text })).optional(),
    estimates: z.array(estimate),
    staffing: z.array(role),
    budget,
    work: work.optional(),
    pipeline: z.array(pipelineRow).optional(),
    running: z
      .strictObject({
        others: z.array(z.strictObject({ what: text, usd: number, note: text })),
        reserveUsd: number,
        pay: text.optional(),
        totalUsd: number,
        begins: z.strictObject({ with: text, share: number, usd: number }).optional(),
      })
      .optional(),
    timeline,
    first: z
      .strictObject({ staffing: z.array(role), budget, work: work.optional(), timeline, deadline: text })
      .describe('Where doing less is advised first: its people, money and weeks; all else is then the second stage.')
      .optional(),
    deadline: text,
    data: z.array(step),
    evaluation: z.array(step),
    risks: z.array(
      z.strictObject({
        id: text,
        title: text,
        text,
        mitigation: text,
        level: z.enum(['high', 'medium', 'low']),
        source: text,
      }),
    ),
    nextSteps: z.array(step),
    assumptions: z.array(z.strictObject({ question: text.optional(), text, about: z.literal('figures').optional() })),
    unanswered: texts,
    notAsked: texts,
    contradictions: z.array(z.strictObject({ questions: texts, text })),
    answers: z.record(text, z.union([text, number, texts])),
    rulesHash: text,
    sources: z.array(z.strictObject({ id: text, title: text, url: text.optional(), date: text })),
  })
  .meta({ title: `A plan of llm-plan, version ${PLAN_VERSION}` })

/** The same as a JSON Schema, for readers in other languages. */
export const planSchema = (): object => z.toJSONSchema(PLAN, { io: 'input' })
