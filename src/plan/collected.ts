import type { DecisionOption, DecisionSpec, Outcomes, Reason, RuleBook } from '../rules/rule-book.ts'
import type { Risk, Step } from './plan.ts'

/** An option that a `many` decision took, with its text and the reasons of the rules. */
export type Taken = { readonly option: DecisionOption; readonly because: readonly Reason[] }

/**
 * The options that the `many` decision `id` took, in file order, but for those that the kind of project says already
 * (`covered`); empty if the rule book has no such decision.
 */
export function takenOptions(
  book: RuleBook,
  outcomes: Outcomes,
  id: string,
  covered: readonly string[] = [],
): readonly Taken[] {
  const spec = book.decisions.find((decision) => decision.id === id)
  return (outcomes.many[id]?.options ?? []).flatMap(({ option, because }) => {
    const found = optionOf(spec, option)
    return found === undefined || covered.includes(option) ? [] : [{ option: found, because }]
  })
}

/** Options as steps to take: what to do, and where the advice comes from. */
export function asSteps(taken: readonly Taken[]): readonly Step[] {
  return taken.map(({ option, because }) => ({
    id: option.id,
    title: option.label,
    text: option.description,
    source: option.source ?? because[0]?.source ?? 'assumption',
  }))
}

/** Options as risks, the gravest first. */
export function asRisks(taken: readonly Taken[]): readonly Risk[] {
  const rank = { high: 0, medium: 1, low: 2 }
  return taken
    .map(({ option, because }) => ({
      id: option.id,
      title: option.label,
      text: because[0]?.because ?? option.description,
      mitigation: option.mitigation ?? option.description,
      level: option.level ?? ('medium' as const),
      source: because[0]?.source ?? option.source ?? 'assumption',
    }))
    .toSorted((a, b) => rank[a.level] - rank[b.level])
}

function optionOf(spec: DecisionSpec | undefined, id: string): DecisionOption | undefined {
  return spec?.options.find((option) => option.id === id)
}
