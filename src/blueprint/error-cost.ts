import { around } from '../profile/change.ts'
import { findPhrases } from '../profile/phrases.ts'
import type { Profile } from '../profile/profile.ts'
import type { Quantity } from '../profile/quantity.ts'
import { isPeriod } from '../profile/quantity-words.ts'
import type { FactName } from './fact-names.ts'
import { borneBy } from './sums/losses.ts'

type Facts = Partial<Record<FactName, number | string>>

/** What one error costs, and who bears it where that is not the team. Pure. */
export function errorCost({ quantities, answers }: Profile): Facts {
  const cost = quantities.find((each) => each.role === 'cost' && isForThing(each) && isOfError(each, answers))
  if (cost === undefined) return eachOfShare({ quantities, answers })
  const whose = borneBy(around(cost, answers)[0])
  return { costPerErrorUsd: cost.value, ...(typeof whose === 'string' && { errorCostOf: whose }) }
}

const isForThing = ({ unit, per }: Quantity): boolean => unit === 'usd' && per !== undefined && !isPeriod(per)
/** What a thing costs is the cost of an error only where it is a bad thing: "a letter costs", "a crown brings" are none. */
const isOfError = (quantity: Quantity, answers: Profile['answers']): boolean => {
  const clause = /[^.;,]*$/u.exec(around(quantity, answers)[0])?.[0] ?? ''
  return findPhrases(`${clause} ${quantity.words}`, BAD).length > 0
}
const BAD = [
  ...[
    'bad',
    'wrong*',
    'miss',
    'missed',
    'error',
    'mistake*',
    'false*',
    'defect*',
    'fault*',
    'fraud*',
    'overdue',
    'default*',
  ],
  ...['late', 'lost', 'loss*', 'complain*', 'accident', 'collision', 'recall*', 'return*', 'claim*', 'outage', 'fail*'],
  ...['incident', 'damage*', 'injur*', 'cancel*', 'no-show', 'empty', 'idle*', 'vacant', 'unused'],
]

/** "A fifth of the deliveries needs a second trip, at 40 dollars each": what so many of something bring at so much. */
function eachOfShare({ quantities, answers }: Pick<Profile, 'quantities' | 'answers'>): Facts {
  const cost = quantities.find(
    (each) => each.unit === 'usd' && each.per === undefined && EACH.test(around(each, answers)[1]),
  )
  if (cost === undefined || !STORIES.includes(cost.where.question)) return {}
  const before =
    around(cost, answers)[0]
      .split(/[.;!?]\s/u)
      .at(-1) ?? ''
  const share = quantities.find(
    ({ unit, where, words }) =>
      unit === 'share' && where.question === cost.where.question && where.at < cost.where.at && before.includes(words),
  )
  const of =
    share && /^\s*of (?:all |the |our |these )*(?<things>\p{L}+)\b/iu.exec(around(share, answers)[1])?.groups?.things
  if (share === undefined || of === undefined || !AGAIN.test(before)) return {}
  return { costPerErrorUsd: cost.value, errorShare: share.value, errorShareOf: of }
}
const STORIES = ['problem', 'why']
const EACH = /^\s*(?:each|apiece|a time)\b/iu
const AGAIN =
  /\b(?:again|anew|twice|repeat\w*|redo\w*|second|another|(?:sent|come|comes|goes|taken) back|wrong|lost|missed|fails?|failed|late|damaged|rejected)\b/iu
