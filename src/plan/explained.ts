import type { PlanEstimate } from '../solution/plan-estimate.ts'
import type { Decision, Plan } from './plan.ts'

/** Options that one reason rules out, by their labels, with the reason and its source. */
export type RuledOut = { readonly options: readonly string[]; readonly because: string; readonly source: string }

/** What was ruled out, a line a reason: several options often fall for the same one. */
export function ruledOut({ ruledOut, labels }: Decision): readonly RuledOut[] {
  const groups = Map.groupBy(ruledOut, ({ because, source }) => JSON.stringify([because, source]))
  return [...groups.values()].flatMap((reasons) => {
    const [first] = reasons
    if (first === undefined) return []
    const options = [...new Set(reasons.map(({ option }) => labels?.[option] ?? option))]
    return [{ options, because: first.because, source: first.source }]
  })
}

/** Whether anything still open could change the outcome, and how many single answers would. */
export function firmness({ open = [], flips }: Decision): string {
  const firm =
    open.length === 0 ? 'No open question can change it' : `Open questions that could change it: ${open.join(', ')}`
  return flips === undefined || flips.of === 0
    ? `${firm}.`
    : `${firm}; ${flips.flips} of ${flips.of} other single answers would.`
}

/** How many questions were left out, and why; empty if none was. */
export function notAskedText(notAsked: readonly string[]): string {
  const n = notAsked.length
  if (n === 0) return ''
  const [was, it] = n === 1 ? ['question was', 'it'] : ['questions were', 'them']
  return `${n} ${was} not asked: no answer to ${it} could change the plan.`
}

/** A calculation, once for all the figures that came out of it. What an earlier one assumed is not said again. */
export type Calculation = {
  readonly labels: readonly string[]
  readonly working: readonly string[]
  readonly assumptions: readonly string[]
  readonly sources: readonly string[]
}

/** The calculations behind the plan's figures, in their order. */
export function calculations(plan: Pick<Plan, 'estimates'>): readonly Calculation[] {
  const groups = Map.groupBy(
    plan.estimates.filter(({ working }) => working.length > 0),
    ({ working }) => working.join('\n'),
  )
  const said = new Set<string>()
  return [...groups.values()].map((group) => {
    const { working, assumptions, sources } = group[0] as PlanEstimate
    const fresh = assumptions.filter((text) => !said.has(text))
    for (const text of fresh) said.add(text)
    return { labels: group.map(({ label }) => label), working, assumptions: fresh, sources }
  })
}

/** As many sources as stand beside a figure; all of them stand with its calculation. */
export function fewSources(sources: readonly string[]): { readonly shown: readonly string[]; readonly more: number } {
  const shown = sources.length > 3 ? sources.slice(0, 2) : sources
  return { shown, more: sources.length - shown.length }
}
