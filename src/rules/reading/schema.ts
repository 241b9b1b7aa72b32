import { z } from 'zod'

/** The shape of the rule files. Ids and conditions are checked afterwards, when every fact is known. */
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'an id has only a-z, 0-9, - and _')
const sentence = z.string().min(1).max(600)
/** A condition is read by `condition.ts`, which can name the fact and the value at fault. */
const condition = z.record(z.string(), z.unknown())
const names = z.union([id.transform((one) => [one]), z.array(id).min(1)])

const option = z.strictObject({
  id,
  label: z.string().min(1).max(75, 'a label has at most 75 characters (a limit of the chat platforms)'),
  description: sentence.optional(),
  below: z.number().positive().optional(),
  exclusive: z.boolean().optional(),
  synonyms: z.array(z.string().min(1).max(60)).optional(),
})

export const questionnaireShape = z.strictObject({
  sections: z.array(z.strictObject({ id, title: sentence })).min(1),
  questions: z
    .array(
      z.strictObject({
        id,
        label: z.string().min(1).max(40).optional(),
        section: id,
        kind: z.enum(['text', 'choice', 'many', 'number']),
        text: z.string().min(1).max(150),
        why: z.string().min(1).max(150),
        effort: z.enum(['easy', 'effort', 'hard', 'fixed']).default('effort'),
        quick: z.boolean().default(false),
        number: z.strictObject({ unit: z.string().min(1) }).optional(),
        asked: z.literal('full').optional(),
        when: condition.optional(),
        feeds: z.union([z.literal('always'), condition]).optional(),
        options: z.array(option).default([]),
      }),
    )
    .min(1),
})

export const factsShape = z.strictObject({
  figures: z.array(
    z.strictObject({
      id,
      label: z.string().min(1).max(60),
      values: z.array(id).min(2),
      stratum: z.int().min(1),
      uses: z.array(id).min(1),
      means: sentence,
    }),
  ),
})

/** Explanations keep the options of a decision as bits of one number. */
const MAX_OPTIONS = 30

export const decisionShape = z
  .strictObject({
    id,
    title: sentence,
    outcome: z.enum(['one', 'many']),
    stratum: z.int().min(1),
    options: z
      .array(
        z.strictObject({
          id,
          label: z.string().min(1).max(100),
          description: sentence,
          combines: z.array(id).default([]),
          level: z.enum(['high', 'medium', 'low']).optional(),
          mitigation: sentence.optional(),
          source: id.optional(),
        }),
      )
      .min(1),
    rules: z.array(
      z.strictObject({
        id,
        effect: z.enum(['rules-out', 'calls-for', 'supports']),
        option: names,
        when: condition,
        because: sentence,
        source: id,
      }),
    ),
  })
  .refine(({ outcome, options }) => outcome === 'many' || options.length <= MAX_OPTIONS, {
    path: ['options'],
    message: `a decision with one outcome has at most ${MAX_OPTIONS} options`,
  })

const lawCommon = { id, decision: id, because: sentence }
const statements = z.array(z.strictObject({ options: z.array(id).min(1), when: condition })).default([])

export const constraintsShape = z.strictObject({
  constraints: z.array(z.strictObject({ id, never: condition, because: sentence })).default([]),
  contradictions: z
    .array(z.strictObject({ id, when: condition, questions: z.array(id).min(1), because: sentence }))
    .default([]),
  laws: z
    .array(
      z.union([
        z.strictObject({
          ...lawCommon,
          options: z.union([z.literal('all'), z.array(id).min(1)]),
          fact: z.string(),
          order: z.array(id).min(2),
          whole: z.boolean().default(true),
        }),
        z.strictObject({ ...lawCommon, exactly: statements, only: statements, always: statements }),
      ]),
    )
    .default([]),
})

export const sourcesShape = z.strictObject({
  sources: z.array(
    z.strictObject({
      id,
      title: sentence,
      url: z.url().optional(),
      date: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD'),
      reviewBy: z
        .string()
        .regex(/^\d{4}-\d{2}$/, 'a month is YYYY-MM')
        .optional(),
    }),
  ),
})
