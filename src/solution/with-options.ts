import type { Outcome, Outcomes } from '../rules/rule-book.ts'

/** The outcomes with other options for some decisions, for which no rule gives a reason. */
export function withOptions(outcomes: Outcomes, options: Readonly<Record<string, string>>): Outcomes {
  const one = Object.entries(outcomes.one).map(([id, outcome]): [string, Outcome] => {
    const option = options[id]
    return [id, option === undefined ? outcome : { ...outcome, option, secondary: [], because: [] }]
  })
  return { ...outcomes, one: Object.fromEntries(one) }
}
