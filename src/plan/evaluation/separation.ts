import { formatNumber } from '../../amounts/print.ts'
import { eventsForAuc, eventsForAucs } from '../../statistics/auc.ts'
import type { Need } from './need.ts'

/** How near an AUC is to be known where nothing of today is told. (Our judgment.) */
const MARGIN = 0.03

/** AUC or Gini (2 x AUC - 1): as sure as the rarer outcome has cases in the test, however many others there are. */
export function separationNeed(target: number, today: number | undefined, isGini: boolean): Need {
  const auc = (value: number): number => (isGini ? (value + 1) / 2 : value)
  const rising = today !== undefined && today < target
  const n = rising ? eventsForAucs(auc(today), auc(target)) : eventsForAuc(auc(target), MARGIN)
  const shows = rising
    ? `tell it from ${formatNumber(today)}, if each way had its own cases; on the same cases fewer do`
    : `show it within ±${formatNumber(MARGIN * (isGini ? 2 : 1))}`
  const proof = `at least ${n.toLocaleString('en-US')} past cases of the rarer outcome, from a later time than it learned from, with all the others of that time, ${shows}`
  return {
    cases: n,
    fromLogs: true,
    past: true,
    goal: `at least ${formatNumber(target)}${rising ? `, from ${formatNumber(today)}` : ''}`,
    proof,
    says: `${proof.charAt(0).toUpperCase()}${proof.slice(1)} (Hanley and McNeil; 95% confidence). Good cases in plenty do not make up for few of the rarer outcome.`,
  }
}
