import { around } from '../profile/change.ts'
import { historiesIn } from '../profile/history.ts'
import type { Profile } from '../profile/profile.ts'
import type { FactName } from './fact-names.ts'

type Facts = Partial<Record<FactName, number | string>>

const LENT_BEFORE = /\b(?:lends?|lending|loans?|microloans?|credits?|advances?)(?: of| from| between| are| is)?\s+$/iu
const LENT_AFTER = /^\s*(?:\p{L}+ )?(?:loans?|microloans?|credits?|advances?)\b/iu

/** What the team has a record of, and how large its loans are: no sum of ours may go against these. Pure. */
export function historyFacts({ quantities, answers }: Profile): Facts {
  const [past] = historiesIn(quantities, answers)
  const loan = quantities.find((each) => {
    if (each.unit !== 'usd' || each.low === undefined || each.high === undefined || each.per !== undefined) return false
    const [before, after] = around(each, answers)
    return LENT_BEFORE.test(before) || LENT_AFTER.test(after)
  })
  return {
    ...(past && { historyCount: past.many, historyPerYear: past.many / past.years, historyTold: past.words }),
    ...(loan && { loanUsd: loan.value }),
  }
}
