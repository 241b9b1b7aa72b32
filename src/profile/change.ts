import type { Answers } from '../rules/rule-book.ts'
import type { Quantity } from './quantity.ts'

const LESS =
  /^\s*(?:fewer|less|shorter|lower|faster|quicker|cheaper|reduction|saving)\b(?!\s+than\s+(?:half|an?|one|two|three|five|ten|\d))/iu
/** "Three of a hundred more than half an hour late": what is more is a bound of something else. */
const MORE = /^\s*(?:more|higher|better)\b(?!\s+than\s+(?:half|an?|one|two|three|five|ten|\d))/iu
const BY =
  /(?:\b(?:by|reduced?|cut|lowered?|falls?|drops?|saves?|raise|up|down)\s+|[+−]\s?|(?<=\s)-\s?)(?:about\s+|at least\s+)?$/iu
const CUT = /(?:\b(?:falls?|drops?|reduced?|cut|lowered?|save|saves|down)\b[^.;,]{0,20}|[−-]\s?)$/iu
const HALVED = /^halv/iu

/** "10 % fewer", "cut by 10 %": a change against today, not a share to reach. */
export function isChange(goal: Quantity, answers: Answers): boolean {
  const [before, after] = around(goal, answers)
  return LESS.test(after) || MORE.test(after) || BY.test(before) || HALVED.test(goal.words)
}

/** A change that takes away from what there is today: "10 % fewer kilometers". */
export function isCut(goal: Quantity, answers: Answers): boolean {
  const [before, after] = around(goal, answers)
  return LESS.test(after) || HALVED.test(goal.words) || (BY.test(before) && CUT.test(before))
}

/** The text of the answer before and behind a quantity's words. */
export function around({ where, words }: Quantity, answers: Answers): readonly [before: string, after: string] {
  const text = String(answers[where.question] ?? '')
  const start = text.indexOf(words, Math.max(0, where.at - words.length))
  return start < 0 ? ['', ''] : [text.slice(0, start), text.slice(start + words.length)]
}

const INSTEAD = /(?<then>\d[\d,]*)\s+(?!%)(?:[\p{L}-]+\s+){1,4}instead of (?:about |the )?(?<now>\d[\d,]*)(?!\s*%)/iu

/** "30 trials instead of 55", "half the returns": the share that falls away, 0 to 1; undefined where the text does not say so. Pure. */
export function cutInstead(text: string): number | undefined {
  const { then, now } = INSTEAD.exec(text)?.groups ?? {}
  const [few, many] = [then, now].map((each) => Number((each ?? '').replaceAll(',', '')))
  return few !== undefined && many !== undefined && few > 0 && few < many ? 1 - few / many : cutInHalf(text)
}

const HALF =
  /(?:^|[.;,]\s+(?:and )?)half (?:of )?(?:the|our|as many) (?<what>[\p{L} -]{3,30}?)(?=(?: (?:in|on|at|of|by) [\p{L} ]{2,20})?\s*(?:[.;,]|$))/iu
const UNWANTED = new RegExp(
  String.raw`\b(?:returns?|complaints?|errors?|mistakes?|loss(?:es)?|waste|scrap|defects?|delays?|accidents?|penalt\w+|overtime|claims?|stops?|` +
    'faults?|failures?|cancellations|rejects?|breakdowns?|leaks?|no-shows)$',
  'iu',
)

/** "Half the returns": of what nobody wants the half is what may remain. */
function cutInHalf(text: string): number | undefined {
  return UNWANTED.test(HALF.exec(text)?.groups?.what ?? '') ? 0.5 : undefined
}
