import type { Knowledge } from '../knowledge/knowledge.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { Plan } from './plan.ts'

type Cited = Plan['sources'][number]

/** Every source that the plan cites, once, in order of id, with title, address and date. */
export function planSources(plan: Omit<Plan, 'sources'>, book: RuleBook, knowledge: Knowledge): readonly Cited[] {
  const ids = new Set<string>()
  const cite = (source: string) => {
    for (const id of source.split(', ')) ids.add(id)
  }
  for (const decision of Object.values(plan.decisions)) {
    const reasons =
      'option' in decision
        ? [...decision.because, ...decision.ruledOut]
        : decision.options.flatMap((each) => each.because)
    for (const reason of reasons) cite(reason.source)
  }
  for (const each of [...(plan.first?.staffing ?? []), ...(plan.first?.budget.lines ?? [])]) cite(each.source)
  for (const each of plan.estimates) each.sources.forEach(cite)
  for (const each of [...plan.staffing, ...plan.budget.lines, ...plan.data, ...plan.evaluation]) cite(each.source)
  for (const each of [...plan.risks, ...plan.nextSteps]) cite(each.source)
  return [...ids].toSorted().flatMap((id) => {
    const source = book.sources.get(id) ?? knowledge.sources.find((each) => each.id === id)
    if (source === undefined) return []
    const cited: Cited = { id, title: source.title, date: source.date }
    return [source.url === undefined ? cited : { ...cited, url: source.url }]
  })
}
