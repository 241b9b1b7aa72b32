/** z of a two-sided 95 % interval, and of 80 % power on one side. */
const Z95 = 1.959964
const Z80 = 0.841621

/**
 * Cases of the rarer outcome that measure an AUC within plus or minus `margin` at 95 %, where the other is plentiful: the part of
 * its variance that more of the others do not take away (Hanley and McNeil 1982, the larger of Q1 and Q2 less the square).
 */
export const eventsForAuc = (auc: number, margin: number): number =>
  Math.ceil((Z95 ** 2 * varianceOf(auc)) / margin ** 2)

/** Cases of the rarer outcome that tell AUC `a` from `b` at 95 % with 80 % power, each on cases of its own. */
export const eventsForAucs = (a: number, b: number): number =>
  Math.ceil(((Z95 + Z80) ** 2 * (varianceOf(a) + varianceOf(b))) / (a - b) ** 2)

function varianceOf(auc: number): number {
  const square = auc ** 2
  return Math.max(auc / (2 - auc), (2 * square) / (1 + auc)) - square
}
