import { smallNumber } from '../../amounts/number-words.ts'
import type { QuantityKind } from '../../knowledge/quantity-kinds.ts'
import { findPhrases } from '../../profile/phrases.ts'
import { upperFirst } from '../../sentence.ts'

/** What the thresholds of a text are of: ids of quantity-kinds.yaml. Pure. */
export const kindsIn = (text: string, kinds: readonly QuantityKind[]): ReadonlySet<string> =>
  new Set(kinds.filter(({ words }) => findPhrases(text, words).length > 0).map(({ id }) => id))

const CLAUSES = /(?:;\s+|,\s+(?!\d{3}\b))(?![^(]*\))/u
const THRESHOLD =
  /\d|\b(?:half|halved|a third|a quarter|a fifth|a tenth|twice|down|less|fewer|none|no|not above|not below|below|at (?:most|least) (?:one|two|three|four|five|half))\b/iu

/**
 * A criterion without those of its clauses that set a number for something that the team has set one for itself (`named`).
 * Undefined where nothing is left. Pure.
 */
export function withoutOwn(
  text: string,
  named: ReadonlySet<string>,
  kinds: readonly QuantityKind[],
): string | undefined {
  const clauses = text.split(CLAUSES)
  const kept = clauses.filter((clause) => {
    const told = kindsIn(clause, kinds)
    return told.size === 0 || !THRESHOLD.test(clause) || ![...told].every((each) => named.has(each))
  })
  if (kept.length === clauses.length) return text
  return kept.length === 0 ? undefined : kept.join('; ')
}

const BELOW = /\b(?<is>below|under) (?<limit>\d+(?:\.\d+)?)%/iu

/**
 * An early criterion that asks for no fewer errors than the team's goal for the same thing does: who wants 15% wrong words at the end
 * is not stopped in the first weeks for 8%. Pure.
 */
export function noStricter(
  text: string,
  goals: readonly { readonly measure: string; readonly goal: string }[],
  kinds: readonly QuantityKind[],
): string {
  return text.replaceAll(WITH_LIMIT, (clause) => {
    const [limit, told] = [Number(BELOW.exec(clause)?.groups?.limit), kindsIn(clause, kinds)]
    const own = goals
      .filter(({ measure }) => told.size > 0 && [...told].every((kind) => kindsIn(measure, kinds).has(kind)))
      .map(({ goal }) => Number(BELOW.exec(goal)?.groups?.limit))
      .find((allowed) => allowed > limit)
    return own === undefined ? clause : clause.replace(BELOW, (_, is: string) => `${is} ${own}%`)
  })
}
/** A clause with a limit: up to the next semicolon or comma. */
const WITH_LIMIT = /[^;,]*\b(?:below|under) \d+(?:\.\d+)?%[^;,]*/giu

const TIMES = /\b(?<many>one|two|three|four|five|six|\d+) (?<noun>(?:week|month|quarter|season|year)[- ]end)s?\b/giu
const manyOf = (text: string): number => smallNumber(text.toLowerCase()) ?? Number(text)

/** A criterion that asks for as many month ends as the team does, where that is more than its own. Pure. */
export function asOften(text: string, goals: readonly { readonly measure: string }[]): string {
  const told = goals.flatMap(({ measure }) => [...measure.matchAll(TIMES)].map(({ groups }) => groups))
  return text.replaceAll(TIMES, (found, many: string, noun: string, at: number) => {
    const alike = told.filter(
      (each) => each?.noun?.replace('-', ' ').toLowerCase() === noun.replace('-', ' ').toLowerCase(),
    )
    const most = alike.map((each) => each?.many ?? '').find((each) => manyOf(each) > manyOf(many))
    const said = most === undefined ? found : found.replace(many, most)
    return at === 0 ? upperFirst(said) : said
  })
}
