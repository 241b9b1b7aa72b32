import { z } from 'zod'
import { estimate, kinds } from '../estimator/estimate.ts'
import { findPrice } from '../knowledge/find.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { compute } from '../plan/ideas/compute.ts'
import type { Known } from '../plan/ideas/fact-units.ts'
import type { Plan } from '../plan/plan.ts'
import { type Tool, tool } from './tools.ts'

/** How the estimator's units are called in expressions. A result in another unit cannot be reckoned with. */
const UNITS: Readonly<Record<string, string>> = {
  GiB: 'gib',
  USD: 'usd',
  'USD a month': 'usd/month',
  'USD a case': 'usd/case',
  hours: 'hour',
  days: 'day',
  months: 'month',
  ms: 'ms',
  s: 'second',
  'tokens/s': 'token/second',
  'pages/s': 'page/second',
  accelerators: 'machine',
  machines: 'machine',
}
/** Named numbers that tools may add, so that an endless talk stays small. */
const MAX_NAMED = 60
const TOKENS = 1e6
const expression = z.string().max(200)

/**
 * The tools with which a model may look into a plan and have something worked out: `size`, `sample_size`, `price`, `law`,
 * `blueprint`. Numbers go in as expressions over facts and come out under names, which are added to `numbers`.
 */
export function ideaTools(plan: Plan, knowledge: Knowledge, numbers: Map<string, Known>): readonly Tool[] {
  const said = (name: string, value: number, unit: string) => {
    if (numbers.size < MAX_NAMED && Number.isFinite(value)) numbers.set(name, { value, unit })
    return { name, value, unit }
  }
  const count = (written: string, unit: string): number | undefined => {
    const computed = compute(written, unit, numbers)
    return 'fault' in computed ? undefined : computed.value
  }
  let asked = 0

  const size = tool({
    name: 'size',
    description:
      'The estimator: memory, speed, money of models. Numbers in `fields` are expressions; each result gets a name for expressions.',
    takes: z.object({
      kind: z.enum(kinds),
      model: z.string().max(60).nullable().default(null),
      accelerator: z.string().max(60).nullable().default(null),
      fields: z.array(z.object({ field: z.string().max(40), expression, unit: z.string().max(40) })).max(8),
    }),
    run: ({ kind, model, accelerator, fields }) => {
      const given = fields.map((each) => [each.field, count(each.expression, each.unit)] as const)
      if (given.some(([, value]) => value === undefined))
        return { error: 'An expression in `fields` does not compute.' }
      const named = { ...(model !== null && { model }), ...(accelerator !== null && { accelerator }) }
      const answer = estimate({ ...Object.fromEntries(given), kind, ...named }, knowledge)
      if ('error' in answer) return { error: answer.error.message }
      asked++
      return Object.entries(answer.results).flatMap(([name, { value, unit }]) => {
        const known = UNITS[unit]
        return known === undefined ? [] : [said(`size${asked}_${name}`, value, known)]
      })
    },
  })
  const sampleSize = tool({
    name: 'sample_size',
    description:
      'Cases of a test: with `other`, to tell two shares apart; without, cases free of errors that show a rate below `share`.',
    takes: z.object({ share: expression, other: expression.nullable().default(null) }),
    run: ({ share, other }) => {
      const call = other === null ? `casesForZero(${share})` : `casesForDifference(${share}, ${other})`
      const cases = count(call, 'case')
      if (cases === undefined) return { error: 'These are not shares that are known.' }
      return said(`sample${++asked}_cases`, cases, 'case')
    },
  })
  const price = tool({
    name: 'price',
    description: 'The list price of a model by its name, for a token in and a token out.',
    takes: z.object({ model: z.string().max(60) }),
    run: ({ model }) => {
      const found = findPrice(knowledge, model)
      if (found === undefined) return { error: 'No price of that model is known.' }
      asked++
      return [
        said(`price${asked}_in`, found.inputUsdPerM / TOKENS, 'usd/token'),
        said(`price${asked}_out`, found.outputUsdPerM / TOKENS, 'usd/token'),
      ]
    },
  })
  const law = tool({
    name: 'law',
    description: 'The laws that the plan names, and what each asks.',
    takes: z.object({}),
    run: () => (plan.law ?? []).map(({ title, applies, duty }) => ({ title, applies, duty })),
  })
  const blueprint = tool({
    name: 'blueprint',
    description: 'What the plan says already of this kind of project: parts, traps of the data, risks, first steps.',
    takes: z.object({}),
    run: () => ({
      kind: plan.kind?.title,
      parts: plan.kind?.parts.map(({ part, by }) => `${part} (${by})`),
      risks: plan.kind?.risks.map(({ risk }) => risk),
      steps: plan.kind?.firstFortnight,
    }),
  })
  return [size, sampleSize, price, law, blueprint]
}
