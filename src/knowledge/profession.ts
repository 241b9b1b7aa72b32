import { z } from 'zod'
import { aspectOf } from './aspect.ts'
import { range, sourced, text } from './fact-fields.ts'

/** A kind of person that a project may need, by every name that people use. */
export const profession = z.strictObject({
  id: text,
  title: text,
  names: z.array(text).min(1),
  /** The role of roles.yaml that it is. */
  role: text.optional(),
  /** The role of pay.yaml whose pay it has; a near one where `standIn` says so. */
  pay: text.optional(),
  standIn: z.boolean().optional(),
  does: text,
  /** How many a project takes, in words. */
  many: text,
  hireWeeks: range,
  /** In the US, where neither pay.yaml nor roles.yaml has it. */
  salaryUsd: range.optional(),
  hourlyUsd: range.optional(),
  /** What the figures leave out. */
  payNote: text.optional(),
  ...sourced,
})

/** What can be asked of one. */
export const professionAspect = aspectOf([
  'pay',
  'freelance',
  'employer',
  'hour',
  'day',
  'month',
  'enough',
  'hire',
  'many',
  'when',
  'share',
  'does',
  'most',
  'least',
  'everyone',
])

export type Profession = Readonly<z.infer<typeof profession>>
export type ProfessionAspect = Readonly<z.infer<typeof professionAspect>>
