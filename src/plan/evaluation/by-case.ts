import { formatNumber } from '../../amounts/print.ts'
import { casesForCorrelation, effectOfGroups, pairsForEffect } from '../../statistics/binomial.ts'
import { cases, type Need, percent, spell } from './need.ts'

/** Fewer pairs than this are not trusted, whatever the formula says: an assumption. */
const MIN_PAIRS = 30
/** Standard deviation of single cases' times, and of paired differences, as a share of the mean: assumptions of ours, 2026-11. */
const TIME_SPREAD = 0.5
const CHANGE_SPREAD = 0.3
/** Errors of speech cluster by recording, so that excerpts are counted, not words; minutes of one, and hours that transcribing an hour takes. (Judgments of ours, 2026-11.) */
const EXCERPT_MINUTES = 3
const TRANSCRIBING = 6
/** How near a word error rate is to be known, in points. */
const SPEECH_MARGIN = 2.5

/** A time that must fall, timed both ways on the same cases; or, with no time of today, the mean alone. Seconds. */
export function timeNeed(target: number, today: number | undefined): Need {
  const assumed = 'if individual cases vary by half the mean (an assumption; the first ten will show)'
  if (today === undefined || today <= target) {
    const n = Math.ceil((1.96 * TIME_SPREAD * 10) ** 2)
    return {
      cases: n,
      inUse: true,
      goal: spell(target),
      proof: `${n.toLocaleString('en-US')} timed cases show the mean within ±10%`,
      says: `${n.toLocaleString('en-US')} timed cases show the mean time within 10% at 95% confidence, ${assumed}.`,
    }
  }
  const n = Math.max(MIN_PAIRS, pairsForEffect((today - target) / today / TIME_SPREAD))
  return {
    cases: n,
    inUse: true,
    goal: `${spell(target)}, from ${spell(today)}`,
    proof: `${cases(n)} timed both ways show it at 95% confidence`,
    says: `${cases(n)} timed both ways (paired) show a drop from ${spell(today)} to ${spell(target)} at 95% confidence with 80% power, ${assumed}.`,
  }
}

/** A change by a share against today, on paired cases or days. */
export function changeNeed(by: number): Need {
  const n = Math.max(MIN_PAIRS, pairsForEffect(by / CHANGE_SPREAD))
  return {
    cases: n,
    inUse: true,
    change: true,
    goal: `a change of ${percent(by)}`,
    proof: `${cases(n)} done both ways show it at 95% confidence`,
    says: `${cases(n)} done both ways (the same case or the same day, paired) show a change of ${percent(by)} at 95% confidence with 80% power, if the differences spread by ${percent(CHANGE_SPREAD)} (an assumption; the first ten pairs will show).`,
  }
}

/** Single learners differ by so much of their mean, where nobody said: an assumption of ours, 2026-11. */
const LEARNERS_SPREAD = 0.3

/** What people learn, in two groups that chance made: nobody learns the same thing twice, with and without. */
export function learningNeed(by: number, spread = LEARNERS_SPREAD): Need {
  const n = Math.ceil((effectOfGroups(1) * spread) ** 2 / by ** 2)
  return {
    cases: n,
    unit: 'learners',
    inUse: true,
    change: true,
    fromLogs: true,
    goal: `a change of ${percent(by)}`,
    proof: `${n.toLocaleString('en-US')} learners in each of two groups drawn by chance, with and without it, by the same test without the tool, if single ones differ by ${percent(spread)} (assumed; earlier marks tell, and as a baseline halve it)`,
    says: `${n.toLocaleString('en-US')} learners in each of two groups drawn by chance show a change of ${percent(by)} at 95% confidence with 80% power, if single ones differ by ${percent(spread)} of the mean (an assumption).`,
  }
}

/** So many steps, trials or visits by case in place of so many: cases of each way. */
export function stepsNeed(target: number, today: number, noun: string): Need {
  const n = Math.max(LEAST_STEPS, Math.ceil((effectOfGroups(1) * TIME_SPREAD) ** 2 / (1 - target / today) ** 2))
  return {
    cases: 2 * n,
    fromLogs: true,
    goal: `${formatNumber(target)} ${noun}, from ${formatNumber(today)}`,
    proof: `${n} cases each way show it, if single ones vary by half the mean (assumed; past ones tell)`,
    says: `${n} cases each way show a fall from ${formatNumber(today)} to ${formatNumber(target)} ${noun} at 95% confidence with 80% power, if single ones vary by half the mean (an assumption).`,
  }
}
const LEAST_STEPS = 5

/** A correlation, within 5 hundredths. */
export function correlationNeed(r: number): Need {
  const n = casesForCorrelation(r, 0.05)
  return {
    cases: n,
    goal: formatNumber(r),
    proof: `${cases(n)} show it within ±0.05`,
    says: `${cases(n)} measure a correlation of ${formatNumber(r)} within 0.05 at 95% confidence.`,
  }
}

/** Chance alone makes two people agree on this share: an assumption (two answers, equally frequent). */
const BY_CHANCE = 0.5
const KAPPA_MARGIN = 0.05

/** Cohen's kappa within 5 hundredths, by the usual standard error sqrt(p (1 - p) / n) / (1 - e). */
export function kappaNeed(kappa: number): Need {
  const agree = kappa + (1 - kappa) * BY_CHANCE
  const n = Math.ceil((1.96 ** 2 * agree * (1 - agree)) / (KAPPA_MARGIN * (1 - BY_CHANCE)) ** 2)
  const seen = formatNumber(kappa + (1.645 / 1.96) * KAPPA_MARGIN)
  return {
    cases: n,
    goal: `kappa of at least ${formatNumber(kappa)}`,
    pass: `kappa of ${seen} or more on ${n.toLocaleString('en-US')}`,
    proof: `${cases(n)} show kappa within ±${KAPPA_MARGIN} where half of the agreement may be chance (assumed); pass from ${seen} on`,
    says: `${cases(n)} measure a kappa of ${formatNumber(kappa)} within ${KAPPA_MARGIN} at 95% confidence, if chance alone would make half of them agree (an assumption); to be sure of it, ${seen} must be seen.`,
  }
}

/** A score by case: within a tenth of the spread of single cases. */
export function spreadNeed(name: string, spread: number, unit: string): Need {
  const n = Math.ceil((1.96 * 10) ** 2)
  return {
    cases: n,
    goal: 'as named',
    proof: `${cases(n)} show it within ±${formatNumber(spread / 10)} ${unit}`.trim(),
    says: `${cases(n)} measure ${name} within ${formatNumber(spread / 10)} ${unit} at 95% confidence if individual cases vary by ${formatNumber(spread)} (an assumption; the first fifty will show).`,
  }
}

/** Words of sound: excerpts from different recordings, in each of `groups` languages or kinds. `hours` is the test that is planned. */
export function speechNeed(spread: number, groups: number, hours: number | undefined): Need {
  const n = Math.ceil(((1.96 * spread) / SPEECH_MARGIN) ** 2)
  const wanted = Math.round((n * groups * EXCERPT_MINUTES) / 6) / 10
  const each = hours === undefined ? undefined : Math.floor((hours * 60) / groups / EXCERPT_MINUTES)
  const few =
    hours === undefined || each === undefined || each >= n || each < 2
      ? ''
      : `; the ${formatNumber(hours)} hours planned are ${each} excerpts${groups > 1 ? ' each' : ''}, which show ±${formatNumber((1.96 * spread) / Math.sqrt(each), 2)} points`
  const proof = `${n} excerpts of ${EXCERPT_MINUTES} minutes, each from another recording${groups > 1 ? `, in each of ${groups}` : ''} (${formatNumber(wanted)} hours of sound), show it within ±${SPEECH_MARGIN} points${few}`
  return {
    cases: n * groups,
    minutes: EXCERPT_MINUTES * TRANSCRIBING,
    unit: 'excerpts',
    goal: 'as named',
    proof,
    says: `${proof}, if single excerpts vary by ${spread} points (an assumption). Errors cluster by recording: many words of one say little more than one.`,
  }
}
