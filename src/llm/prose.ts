import { z } from 'zod'
import { inventedFigures } from '../amounts/invented-figures.ts'
import type { Plan } from '../plan/plan.ts'
import { planSummary } from '../plan/summary.ts'
import type { Model } from './model.ts'
import { ModelError } from './model-error.ts'

const proseSchema = z.object({ summary: z.string().min(40).max(1500) })
const SYSTEM =
  'You write a summary of a project plan for a manager: four to six plain sentences, no hype, no lists, no headings. Use only the facts given. Copy every number exactly as it stands, with its unit; bring no other number, name or link.'

/** Links, mentions and markup have no business in a summary, whoever put them there. */
const FOREIGN = /https?:|www\.|[<>@`*#|]|\]\(|&[a-z]+;/iu

/**
 * A summary in prose, where every number is one of the plan's figures; otherwise, and whenever the model fails, the
 * lines of the template. Never throws on the model's account.
 */
export async function planProse(
  model: Model,
  plan: Plan,
  tenant: string,
  now: number,
): Promise<{ readonly text: string; readonly byModel: boolean }> {
  const facts = [plan.title, ...planSummary(plan)].join('\n')
  const template = { text: facts, byModel: false }
  try {
    const { summary } = await model.ask(
      { name: 'summary', system: SYSTEM, text: facts, schema: proseSchema, mostTokens: 600 },
      tenant,
      now,
    )
    const text = summary.trim().replace(/\s+/gu, ' ')
    return FOREIGN.test(text) || inventedFigures(text, facts).length > 0 ? template : { text, byModel: true }
  } catch (error) {
    if (error instanceof ModelError) return template
    throw error
  }
}
