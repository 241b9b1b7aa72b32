import type { Board } from '../board.ts'
import type { Sample } from '../evaluation/sample.ts'
import type { PlanGate } from './plan-gates.ts'

/** The gate that a plan has at least in its first weeks. */
export const EARLY_GATE = "Today's numbers"

/** Last month's cases are counted in these. (Our judgment.) */
const WEEK = 2
/** What is begun in the first weeks decides a gate that stands no later. */
const SOON = 8

/**
 * Gates that begin while little is paid: where the first one stands late, today's value of each goal and the cases of the test come
 * before it, and take their share of its money. Pure.
 */
export function withEarly(board: Board, sample: Sample | undefined): Board {
  const [first, ...rest] = board.gates
  if (first === undefined || first.week <= SOON || sample === undefined || sample.measures.length === 0) return board
  const share = WEEK / first.week
  const early: PlanGate = {
    title: EARLY_GATE,
    week: WEEK,
    releaseUsd: first.releaseUsd * share,
    question: ["Today's value of each goal is counted, and none is reached", ...casesOf(sample)].join('; '),
    otherwise: 'What is reached needs no project; without cases or people collect first',
    after: 'need',
  }
  return { ...board, gates: [early, { ...first, releaseUsd: first.releaseUsd * (1 - share) }, ...rest] }
}

/** What people judge must be there, and the people. */
function casesOf({ judged, graded, cases, unit = 'cases', expertHours }: Sample): readonly string[] {
  if (judged === false) return []
  return [
    `the test's ${(graded ?? cases).toLocaleString('en-US')} ${unit} can be had, with ${expertHours} hours to judge them`,
  ]
}
