import { findNumbers } from '../../amounts/find-numbers.ts'
import { around } from '../../profile/change.ts'
import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'

const MAX_NAME_WORDS = 5
/** What a rate is a rate of, in the team's words: before its first number ("waste under 8 %"), behind it ("6 % stock-outs"), or of what it is a part. */
export function calledBy(goal: Quantity, profile: Profile): string | undefined {
  const [before, after] = around(goal, profile.answers)
  // "At most 15 flags per 100 sessions": flags are counted, not sessions.
  const counted = PER_SO_MANY.exec(goal.words)?.groups?.what
  const of = /^\s*(?<of>[\p{L}-]+)/u.exec(after)?.groups?.of
  if (counted !== undefined && of !== undefined) return `${counted} per 100 ${of}`
  const clause = /(?:[^.;,:]|[.,](?=\d))*$/u.exec(before)?.[0] ?? ''
  const subject = clause
    .replace(OTHER_GOAL, '')
    .replace(/^.*\d.*?\band\s/iu, '')
    .replace(BOUND, '')
    .replace(LINK, '')
  const behind = (/^[^.;,:]*/u.exec(after)?.[0] ?? '').trim()
  // "90-day defaults from": a number that belongs to the name.
  const withNumber = /(?:^|\s)(\d+-\p{L}+\s[\p{L} -]{3,30})$/u.exec(
    clause.replace(/\s+(?:from|under|below|to)\b.*$/iu, ''),
  )?.[1]
  const names = [
    subject.trim().replace(JOINED, ''),
    withNumber ?? '',
    FIRST_LINK.test(behind) ? '' : behind,
    behind.replace(/^of\s+/iu, ''),
  ]
  return names.find(isName)
}

const PER_SO_MANY = /\d (?<what>\p{L}[\p{L}-]*(?: [\p{L}-]+)?) (?:per|in|for) (?:every |each )?(?:100|a hundred)$/iu

/** Another goal that stands before: "discards to 10 % of production with | missing units at most". */
const OTHER_GOAL = /^.*\d\s?(?:%|‰|per ?cent)(?:[^%]*?\s)(?:and|with|while|but|plus|at(?! (?:most|least|the)\b))\s+/iu
/** Where the words for the limit begin: "waste | under 8 %", "loss | from 1.4 to". */
const BOUND =
  /(?:\s*[<≤]|\b(?:from|under|below|less|fewer|at most|no more|not more|within|up to|down|to|by|is|are|of|stays?|falls?|drops?|must|shall|should|goes)\b|\d).*$/iu
const LINK = /\s+(?:at|in|on|with|for|the)\s*$/iu
/** What is left of the clause before. */
const JOINED = /^(?:and|but|or)(?:\s+|$)/iu
const FIRST_LINK = /^(?:of|by|in|at|on|per|for|within|after|from|to|until|before|and|or|a|an|each|every)\b/iu
const isName = (text: string): boolean =>
  /\p{L}{3}/u.test(text) && !JOINING.test(text) && text.split(/\s+/u).length <= MAX_NAME_WORDS
/** What joins two goals names neither. */
const JOINING = /^(?:and|but|while|with|also|then)$/iu

const MAX_WORDS = 100
/** "Per farm and day" is one measure. */
const CLAUSES = /[;:]|[.,](?=\s|$)|\s(?:and|but)\s(?!(?:day|night|week|month|year|shift|season)\b)/u
/** The clause that the number stands in, where it fits a table. */
export function clauseOf(goal: Quantity, profile: Profile): string | undefined {
  const [before, after] = around(goal, profile.answers)
  const head = lastClause(before).replace(/^.*\d.*\s(?:with|while|at(?! (?:least|most)))\s/u, '')
  const tail = after.split(CLAUSES)[0]?.replace(/\s(?:with|while|at(?! (?:least|most)))\s.*\d.*$/u, '') ?? ''
  const clause = `${head}${goal.words}${tail}`.replace(/\s+/gu, ' ').trim()
  const open = clause.lastIndexOf('(')
  const whole = open > clause.lastIndexOf(')') ? clause.slice(0, open).trim() : clause
  const bare = whole.replace(JOINED, '')
  // "… close by themselves, we hope 70 %": what is hoped for stands before it.
  const named = HOPED.test(bare) ? sentenceOf(goal, profile) : bare
  const fits = named.length > MAX_WORDS ? fromGoal(goal, tail) : named
  return fits === undefined || (fits.split(' ').length < 3 && !NAMED.test(fits)) ? undefined : fits
}

const HOPED =
  /^(?:we|they|I) (?:hope|aim|wish|expect|want|think)(?: (?:for|at|of))?(?: about| at least)? [\d.,]+ ?(?:%|per ?cent)$/iu

/** The clause that goes on at the end, with the short ones of an enumeration before it: "every medicine, fall and skin remark". */
function lastClause(text: string): string {
  const ends = [...text.matchAll(new RegExp(CLAUSES, 'gu'))]
  let from = text.length
  for (let i = ends.length - 1; i >= -1; i--) {
    const start = i < 0 ? 0 : (ends[i]?.index ?? 0) + (ends[i]?.[0].length ?? 0)
    const piece = text.slice(start, ends[i + 1]?.index ?? text.length).trim()
    const isFirst = i === ends.length - 1
    const isItem = piece !== '' && piece.split(/\s+/u).length <= ENUMERATED
    // "About a hot, swollen or leaking battery": what an enumeration begins with belongs to it.
    const begins =
      (i < ends.length - 2 || ENDS_LIST.test(text.slice(from).trimStart())) &&
      piece !== '' &&
      /^,/u.test(ends[i + 1]?.[0] ?? '')
    if (!isFirst && (!(isItem || begins) || findNumbers(piece).length > 0)) break
    from = start
    if (i < 0 || (!isFirst && !isItem) || !/,|and|or/u.test(ends[i]?.[0] ?? '')) break
  }
  return text.slice(from)
}
const ENDS_LIST = /^[\p{L}-]+(?: [\p{L}-]+)? or \p{L}/u
/** More words are a clause of their own. */
const ENUMERATED = 2

/** Of a clause that is too long the part from the number on, where that fits. */
function fromGoal({ words }: Quantity, tail: string): string | undefined {
  const rest = `${words}${tail}`.replace(/\s+/gu, ' ').trim()
  return rest.length > MAX_WORDS || rest.length < words.length + 8 ? undefined : rest
}
/** Something beside the number that it can be called by. */
const NAMED = /\p{L}{4}|\p{Lu}{2}/u

/** The clause that the number stands in, as it is. */
export function wordsAround(goal: Quantity, profile: Profile): string {
  const [before, after] = around(goal, profile.answers)
  return `${/[^.;,]*$/u.exec(before)?.[0] ?? ''} ${/^[^.;,]*/u.exec(after)?.[0] ?? ''}`
}

/** The sentence that the number stands in, without its end. */
export function sentenceOf(goal: Quantity, profile: Profile): string {
  const [before, after] = around(goal, profile.answers)
  const head = before.split(/[;!?]|\.(?=\s)/u).at(-1) ?? ''
  return `${head}${goal.words}${after.split(/[;!?,]|\.(?=\s|$)/u)[0] ?? ''}`.trim()
}

const NOUN =
  /^\s*(?:of|de|der) (?:all |the |our |its |their |your |these |las |los |les |die |den )*((?:[\p{L}'’-]+ ){0,2}?[\p{L}-]{3,}(?<!ou)s)\b(?!['’])/iu
/** "Nine of ten failures". */
const OF_SO_MANY = /^\s+((?:[\p{L}'-]+ )?[\p{L}'-]{3,}s)\b/iu
const QUALIFIED = /^ (?:with|holding|containing) an? (?!(?:score|person|hand|look)\b)[\p{L}-]+/iu
const NO_NOUN = /\b(?:this|his|its|less|always|was|has|does|cases|ones|as|is|those|these)$/iu
/** What the share is a share of, in the plural, as it was written: "automatic refusals". */
export function nounOf(goal: Quantity, profile: Profile): string | undefined {
  const after = around(goal, profile.answers)[1]
  const noun = (/\bof (?:ten|\d+)$/iu.test(goal.words) ? OF_SO_MANY : NOUN).exec(after)?.[1]?.toLowerCase()
  if (noun === undefined || NO_NOUN.test(noun) || /ss$/u.test(noun)) return undefined
  // "98 % of the reports with a finding": of those, not of all reports.
  const rest = after.slice(after.toLowerCase().indexOf(noun) + noun.length)
  return `${noun}${QUALIFIED.exec(rest)?.[0].toLowerCase() ?? ''}`
}

/** "Under 5 % in all four languages", "in each direction": how many groups the goal must hold in. */
export function groupsOf(goal: Quantity, profile: Profile): number | undefined {
  const { quantities, answers } = profile
  const text = String(answers[goal.where.question] ?? '')
  const counted = quantities.find(
    (each) =>
      each.unit === 'count' &&
      each.value >= 2 &&
      each.value <= 50 &&
      each.where.question === goal.where.question &&
      !/[.;]\s/u.test(text.slice(Math.min(each.where.at, goal.where.at), Math.max(each.where.at, goal.where.at))) &&
      ALL.test(around(each, answers)[0]),
  )
  const last = counted?.counts?.split(' ').at(-1) ?? ''
  return counted !== undefined && (A_GROUP.test(last) || last === '') ? counted.value : namedGroups(goal, profile)
}
const ALL = /\b(?:all|each of|every one of)\s+(?:the\s+|our\s+)?$/iu

/** Groups of cases; what is judged on one and the same case (a criterion, a field) is none. */
const IN_EACH =
  /\b(?:in|for|at|by) (?:each|every) (?:of the |of our )?(direction|language|dialect|country|region|site|place|plant|ward|shop|store|school|office|branch|class|category|process|group|line|product)\b/iu
const A_GROUP =
  /^(?:directions?|languages?|dialects?|countries|regions?|sites?|places?|plants?|wards?|shops?|stores?|schools?|offices|branches|groups?|lines?)$/iu
/** "In each language": as many as the team names, or counts anywhere; from and into the first one where directions count. */
function namedGroups(goal: Quantity, profile: Profile): number | undefined {
  const [before, after] = around(goal, profile.answers)
  const sentence = `${/[^.;]*$/u.exec(before)?.[0] ?? ''} ${/^[^.;]*/u.exec(after)?.[0] ?? ''}`
  const noun = IN_EACH.exec(sentence)?.[1]?.toLowerCase()
  if (noun === undefined) return undefined
  const told = profile.quantities.find(
    ({ unit, counts, value }) =>
      unit === 'count' &&
      value >= 2 &&
      value <= 50 &&
      counts?.toLowerCase().split(' ').at(-1)?.startsWith(noun.slice(0, -1)),
  )?.value
  const languages = profile.languages.length
  if (languages < 2 || told !== undefined) return told
  if (noun.startsWith('direction')) return 2 * (languages - 1)
  return noun.startsWith('language') ? languages : undefined
}

const EACH = /^[^.;,]{0,30}\b(?:each|every|per)\b/iu
/** "75 % in each of the classes". */
export const isEach = (goal: Quantity, profile: Profile): boolean => EACH.test(around(goal, profile.answers)[1])

const TOLERANCE = /(?:\bwithin|±|\+\/-)\s*\d[\d.,]*\s*(?:%|per ?cent)$/iu
/** "Meters within 10 %": how far one figure may be off, no share of the cases. */
export const isTolerance = (goal: Quantity, profile: Profile): boolean =>
  TOLERANCE.test(around(goal, profile.answers)[0] + goal.words)

const NOT_ABOVE = /\b(?:not|no) (?:better|more|higher|greater) than\s*$/iu
/** "Not better than 52 %": a limit, though it has no word for "under". */
export const isNotAbove = (goal: Quantity, profile: Profile): boolean =>
  NOT_ABOVE.test(around(goal, profile.answers)[0])

const MEAN = /^\d+[.,]\d+\s*(?:of|out of|\/)\s*(\d+)$/iu
/** "4.5 of 5": the end of the scale whose mean it is; a count has no decimals, so it is no share of the cases. */
export function scaleOf({ words }: Quantity): number | undefined {
  const end = MEAN.exec(words.trim())?.[1]
  return end === undefined ? undefined : Number(end)
}

const TODAY = /\((?:[^()]*[^()\p{L}])?(?:now|today|currently|at present|so far|until now)\b[^()]*$/iu
/** "(now 4.3; 4% answer)": what a bracket tells of today is no goal. */
export const isAside = (goal: Quantity, profile: Profile): boolean =>
  goal.aside === true ||
  isTried(goal, profile) ||
  TODAY.test(around(goal, profile.answers)[0]) ||
  OF_WHOM.test(`${around(goal, profile.answers)[0]}${goal.words}`) ||
  UP_FROM.test(`${around(goal, profile.answers)[0]}${goal.words}`) ||
  COMPARED.test(around(goal, profile.answers)[0]) ||
  isCondition(goal, profile)
/** "(in our own test the women found 243, that is 81 %)": a bracket that tells what came of a trial names no goal. */
function isTried(goal: Quantity, profile: Profile): boolean {
  const before = around(goal, profile.answers)[0]
  return TRIED.test(/\([^()]*$/u.exec(before)?.[0] ?? '')
}
const TRIED =
  /^\((?=.*\b(?:found|caught|got|reached|missed|managed|did|was|were|had|measured|scored|saw|hit)\b)(?!.*\b(?:must|shall|should|will|at least|at most)\b)/isu
/** "Against a random group of 10 %", "margin not lower than 2 %": with whom it is compared, and how much may be lost. */
const COMPARED =
  /\b(?:group|sample|panel|set)s? of\s+(?:about )?$|\bagainst (?:\p{L}+ ){1,4}of\s+$|\bnot (?:lower|worse|less) than\s+$/iu
/** "Every change above 5 % flagged": which ones are meant, and no share of them. */
function isCondition(goal: Quantity, { answers }: Profile): boolean {
  const [before, after] = around(goal, answers)
  const said = `${before}${goal.words}`
  return WHICH.test(said) && /^\s+(?:is |are |gets? )?(?!of\b)\p{L}+ed\b/u.test(after)
}
const WHICH =
  /\b(?:every|all|any|each) (?:[\p{L}-]+ ){1,4}(?:above|over|below|under|of more than|more than) [\d.,]+\s?%$/iu
/** "In a trial with half of the bidders": how it is tried, no goal. */
const OF_WHOM =
  /\b(?:trial|test|pilot|experiment) (?:with|on|among|for) (?:half|a third|a quarter|\d[\d.,]*\s?%)(?: of)?$/iu
/** "85 %, up from 58 %": where it stands today. */
const UP_FROM = /\b(?:up|down) from\s*(?:about |today's )?\d[\d.,]*\s*(?:%|per ?cent)?$/iu

/** The 5 of "4.5 of 5": no goal of its own. */
export const isScaleEnd = (goal: Quantity, { quantities }: Profile): boolean =>
  quantities.some(
    (each) =>
      each !== goal &&
      scaleOf(each) === goal.value &&
      each.where.question === goal.where.question &&
      goal.where.at > each.where.at &&
      goal.where.at < each.where.at + each.words.length,
  )

/** How many of a noun the team has (so many a day come again and again), where it counts the same thing and fewer than `wanted`: "31 failures in four years". */
export function haveOf(noun: string | undefined, wanted: number, { quantities, answers }: Profile): number | undefined {
  const last = noun?.split(' ').at(-1)
  if (last === undefined) return undefined
  const found = quantities.find(
    (each) =>
      each.unit === 'count' &&
      each.per === undefined &&
      (!GOALS.includes(each.where.question) || isStock(each, answers)) &&
      each.value >= LEAST_KNOWN &&
      each.value < wanted &&
      each.counts?.toLowerCase().split(' ').at(-1) === last,
  )
  return found?.value
}
/** "We have 41 such failures" told beside the goals: what there is, and nothing to reach. */
const isStock = (quantity: Quantity, answers: Profile['answers']): boolean =>
  /(?:^|[.;!?]\s+)(?:so far |until now )?(?:we|they|there|the (?:log|list|records?)) (?:have|has|had|were|are|know|count|counts|holds?|shows?)(?: (?:only|about|just|recorded|counted|seen))?\s*$/iu.test(
    around(quantity, answers)[0],
  )
/** Fewer are kinds of a thing, not cases of it: "5 grips". */
const LEAST_KNOWN = 10
