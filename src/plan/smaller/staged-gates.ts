import { formatUsd } from '../../amounts/print.ts'
import type { Alternative } from '../alternatives.ts'
import type { Board } from '../board.ts'
import type { PlanGate } from '../gates/plan-gates.ts'

/** The gate at which the first stage is found to be enough, or not. */
export const ENOUGH_GATE = 'Is stage 1 enough?'

/** So many weeks in use are counted before that. (Our judgment.) */
export const COUNTED_WEEKS = 4
const YEARS = 3

type Staged = {
  /** When the build pays after it, as far as something we assume decides. */
  readonly least: string | undefined
  /** The gate of the build that asks what stage 1 has shown by then. */
  readonly begun: string | undefined
  /** Whether somebody may be hurt: then the goal decides, not the money. */
  readonly mayHurt: boolean
}

/**
 * The gates of both stages: the first stage in use, the count that decides on the second, then those of the build, each so many weeks later
 * and with the money that it
 * releases. Pure.
 */
export function stagedGates(
  { onceUsd = 0, weeks = 1, threeYearUsd = 0 }: Alternative,
  plan: Pick<Board, 'gates' | 'breakEvenUsdPerYear'>,
  planUsd: number,
  { least, begun, mayHurt }: Staged,
): readonly PlanGate[] {
  const more = plan.breakEvenUsdPerYear - threeYearUsd / YEARS
  const decided = weeks + COUNTED_WEEKS
  return [
    {
      title: 'Stage 1 in use',
      week: weeks,
      releaseUsd: onceUsd,
      question: 'Those it is for use it every week, and your measures are counted',
      otherwise: 'Mend it before anything is built',
      after: 'rollout',
    },
    {
      title: ENOUGH_GATE,
      week: decided,
      releaseUsd: 0,
      question: `It is not: counted for ${COUNTED_WEEKS} weeks, your goal is missed${mayHurt ? '' : `, and ${least ?? `building would save more than the ${formatUsd(more)} a year that it costs more`}`}`,
      otherwise: `Stop here and keep stage 1; the ${formatUsd(planUsd)} stays with you`,
      after: 'rollout',
    },
    ...plan.gates
      .filter(({ title }) => title !== begun)
      .map((gate) => ({ ...gate, week: decided + gate.week, stage: 2 as const })),
  ]
}
