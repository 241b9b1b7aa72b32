import { around } from '../profile/change.ts'
import type { Profile } from '../profile/profile.ts'
import type { Quantity } from '../profile/quantity.ts'
import { isPeriod } from '../profile/quantity-words.ts'
import type { FactName } from './fact-names.ts'
import { borneBy } from './sums/losses.ts'

/** What one error costs, and who bears it where that is not the team. Pure. */
export function errorCost({ quantities, answers }: Profile): Partial<Record<FactName, number | string>> {
  const cost = quantities.find((each) => each.role === 'cost' && isForThing(each) && isOfError(each, answers))
  if (cost === undefined) return {}
  const whose = borneBy(around(cost, answers)[0])
  return { costPerErrorUsd: cost.value, ...(typeof whose === 'string' && { errorCostOf: whose }) }
}

const isForThing = ({ unit, per }: Quantity): boolean => unit === 'usd' && per !== undefined && !isPeriod(per)
/** What a thing costs is the cost of an error only where it is a bad thing: "a letter costs", "a crown brings" are none. */
const isOfError = (quantity: Quantity, answers: Profile['answers']): boolean =>
  BAD.test(`${/[^.;,]*$/u.exec(around(quantity, answers)[0])?.[0] ?? ''} ${quantity.words}`)
const BAD =
  /\b(?:bad|wrong|miss(?:ed)?|errors?|mistake|false|defect|fault|fraud|overdue|default|late|lost|loss|complain|accident|collision|recall|return|claim|outage|fail|incident|damage|injur|cancel|no-show)/iu
