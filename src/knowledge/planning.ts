import { z } from 'zod'

const range = z.strictObject({ low: z.number().nonnegative(), high: z.number().positive() })
/** A share that teams do not tell, 0 to 1, and what it is a share of. */
const share = z.strictObject({ what: z.string(), low: z.number().positive(), high: z.number().max(1) })
/** The share of the benefit that another way is likely to bring; a stronger one may bring more than the plan. */
const kept = z.strictObject({ low: z.number().positive(), high: z.number().max(1.5) })
const dated = { source: z.string(), date: z.string() }
const tokens = z.strictObject({ prompt: z.number().positive(), output: z.number().positive() })
const weeks = z.record(z.string(), range)
const phase = z.strictObject({ title: z.string(), does: z.string(), gate: z.string() })
const hosted = z.record(z.string(), z.array(z.string()).min(1))
const factor = z.number().min(1)
const bucket = z.record(z.string(), z.number().nonnegative())

/** The shape of knowledge/planning.yaml: what a plan assumes where nobody said, with a source for every block. */
export const planningSchema = z.strictObject({
  requests: z.strictObject({
    ...dated,
    tasks: z.record(z.string(), tokens),
    retrieved: z.number(),
    spread: z.number().min(1),
    example: z.number(),
    document: z.number(),
    passage: z.number(),
    embeddingDimensions: z.number(),
  }),
  buckets: z.strictObject({
    ...dated,
    requests_per_day: bucket,
    budget_usd: bucket,
    deadline_weeks: bucket,
    corpus_tokens: bucket,
    labelled_examples: bucket,
    spread: z.strictObject({ exact: factor, bucket: factor, assumed: factor }),
  }),
  examples: z.strictObject({
    ...dated,
    decoder: z.record(z.string(), z.string()),
    encoder: z.record(z.string(), z.string()),
    'encoder-decoder': z.record(z.string(), z.string()),
    hosted: z.strictObject({ 'vendor-api': hosted, 'managed-open-weights': hosted }),
    accelerator: z.string(),
    smallAccelerator: z.string(),
    ownAccelerator: z.string(),
    deviceAccelerator: z.string(),
    serverAccelerator: z.string(),
    device: z.record(z.string(), z.string()),
    owned: bucket,
    trainingDays: z.number().positive(),
    distilledExamples: z.number(),
    epochs: z.number(),
    trainingContext: z.number(),
    peakFactor: z.number(),
    answerTokensPerSecond: z.number().positive(),
    readingSeconds: z.number().positive(),
  }),
  weeks: z.strictObject({
    ...dated,
    define: weeks,
    data: weeks,
    build: weeks,
    pilot: weeks,
    rollout: weeks,
    secondary: z.number().min(0).max(1),
  }),
  burden: z.strictObject({ ...dated, low: z.number(), high: z.number() }),
  labelling: z.strictObject({
    ...dated,
    minutesPerExample: range,
    hourlyUsd: range,
    toLearn: z.number(),
    toScore: z.number(),
  }),
  training: z.strictObject({
    ...dated,
    runs: range,
    pretrainingRuns: range,
    trials: range,
    hoursAroundRun: range,
    vendorUsdPerMTokens: range,
  }),
  phases: z.strictObject({ ...dated, define: phase, data: phase, build: phase, pilot: phase, rollout: phase }),
  server: z.strictObject({
    ...dated,
    usdPerMonth: range,
    jobUsdPerMonth: range,
    smallUsdPerMonth: range,
    encoderPerSecond: range,
    classicalPerSecond: range,
  }),
  search: z.strictObject({ ...dated, usdPerGiBMonth: range, atLeastUsdPerMonth: range, refreshPerMonth: bucket }),
  storage: z.strictObject({ ...dated, usdPerGiBMonth: range, checkpoints: z.number().positive() }),
  testDevices: z.strictObject({ ...dated, low: z.number(), high: z.number() }),
  stakeholders: z.strictObject({
    ...dated,
    hoursEach: range,
    onNoPayroll: z.array(z.string()).min(1),
    deciders: z.array(z.string()).min(1),
    orVerbs: z.array(z.string()).min(1),
    notDeciders: z.array(z.string()).min(1),
    paidAs: z.string(),
  }),
  organization: z.strictObject({
    ...dated,
    days: z.array(
      z.strictObject({ from: z.number().positive(), low: z.number().positive(), high: z.number().positive() }),
    ),
  }),
  smaller: z.strictObject({
    ...dated,
    pace: z.strictObject({
      hours: z.number().positive().max(1),
      weeks: z.record(z.string(), z.number().positive().max(1)),
    }),
  }),
  rivals: z.strictObject({
    ...dated,
    runnerUp: z.strictObject({ technique: kept, size: kept, place: kept }),
    ways: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        beside: z.partialRecord(
          z.enum(['family', 'option', 'size', 'task', 'reads', 'has', 'stage', 'input']),
          z.array(z.string()).min(1),
        ),
        take: z.record(z.string(), z.string()),
        parts: z.record(z.string(), z.string()).default({}),
        stages: z
          .record(
            z.string(),
            z.union([
              z.literal('none'),
              z.strictObject({
                kind: z.string(),
                promptTokens: z.number().positive().optional(),
                outputTokens: z.number().positive().optional(),
                /** What it must read of each class before it can choose. */
                tokensAClass: z.number().positive().optional(),
              }),
            ]),
          )
          .default({}),
        keeps: kept,
        choose: z.string(),
        cheap: z.string().optional(),
      }),
    ),
  }),
  contingency: z.strictObject({ ...dated, low: z.number(), high: z.number() }),
  worth: z.strictObject({
    ...dated,
    url: z.string(),
    timeSaved: share,
    timeKept: share,
    staffTime: share,
    loanLost: share,
    automationKept: share,
    goalKept: share,
    mistakesKept: share,
    lossCut: share,
    saleMargin: share,
    /** Words of those for whom money is not the aim; examples are held by a test. */
    notForMoney: z.strictObject({
      /** In the sentence that says who they are. */
      phrases: z.array(z.string()).min(1),
      /** Among those who must be asked. */
      payers: z.array(z.string()),
      unless: z.array(z.string()),
      examples: z.array(z.string()).min(1),
      counterExamples: z.array(z.string()).min(1),
    }),
    /** Words by which a team tells that somebody was hurt; examples are held by a test. */
    hurt: z.strictObject({
      phrases: z.array(z.string()).min(1),
      unless: z.array(z.string()),
      examples: z.array(z.string()).min(1),
      counterExamples: z.array(z.string()).min(1),
    }),
  }),
})

export type Planning = z.infer<typeof planningSchema>
