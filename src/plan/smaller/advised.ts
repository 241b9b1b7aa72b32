import { formatUsd } from '../../amounts/print.ts'
import type { Smaller } from '../../blueprint/smaller/schema.ts'
import type { Alternative } from '../alternatives.ts'
import type { Board } from '../board.ts'

type Worth = Pick<Board, 'benefitUsdPerYear' | 'grossUsdPerYear' | 'breakEvenUsdPerYear'>
const YEARS = 3

/** Whether a plan brings less than it costs over three years, by the numbers there are; unknown is no. */
export const fallsShort = ({ benefitUsdPerYear, grossUsdPerYear = 0, breakEvenUsdPerYear }: Worth): boolean =>
  benefitUsdPerYear !== undefined && grossUsdPerYear < breakEvenUsdPerYear

/** What is advised where a plan does not pay: to do less where that can pay, else nothing. Undefined where the plan itself is. */
export function insteadOf(
  board: Worth,
  less: Alternative | undefined,
  keeps: Smaller['usual']['keeps'],
): 'less' | 'nothing' | undefined {
  if (less?.threeYearUsd === undefined || !fallsShort(board)) return undefined
  return (board.grossUsdPerYear ?? 0) * keeps.high * YEARS > less.threeYearUsd ? 'less' : 'nothing'
}

/** The board's page with what it decides on where the plan is not what is advised. */
export function advised(board: Board, instead: Alternative | undefined): Board {
  if (instead === undefined) return board
  const until = `until the numbers show ${formatUsd(board.breakEvenUsdPerYear)} a year`
  const decision =
    instead.role === 'less'
      ? `Do less first, up to ${formatUsd(instead.onceUsd ?? 0)}: ${instead.title}. No money for a model ${until}.`
      : `Release nothing ${until}; not even doing less would pay for itself.`
  return { ...board, decision }
}
