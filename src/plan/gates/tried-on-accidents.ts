import type { Alternative } from '../alternatives.ts'
import { advisedRow } from '../best.ts'
import type { Board } from '../board.ts'
import type { Remark } from '../remarks.ts'

/** Where something else is done than the plan builds, its first gate is tried on the cases made after the team's accidents, too. Pure. */
export function triedOnAccidents(
  board: Board,
  alternatives: readonly Alternative[] | undefined,
  remarks: readonly Remark[],
): Board {
  const asked = remarks.flatMap(({ gate, slice }) =>
    gate?.at === 'test' && slice?.shows !== undefined ? [gate.pass] : [],
  )
  const [first, ...rest] = board.gates
  if (first === undefined || asked.length === 0 || advisedRow(alternatives) === undefined) return board
  return { ...board, gates: [{ ...first, question: [first.question, ...asked].join('; ') }, ...rest] }
}
