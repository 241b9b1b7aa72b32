import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { testFacts } from '../test-facts.ts'
import { topics } from '../told-lines/line.ts'
import { clauseOf } from './goal-rate.ts'
import { partsTold } from './parts-told.ts'

/** What is more frequent than this is found in any sample. */
const RARE = 0.1

/**
 * How rare that is which the goal wants found, where the text divides the cases by kind and the goal names one of them:
 * "of a year's calls 4 % were urgent, 36 % ..." beside "97 % of urgent calls found". Pure.
 */
export function rareTold(profile: Profile): Partial<Record<FactName, number>> {
  const { quantities, answers } = profile
  const wanted = testFacts(profile).recallTarget
  const goals = quantities.filter(
    ({ unit, value, where }) => unit === 'share' && value === wanted && where.question === 'success_measure',
  )
  const [goal] = goals
  if (goal === undefined || goals.length > 1) return {}
  const cases = quantities.flatMap(({ role, counts }) => (role === 'volume' ? topics(counts ?? '') : []))
  const clause = topics(clauseOf(goal, answers)).filter((word) => !cases.includes(word))
  const found = partsTold(profile)
    .filter(({ whole, before }) => whole === undefined && topics(own(before)).some((word) => cases.includes(word)))
    .flatMap(({ parts }) => parts.filter(({ label }) => topics(label).some((word) => clause.includes(word))))
  const [only] = found
  return only === undefined || found.length > 1 || only.share > RARE ? {} : { prevalence: only.share }
}

/** The sentence in which the list stands, up to it. */
const own = (before: string): string => before.split(/[.!?]\s/u).at(-1) ?? ''
