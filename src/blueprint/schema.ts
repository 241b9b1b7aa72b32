import { z } from 'zod'
import { CHALLENGE } from './challenge-schema.ts'
import { PURCHASE } from './purchase-schema.ts'
import { WORTH } from './worth-schema.ts'

/** A text of a blueprint: plain words, `{expressions}` over the project's facts, `[[parts that need their facts]]`. */
const text = z.string().min(3).max(700)
const short = z.string().min(2).max(160)
const when = z.record(z.string(), z.unknown()).optional()
const source = z.string().optional()

/** Who or what does a part of the work. */
export const TECHNIQUES = [
  'code',
  'rules',
  'solver',
  'classical',
  'encoder',
  'decoder',
  'retrieval',
  'speech',
  'vision',
  'buy',
  'person',
] as const

/** What a stage of the pipeline calls; each is a kind of model or service that the solution can choose and price. */
const STAGE_KINDS = [
  'generate',
  'classify',
  'embed',
  'rerank',
  'recognize-speech',
  'synthesize-speech',
  'telephony',
  'ocr',
  'vision',
  'translate',
  'tabular',
  'forecast',
  'solve',
  'search',
  'code',
] as const

const part = z.strictObject({
  part: short,
  by: z.enum(TECHNIQUES),
  how: text,
  not: text.optional(),
  /** Not every team asks for it: it stands only where one of these phrases is in the brief. */
  asked: z.array(z.string().min(2)).min(1).optional(),
  when,
})
const stage = z.strictObject({
  stage: short,
  kind: z.enum(STAGE_KINDS),
  /** Calls for one case (a number, or an expression over the facts). */
  calls: z.union([z.number().positive(), z.string()]).default(1),
  promptTokens: z.number().positive().optional(),
  outputTokens: z.number().positive().optional(),
  audioSeconds: z.number().positive().optional(),
  pages: z.number().positive().optional(),
  characters: z.number().positive().optional(),
  pairs: z.number().positive().optional(),
  /** Of pictures: the whole picture gets a class; without it, things in it are found. */
  sees: z.literal('whole').optional(),
  /** What of the time that a person waits this stage may take, in milliseconds. */
  budgetMs: z.number().positive().optional(),
  /** It makes an input readable before the others begin: its time and size are its own. */
  ahead: z.literal(true).optional(),
  /** It masks, guards or checks what others do: no way is named by it. */
  aside: z.literal(true).optional(),
  note: text.optional(),
  when,
})
/** After which work a gate stands, in its order; a legal one stands beside the work on the data. */
export const GATE_PHASES = ['need', 'law', 'data', 'offline', 'pilot', 'rollout', 'later'] as const
const gate = z.strictObject({
  title: short,
  after: z.enum(GATE_PHASES),
  /** Weeks that its own trial takes: its phase is at least so long; of a later one, weeks after the roll-out. */
  weeks: z.number().positive().max(104).optional(),
  /** By it the plan has done what doing less does (`knowledge/smaller.yaml`). */
  less: z.literal(true).optional(),
  pass: text,
  otherwise: text,
})
const gates = z
  .array(gate)
  .min(3)
  .max(5)
  .refine(
    (all) => inOrder(all.filter(({ after }) => after !== 'law')),
    'gates must stand in the order of the work: need, data, offline, pilot, rollout, later',
  )
  .refine(
    (all) => all.every(({ after, weeks }) => after !== 'later' || weeks !== undefined),
    'a gate after "later" needs its weeks',
  )
const example = z.strictObject({
  task: z.string(),
  given: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  text,
})
const expert = z.strictObject({
  who: short,
  does: text,
  hours: z.strictObject({ low: z.number().min(0), high: z.number().min(0) }),
  /** The role of `roles.yaml` whose pay counts; a domain expert where none is named. */
  role: z.string().optional(),
})
/** What a product is priced by: a case, or a month of one user, site or other thing; `month` is a month for all. */
export const PRICED_BY = ['case', 'user', 'site', 'vehicle', 'machine', 'camera', 'month'] as const

const product = z.strictObject({
  name: short,
  /** Nothing to buy: open source, open weights or open data to build with. */
  free: z.boolean().default(false),
  what: short,
  price: short.optional(),
  /** A typical price in US dollars, our judgment: for one case, or a month for one of what it is counted by. */
  typical: z.strictObject({ low: z.number().min(0), high: z.number().min(0), per: z.enum(PRICED_BY) }).optional(),
  source,
})

/** One kind of project as the best practitioner of its field would set it up. See docs/blueprints.md. */
export const BLUEPRINT = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]+$/u),
  title: short,
  /** What the project is called in a sentence: "sorting incoming mail". */
  about: short,
  /** The more specific goes first when two blueprints fit equally well; a general one has 0. */
  rank: z.number().int().min(0).max(100),
  applies: z.strictObject({
    /** Conditions of the rule language; all must hold. Without: any answers. */
    when,
    /** Conditions under which it stands as the floor too, where no kind is surely meant. */
    floor: when,
    /** Groups of phrases. One phrase of every group found in the team's words: it is called for; of one group: it is supported. */
    words: z.array(z.array(z.string().min(2)).min(1)).default([]),
    /** What it cannot be without: one phrase of each group must stand somewhere in the brief, or another kind leads. */
    must: z.array(z.array(z.string().min(2)).min(1)).default([]),
    /** Of a floor: one phrase of each group must stand in problem and outcome, so that the words tell the technique and not the trade. */
    heard: z.array(z.array(z.string().min(2)).min(1)).default([]),
    because: text,
    /** Sentences of ours that must choose it, and sentences that must not: with the answer to `task`, and others where they decide. */
    examples: z.array(example).min(1),
    counterExamples: z.array(example).min(1),
  }),
  /** Other blueprints that may stand beside this one when they apply too. */
  combines: z.array(z.string()).default([]),
  /** Options of the general risks, next steps, evaluation and data steps that it says already: the plan leaves them out. */
  covers: z.array(z.string()).default([]),
  recommendation: text,
  unit: z.strictObject({ one: short, many: short }),
  worth: WORTH.optional(),
  parts: z.array(part).min(4).max(10),
  rejected: z
    .array(z.strictObject({ what: short, why: text, when }))
    .min(1)
    .max(5),
  pipeline: z.array(stage).max(8),
  /** The part of the load with which it begins, where not all comes at once: 0 to 1, a judgment. */
  begins: z.strictObject({ with: short, share: z.number().positive().lt(1) }).optional(),
  data: z.strictObject({
    needs: z
      .array(z.strictObject({ what: short, why: text, when }))
      .min(1)
      .max(5),
    traps: z
      .array(z.strictObject({ trap: short, answer: text, source, when }))
      .min(2)
      .max(6),
  }),
  evaluation: z.strictObject({
    metrics: z
      .array(z.strictObject({ metric: short, target: short, why: text.optional(), when }))
      .min(2)
      .max(7),
    baseline: text,
    noiseFloor: text.optional(),
    offline: text,
    online: text,
    redLines: z.array(short).min(1).max(4),
    /** What several cases of the test come from, how many at most from one, and how alike those are (0 to 1, assumed). */
    cluster: z
      .strictObject({ by: short, each: z.number().int().min(2), alike: z.number().positive().max(1) })
      .optional(),
  }),
  gates,
  controls: z.array(text).min(3).max(7),
  fallback: text,
  people: z.strictObject({
    owner: short,
    /** Where the owner gives more or less than the few hours a week that are usual. */
    ownerHoursAWeek: z.strictObject({ low: z.number().positive(), high: z.number().positive() }).optional(),
    experts: z.array(expert).min(1).max(4),
  }),
  law: z.array(z.string()).default([]),
  buy: z.array(product).max(5).default([]),
  /** What must be bought beside hours, models and machines; an empty list says that nothing must. */
  purchases: z.array(PURCHASE).max(5).optional(),
  buyTest: text,
  failure: z.strictObject({ what: text, lesson: text, source: z.string() }),
  risks: z
    .array(z.strictObject({ risk: short, sign: short, answer: text, when }))
    .min(3)
    .max(6),
  ask: z
    .array(z.strictObject({ question: short, why: text, when }))
    .min(2)
    .max(6),
  challenges: z.array(CHALLENGE).default([]),
  firstFortnight: z.array(text).min(3).max(7),
  firstMonth: z.array(text).min(2).max(5),
  sources: z
    .array(
      z.strictObject({ id: z.string(), title: z.string().min(3), url: z.url().optional(), date: z.coerce.string() }),
    )
    .min(1),
})

export type Blueprint = z.infer<typeof BLUEPRINT>
export type Gate = Blueprint['gates'][number]

function inOrder(all: readonly { readonly after: (typeof GATE_PHASES)[number] }[]): boolean {
  const at = all.map(({ after }) => GATE_PHASES.indexOf(after))
  return at.every((each, i) => i === 0 || each >= (at[i - 1] ?? 0))
}
