import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import { rentable } from '../money.ts'
import type { Candidate } from './deployment.ts'
import { type OwnTerms, ownMonthOfOne } from './own-month.ts'

const rents = new WeakMap<Knowledge, readonly Candidate[]>()
const owns = new WeakMap<Knowledge, Map<string, readonly Candidate[]>>()

/** The cards that one can rent now to serve on, the cheapest hour first. */
export function rentCandidates(knowledge: Knowledge): readonly Candidate[] {
  const known = rents.get(knowledge)
  if (known !== undefined) return known
  const candidates = rentable(knowledge)
    .map(({ accelerator, rent }) => ({ accelerator, cost: rent.range.value }))
    .sort(cheapestFirst)
  rents.set(knowledge, candidates)
  return candidates
}

/** The same cards as far as a purchase price is known, the cheapest month of one's own first. */
export function ownCandidates(knowledge: Knowledge, terms: OwnTerms): readonly Candidate[] {
  const known = owns.get(knowledge) ?? new Map<string, readonly Candidate[]>()
  owns.set(knowledge, known)
  const key = `${terms.months} ${terms.tariff.value}`
  const made = known.get(key)
  if (made !== undefined) return made
  const candidates = rentCandidates(knowledge)
    .flatMap(({ accelerator }) => candidate(accelerator, ownMonthOfOne(accelerator, terms)))
    .sort(cheapestFirst)
  // Terms come from outside: the table must not grow with them.
  if (known.size < 100) known.set(key, candidates)
  return candidates
}

const candidate = (accelerator: Accelerator, cost: number | undefined): Candidate[] =>
  cost === undefined ? [] : [{ accelerator, cost }]

const cheapestFirst = (a: Candidate, b: Candidate): number => a.cost - b.cost
