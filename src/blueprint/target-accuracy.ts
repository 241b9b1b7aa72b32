import { around } from '../profile/change.ts'
import type { Quantity } from '../profile/quantity.ts'
import type { Answers } from '../rules/rule-book.ts'

const ACCURATE = /\b(?:right|correct\w*|accura\w*|exact)\b/iu
/** Where the next goal begins. */
const OTHER = /[.;,](?=\s|$)|\s(?:and|but|while)\s/u
/** Parts of a case, of which one case has many. */
const PARTS =
  /\b(?:fields|values|dates|names|labels|pages|words|terms|characters|digits|sentences|statements|positions|entries|cells|steps|lines)\b/iu
const ONE_PART = /\b(?:date|name|number|label|address|amount|code)s? (?:is |are )?(?:right|correct)\b/iu

/**
 * Whether a goal is a share of right cases: its own clause says that they are right, and speaks of no part of a case ("97 % of the labels
 * right" says nothing of how many cases are wrong). Pure.
 */
export function isAccuracy(target: Quantity, answers: Answers, cases: unknown): boolean {
  const [before, after] = around(target, answers)
  const clause = `${before.split(OTHER).at(-1) ?? ''} ${after.split(OTHER)[0] ?? ''}`
  const part = (PARTS.exec(clause) ?? ONE_PART.exec(clause))?.[0].toLowerCase()
  const isCase = part !== undefined && typeof cases === 'string' && cases.toLowerCase().endsWith(part)
  return ACCURATE.test(clause) && (part === undefined || isCase)
}
