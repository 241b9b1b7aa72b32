import type { Answers } from '../rules/rule-book.ts'
import type { Workload } from './workload.ts'

/** Requests a day below which a project takes so much of the usual effort. (Our judgment, 2026-11: few cases, few users, little to build.) */
const BY_VOLUME: readonly (readonly [below: number, share: number])[] = [
  [20, 0.1],
  [300, 0.35],
  [1000, 0.7],
]
/** Work that decides about people or their health is not smaller because it is rare. */
const STRICT = 0.9
const WITHOUT_MODEL = 0.35
const LARGE_BUDGET = 50_000
const LARGE = 0.7
/** What is advised before a build: the simple step and a test, as a share of a build. (Our judgment.) */
const ADVISED_INSTEAD = 0.55

/**
 * The share of the usual effort that a project of this size takes, 0.1 to 1: few cases a day are a small project. Where something
 * simpler is advised first, only that and a test are planned.
 */
export function effortOf(workload: Workload, answers: Answers, fit: string | undefined): number {
  const { requestsPerDay } = workload
  // Where no model answers, nobody is asked how often: a rule, a solver or a form is a small piece of work.
  const volume = fit === 'not-ai' ? undefined : requestsPerDay
  const by =
    volume === undefined
      ? WITHOUT_MODEL
      : volume.known === 'assumed'
        ? 1
        : (BY_VOLUME.find(([below]) => volume.value < below)?.[1] ?? 1)
  // Few requests a day may each be a whole day's work of a firm: who sets much money aside does not mean a small project.
  const meant = (workload.budgetUsd?.value ?? 0) >= LARGE_BUDGET ? LARGE : by
  const strict =
    answers.regulated_use === 'decides-about-people' ||
    answers.regulated_use === 'safety-critical' ||
    answers.error_tolerance === 'none'
  const share = strict ? Math.max(meant, STRICT) : Math.max(meant, by)
  return fit === 'simpler-first' ? share * ADVISED_INSTEAD : share
}
