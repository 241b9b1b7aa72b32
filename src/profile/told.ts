import type { Answers } from '../rules/rule-book.ts'
import { around } from './change.ts'
import type { Quantity } from './quantity.ts'

const HOUR = 3600
const ABOUT = String.raw`\s+(?:about |around |up to |nearly |almost |over )*$`
const RESULT = 'decision|answer|review|reply|response|quote|approval|report|result'
const WAITS_BEFORE = [
  new RegExp(String.raw`\b(?:waits?|waiting|waited)${ABOUT}`, 'iu'),
  new RegExp(String.raw`\b(?:${RESULT}|replies|responses|quotes|results) takes?${ABOUT}`, 'iu'),
]
const WAITS_AFTER = new RegExp(
  String.raw`^\s*(?:until|till|for (?:an? |the )?(?:first|${RESULT})|to (?:answer|reply|review))\b`,
  'iu',
)

/** Hours that people wait for a result today: "dealers wait 3 hours for an answer". Undefined where nothing says so. Pure. */
export function waitHours(quantities: readonly Quantity[], answers: Answers): number | undefined {
  const found = quantities.find((quantity) => {
    if (quantity.unit !== 'seconds') return false
    if (quantity.role === 'turnaround') return true
    if (quantity.role !== undefined && quantity.role !== 'duration') return false
    const [before, after] = around(quantity, answers)
    return WAITS_AFTER.test(after) || WAITS_BEFORE.some((pattern) => pattern.test(before))
  })
  return found && found.value / HOUR
}

const SCORES = ['lessons', 'problem', 'why']
/** A score of an earlier trial from here on is looked at twice. */
const HIGH = 0.85

/** The best score that an earlier trial is said to have had, 0 to 1: "reached AUC 0.96". Pure. */
export function triedScore(quantities: readonly Quantity[]): number | undefined {
  const scores = quantities.filter(
    ({ unit, value, where }) => unit === 'score' && value >= HIGH && value <= 1 && SCORES.includes(where.question),
  )
  return scores.length === 0 ? undefined : Math.max(...scores.map(({ value }) => value))
}

/** How it is, as a rule: what "was" or "were" so tells of one event. */
const ARE =
  /^\s*(?:of (?:them|these|those|all|the (?<things>\p{L}+))\s+)?(?:are|is|turn out|end up|get included|are included|prove|contain)\b/iu
/** What is looked for is rare from here down. */
const RARE = 0.1
const LOOKED_IN = ['problem', 'why', 'dependencies']
/** "Sent to one of 23 departments" is a choice, no share. */
const ONE_IN =
  /(?<!\b(?:to|into|with|from|at|by|for) )\b(?:one|1)(?: \p{L}+)? (?:in|of|out of) (?<many>\d[\d,]{1,8})\b/iu

/** The share of cases that are what is looked for, where it is rare: "1.2 % are included", "one tube in 2,500". Pure. */
export function prevalence(quantities: readonly Quantity[], answers: Answers): number | undefined {
  const told = quantities.find(
    (quantity) =>
      quantity.unit === 'share' &&
      quantity.value > 0 &&
      quantity.value <= RARE &&
      LOOKED_IN.includes(quantity.where.question) &&
      !isOfSome(quantity, quantities, answers) &&
      !isOfThosePicked(around(quantity, answers)[0]) &&
      isOfCases(ARE.exec(around(quantity, answers)[1]), quantities),
  )?.value
  if (told !== undefined) return told
  const many = LOOKED_IN.flatMap((question) => ONE_IN.exec(String(answers[question] ?? ''))?.groups?.many ?? [])[0]
  const share = many === undefined ? undefined : 1 / Number(many.replaceAll(',', ''))
  return share !== undefined && share <= RARE ? share : undefined
}

/** "A list flags 3,100 a day, of which 9 % are forbidden" is a share of what something picked already, never of all that comes in. */
const isOfThosePicked = (before: string): boolean => PICKED.test(/(?:[^.!?]|\.(?=\S))*$/u.exec(before)?.[0] ?? '')
const PICKED =
  /\b(?:flag(?:s|ged)?|alerts?|alarms?|suspected|suspicious|warnings?|hits|stops? (?:about )?\d|picks? out|picked out|marks? \d|held back|reported by|word list)\b/iu

/** "7 % of the documents are confidential" says nothing of inquiries: a noun must be the one that comes in. */
function isOfCases(said: RegExpExecArray | null, quantities: readonly Quantity[]): boolean {
  const things = said?.groups?.things?.toLowerCase()
  if (said === null || things === undefined) return said !== null
  const volumes = quantities.flatMap(({ role, counts }) => (role === 'volume' && counts !== undefined ? [counts] : []))
  return volumes.length === 0 || volumes.some((counts) => counts.toLowerCase().includes(things.replace(/s$/u, '')))
}

/** "A word list flags 3,100 a day; 9 in 100 are really forbidden": of those, not of the 26,000 that come in. */
function isOfSome(share: Quantity, quantities: readonly Quantity[], answers: Answers): boolean {
  const sentence = /(?:[^.!?]|[.](?=\S))*$/u.exec(around(share, answers)[0])?.[0] ?? ''
  const volumes = quantities.filter(({ role, per }) => role === 'volume' && per !== undefined)
  const most = volumes.toSorted((a, b) => b.value - a.value)[0]
  return volumes.some(
    (each) =>
      each.where.question === share.where.question &&
      each.where.at < share.where.at &&
      each.where.at >= share.where.at - sentence.length &&
      each.per === most?.per &&
      each.value < (most?.value ?? 0),
  )
}

const FOR = /\bfor\s+(?:only |about |just )?$/iu
const THERE =
  /^\s*of [^.,;]{1,40}?\b(?:there is|there are|we have|exists?|is known|are known|is available|are available)\b/iu

/** The share of cases for which there is what the work needs: "for 58 % of the tubes there is an earlier result". Pure. */
export const coverage = (quantities: readonly Quantity[], answers: Answers): number | undefined =>
  quantities.find((quantity) => {
    const [before, after] = around(quantity, answers)
    return quantity.unit === 'share' && FOR.test(before) && THERE.test(after)
  })?.value

/** Not "half of the missing ones": those are a part of what is missing. */
const LACKING =
  /^(?!\s*of (?:the |these |those )?(?:incomplete|missing|unreadable))[^.,;\d]{0,40}\b(?:incomplete|missing|unreadable|illegible)\b/iu
/** Fewer are no matter of their own. */
const MANY = 0.05

/** The share of cases that arrive incomplete: "58 % of the files arrive incomplete". Pure. */
export const incomplete = (quantities: readonly Quantity[], answers: Answers): number | undefined =>
  quantities.find(
    (quantity) =>
      quantity.unit === 'share' &&
      quantity.role === undefined &&
      quantity.value >= MANY &&
      LOOKED_IN.includes(quantity.where.question) &&
      LACKING.test(around(quantity, answers)[1]),
  )?.value
