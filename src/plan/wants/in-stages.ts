import type { Solution } from '../../solution/solve.ts'
import { atFirst } from '../at-first.ts'
import type { Want } from './want.ts'
import { wantsOf } from './wants.ts'
import type { Given } from './whole.ts'

/** What counts hours, which the first stage has in a table of its own. */
const COUNTED = /^(?:People|Work): /u

/** What was asked for and where the plan does it; where a smaller stage comes first, its own hours, and what only the second has says so. */
export function wantsInStages(given: Given, first: Solution | undefined): readonly Want[] {
  const all = wantsOf(given)
  if (first === undefined) return all
  const early = wantsOf({ ...given, plan: atFirst(given.plan), packages: first.packages })
  return all.map((row) => {
    if (row.state === 'open' || !COUNTED.test(row.where)) return row
    const same = early.find(({ kind, words, state }) => kind === row.kind && words === row.words && state === row.state)
    return same ?? { ...row, where: `${row.where} (stage 2)` }
  })
}
