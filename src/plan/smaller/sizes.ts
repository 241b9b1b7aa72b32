import type { Outcomes } from '../../rules/rule-book.ts'
import { lessOf } from '../../solution/less.ts'
import type { Solution } from '../../solution/solve.ts'
import type { Sizes } from '../alternatives.ts'
import type { WorkedOut, WorkInput } from '../work-out.ts'
import { lessRow } from './less-row.ts'
import { smallerRow, wholeRow } from './smaller-rows.ts'
import { isWords } from './smaller-words.ts'

/** The rows of the options that are another size of the same project, and doing less as it was worked out. */
export function sizesOf(
  { knowledge, guides }: WorkInput,
  { chosen, asked, solution, smaller, whole }: WorkedOut,
  outcomes: Outcomes,
): Sizes & { readonly simple?: Solution } {
  const row = chosen && guides.smaller.kinds[chosen.leading.blueprint.id]
  const simple = row && lessOf(asked, outcomes, knowledge)
  const less = row && simple && lessRow(solution, simple, row.less, row.keeps ?? guides.smaller.usual.keeps)
  return {
    ...(less && simple && { less, simple }),
    ...(smaller &&
      whole && { first: smaller.cut.first ? `only ${smaller.cut.first.what} at first` : isWords(smaller) }),
    ...(smaller && { other: whole ? wholeRow(whole, smaller) : smallerRow(solution, smaller) }),
  }
}
