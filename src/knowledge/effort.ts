import { z } from 'zod'

const range = z.strictObject({ low: z.number().nonnegative(), high: z.number().positive() })
const values = z.array(z.string()).min(1)
/** Facts with the values that any of them must have (or, with `not`, must not). */
const when = z.record(z.string(), z.union([values, z.strictObject({ not: values })])).default({})
/** Factors at points of a scale, in order. */
const points = z.array(z.tuple([z.number().positive(), z.number().positive()])).min(2)
const phase = z.enum(['define', 'data', 'build', 'pilot', 'rollout'])

/** What a row is about, what calls for it, and what is counted. */
const called = {
  id: z.string(),
  title: z.string(),
  when,
  per: z.union([z.string(), values]).optional(),
  power: z.number().min(0).max(1).default(1),
}

/** The shape of knowledge/effort.yaml: the hours of work packages, and who does them. */
export const effortSchema = z
  .strictObject({
    source: z.string(),
    date: z.string(),
    calibration: z.string(),
    hoursAYear: z.number().positive(),
    hoursAWeek: z.number().positive(),
    worthACall: z.number().positive(),
    buildWeeks: z.number().positive(),
    work: z.record(z.string(), z.strictObject({ best: values, or: values })),
    specialists: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        paidAs: z.string(),
        insteadOf: z.string().optional(),
        when,
        names: z.array(z.string()),
      }),
    ),
    size: z.strictObject({
      perDay: points,
      budgetUsd: points,
      money: z.number().min(0).max(1),
      pay: z.number().positive(),
      strict: z.number().positive(),
    }),
    factors: z.array(z.strictObject({ when, by: z.number().positive(), phases: z.array(phase).optional() })),
    lead: z.strictObject({ title: z.string(), share: range }),
    packages: z.array(
      z.strictObject({ ...called, phase, rated: z.boolean().default(false), hours: z.record(z.string(), range) }),
    ),
    running: z.array(z.strictObject({ ...called, hours: range })),
    fleet: range.extend({ of: z.number().positive() }),
    platform: z.array(range.extend({ when })),
  })
  .superRefine(({ packages, work }, context) => {
    packages.forEach(({ id, hours }, at) => {
      const unknown = Object.keys(hours).find((kind) => work[kind] === undefined)
      if (unknown === undefined) return
      const message = `the package "${id}" has hours of "${unknown}", a kind of work that \`work\` does not name`
      context.addIssue({ code: 'custom', path: ['packages', at, 'hours', unknown], message })
    })
  })

export type Effort = z.infer<typeof effortSchema>
