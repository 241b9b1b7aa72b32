import type { Answers } from '../rules/rule-book.ts'
import { around } from './change.ts'
import type { Quantity } from './quantity.ts'

/** Money that comes in, or that has not been lost. */
const INCOME =
  /\b(?:sales|revenue|turnover|income|earn\w*|brings?|raised?|donations?|budget|invest\w*|worth|price|benefits?|threat\w*|salar\w*)\b/iu
const LOST = /\b(?:lost|losing|missed|lose|loses|s[ea]nt back|sends? back|returned|rejected|scrapped|written off)\b/iu
/** What a loss is reckoned at. */
const AT_PRICE = /\bat (?:list|retail|shelf|sales|selling|cost|full) prices?\b/giu
/** "Each", "a head": nothing that is paid in all; and so is a mean. */
const EACH = /^\s*(?:monthly |yearly )?(?:each|apiece|a head|per (?!year|month|week)|for each)\b/iu
const MEAN = /\b(?:mean|average|avg\.?)(?: \p{L}+)?\s*$/iu

const AN_EVENT =
  /\bst(?:ood|ands?) still\b|\bfor (?:an?|one|two|three|four|five|six|seven|\d+) (?:days?|weeks?|nights?)\b/iu

/** How long it went on. */
const ENDED =
  /^\s*for (?:about |almost |nearly |over )?(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (?:days?|weeks?|months?)\b/iu

const OF_ONE =
  /\b(?:an?|each|every|one) [\p{L}-]+(?: [\p{L}-]+)? (?:costs?|earns?|gets)(?: us)?(?: about| around)?\s+$/iu

/** "A developer costs 15,000 francs a month": what one person is paid, and not what the work costs in all. Pure. */
export const isPayOfOne = (quantity: Quantity, answers: Answers): boolean =>
  OF_ONE.test(around(quantity, answers)[0].slice(-60)) && ['month', 'year'].includes(quantity.per ?? '')

/** Whether money by the month or the year is what is paid or lost in all: no income, and not somebody's share. Pure. */
export function isPaid(quantity: Quantity, answers: Answers): boolean {
  const [before, after] = around(quantity, answers)
  if (isPayOfOne(quantity, answers)) return false
  // "A woman costs us 36 dollars a day" is one person's pay; "740 a month for eleven months" has ended.
  if (quantity.per !== 'year' && OF_ONE.test(before.slice(-60))) return false
  if (ENDED.test(after)) return false
  // "Two lines stood still for two days, 9,000 a day" tells of one event.
  if (quantity.per === 'day' && AN_EVENT.test(before.split(/[.!?]\s/u).at(-1) ?? '')) return false
  const clause = `${before.split(/[,;.]\s/u).at(-1)} ${quantity.words} ${after.split(/[,;.]/u)[0]}`
  return !EACH.test(after) && !MEAN.test(before) && (LOST.test(clause) || !INCOME.test(clause.replace(AT_PRICE, '')))
}
