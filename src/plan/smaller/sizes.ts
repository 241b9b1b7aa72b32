import type { Outcomes } from '../../rules/rule-book.ts'
import { lessOf } from '../../solution/less.ts'
import type { Sizes } from '../alternatives.ts'
import type { Board } from '../board.ts'
import type { WorkedOut, WorkInput } from '../work-out.ts'
import { insteadOf } from './advised.ts'
import { lessRow } from './less-row.ts'
import { smallerRow, wholeRow } from './smaller-rows.ts'
import { isWords } from './smaller-words.ts'

/** The rows of the options that are another size of the same project. */
export function sizesOf(
  { knowledge, guides }: WorkInput,
  { chosen, project, solution, smaller, whole }: WorkedOut,
  outcomes: Outcomes,
  board: Board,
): Sizes {
  const kind = chosen?.leading.blueprint.id
  const less = kind && lessRow(solution, lessOf(project, outcomes, knowledge), guides.smaller, kind, board)
  const { kinds, usual } = guides.smaller
  const instead = insteadOf(board, less || undefined, (kind && kinds[kind]?.keeps) || usual.keeps)
  return {
    ...(less && { less }),
    ...(instead && { instead }),
    ...(smaller &&
      whole && { first: smaller.cut.first ? `only ${smaller.cut.first.what} at first` : isWords(smaller) }),
    ...(smaller && { other: whole ? wholeRow(whole, smaller) : smallerRow(solution, smaller) }),
  }
}
