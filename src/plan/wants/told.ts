import type { Clause } from '../../profile/clauses.ts'

/** How it is or was, what there is and what it costs. */
const TOLD = [
  /^(?:(?:and|but) )?(?:today|now|at present|so far|last \p{L}+|when we|in an? (?:trial|test)|volunteers have|with )\b/iu,
  /^(?:(?:and|but) )?we (?:have|had|are|were|did|know|pay|count(?:ed)?|check(?:ed)?|measured|tried)\b/iu,
  /^(?:an?|the|our|each|one) [\p{L} -]{2,30} (?:costs?|takes?|earns?|brings?|answers|gave|got|has|had)\b/iu,
  /\b(?:since|in) (?:19|20)\d\d\b.*\b(?:answers|gives|finds|gets|gave|got|had|was|were)\b/iu,
  /^(?:\d[\d,.]* [\p{L} -]{3,30}(?:, |$))+$/u,
]

/** Whether a clause of the measure tells what is, and is no wish. Pure. */
export const isToldOnly = ({ question, text }: Clause): boolean =>
  question === 'success_measure' && TOLD.some((told) => told.test(text))
