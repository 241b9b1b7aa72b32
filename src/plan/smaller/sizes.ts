import type { Smaller } from '../../blueprint/smaller/schema.ts'
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
  { chosen, asked, project, solution, smaller, whole }: WorkedOut,
  outcomes: Outcomes,
): Sizes & { readonly simple?: Solution } {
  const row = chosen && guides.smaller.kinds[chosen.leading.blueprint.id]
  const simple = row && lessOf(asked, outcomes, knowledge, project.reach.languages)
  const less =
    row && simple && lessRow(solution, simple, row.less, keepsOfLess(guides.smaller, chosen, whole && smaller))
  return {
    ...(less && simple && { less, simple }),
    ...(smaller &&
      whole && { first: smaller.cut.first ? `only ${smaller.cut.first.what} at first` : isWords(smaller) }),
    ...(smaller && { other: whole ? wholeRow(whole, smaller) : smallerRow(solution, smaller) }),
  }
}

/** What doing less keeps of the whole benefit; of one language only, where the plan begins with one. */
export function keepsOfLess(
  { kinds, usual, without }: Smaller,
  chosen: WorkedOut['chosen'],
  taken: WorkedOut['smaller'],
): Smaller['usual']['keeps'] {
  const { low, high } = kinds[chosen?.leading.blueprint.id ?? '']?.keeps ?? usual.keeps
  const share = taken?.cut.oneLanguage === true ? without.languages : 1
  return { low: low * share, high: high * share }
}
