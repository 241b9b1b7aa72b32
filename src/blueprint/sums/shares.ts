import { isPeriod } from '../../profile/quantity-words.ts'
import { pluralBefore } from './antecedent.ts'
import { figure, type Sum } from './sum.ts'
import { quoted, share, type Told, thingsIn } from './told.ts'

/** "6.8 % of the granted loans", "19 % of calls": of what a share is a part. */
const OF =
  /^\s*of (?:all |the |our |these |those |last year's )*(?<things>[\p{L}-]+(?: (?!(?:the|an?|our|their|it|we)\b)\p{L}+){0,2})/iu
/** "One tube in 2,500": what is counted stands between. */
const ONE_IN = /^(?:about |maybe |around )?(?:one|1) (?<things>\p{L}+) (?:in|of|out of)\b/iu
/** "58 % arrive late", right behind what they are a part of. */
const ARE = /^\s*(?:are|is|arrives?|comes?|gets?|ends?|enters?|contains?|needs?|go|goes|have|has|remain|turn out)\b/iu
/** "4 % of the essays from 2019", "a third of victims who": a part of something narrower than was counted. */
const NARROWER = /^\s*of (?:[\p{L}’'-]+ ){1,4}?(?:from|who|that|which|in|by|of)\b/iu
/** "Half of it" is of what was said before, whatever that was. */
const PRONOUN = /^\s*of (?:it|them|those|these|this|that|us|which)\b/iu
/** What a phrase should not end with. */
const DANGLING =
  /(?:\s+(?:the|a|an|in|are|is|there|with|and|or|of|to|at|by|between|end|ends|that|who|from|which|have|has|were|was))+$/iu
/** "Wrong in maybe 1 of 12" is of whatever comes in. */
const WRONG_IN = /\b(?:wrong|missing|late|incomplete|unreadable)(?: \p{L}+)? in (?:maybe |about |around )?$/iu
/** What a case is called where nobody minds its name. */
const GENERIC = /^(?:files?|cases?|requests?|tickets?|forms?)\b/iu
/** Of something that changes, or a part of a part. */
const NOT_A_PART =
  /\b(?:by|up|down|fell|falls?|rose|rises?|grew|from|to|than|with|only from|rules catch|costs?)\s+(?:about |around |only )?$/iu

const BARE = /[\p{L}\p{N}] (?:in|of|out of) /u

/** A part of a count: a number of cases of its own, for as long as the count stands for. */
export type Part = Told & { readonly of: Told; readonly share: number; readonly phrase: string }

/** Shares of what the text counts with a noun: "0.6 % of the files" beside "11,000 files a month". */
export function partsOfCounts(told: readonly Told[]): readonly Part[] {
  const counts = told.filter(
    ({ unit, value, things, per, years = 1 }) =>
      unit === 'count' && Math.max(value, value / years) >= MIN_WHOLE && things.length > 0 && isWhole(per),
  )
  return told.flatMap((part): Part[] => {
    const { unit, value, role } = part
    if (unit !== 'share' || value <= 0 || value >= 1 || (role !== undefined && role !== 'baseline')) return []
    // What a trial showed is no part of what comes in.
    if (NOT_A_PART.test(part.before) || (part.where.question === 'lessons' && !BARE.test(part.words))) return []
    const of = pluralBefore(part, told) ?? wholeOf(part, counts.filter(isFor(part)))
    if (of === undefined) return []
    const years = yearsOf(of, told)
    const phrase = `${WRONG_IN.exec(part.before)?.[0] ?? ''}${part.words}${OF.exec(part.after)?.[0] ?? /^(?:\s+[\p{L}’'-]+){1,4}/u.exec(part.after)?.[0] ?? ''}`
    const { unit: _, role: __, span: ___, ...where } = part
    const { counts: noun, things } = of
    return [
      {
        ...where,
        unit: 'count',
        value: of.value * value,
        things,
        ...(noun !== undefined && { counts: noun }),
        ...(years !== undefined && { years }),
        of,
        share: value,
        phrase: phrase.replace(DANGLING, ''),
      },
    ]
  })
}

/** What an earlier trial looked at is a sample: only a share that is told of it there is a part of it. */
const isFor =
  (part: Told) =>
  ({ where }: Told): boolean =>
    where.question !== 'lessons' || part.where.question === 'lessons'

/** Not "62 fields per file". */
const isWhole = (per: string | undefined): boolean => per === undefined || isPeriod(per)

/** Of a smaller whole nobody needs to be told a part. */
const MIN_WHOLE = 50

function wholeOf(part: Told, counts: readonly Told[]): Told | undefined {
  if (NARROWER.test(part.after) || PRONOUN.test(part.after)) return undefined
  const named = OF.exec(part.after)?.groups?.things ?? ONE_IN.exec(part.words)?.groups?.things
  if (named !== undefined) {
    const words = thingsIn(named)
    const fits = counts.filter(({ things, counts: noun = '' }) =>
      share(words, [...things.slice(-1), ...thingsIn(noun.split(' ')[0] ?? '')]),
    )
    // What is large at once comes before what is only large in a year: "14 records a day" are a pace, the 210,000 are all.
    const large = fits.filter(({ value }) => value >= MIN_WHOLE)
    const wide = large.length > 0 ? large : fits
    const timed = wide.filter(({ years }) => years !== undefined)
    const found = timed.toSorted((a, b) => aYear(b) - aYear(a))[0] ?? wide[0]
    return found ?? (GENERIC.test(named) ? onlyVolume(counts, part.where.question) : undefined)
  }
  if (WRONG_IN.test(part.before)) return onlyVolume(counts, 'problem')
  // "14 % are sent back" points to what was counted before it.
  const earlier = counts.filter(({ where }) => where.question !== part.where.question || where.at < part.where.at)
  return ARE.test(part.after) ? onlyVolume(earlier, part.where.question) : undefined
}

const aYear = ({ value, years = 1 }: Told): number => value / years

/** What comes in by the day, month or year, where a text names one such thing. */
function onlyVolume(counts: readonly Told[], question: string): Told | undefined {
  const volumes = counts.filter(
    ({ years, where, role }) => years !== undefined && role === 'volume' && where.question === question,
  )
  return volumes.length === 1 ? volumes[0] : undefined
}

/** A count without a time in a sentence that counts by one: "31,000 applications a year, 11,400 loans". */
function yearsOf(of: Told, told: readonly Told[]): number | undefined {
  if (of.years !== undefined) return of.years
  const beside = told.filter(
    ({ sentence, years, unit, where }) =>
      sentence === of.sentence && unit === 'count' && years !== undefined && where.at < of.where.at,
  )
  return beside.at(-1)?.years
}

/** The row of a part. */
export function partSum({ of, share: part, phrase, value, years }: Part): Sum {
  return {
    kind: 'share-of-count',
    words: [quoted(of), phrase],
    working: `${figure(100 * part)}% x ${figure(of.value)}`,
    result: `${figure(value)}${years === undefined ? '' : ` ${periodOf(years)}`}`,
  }
}

const NAMES: readonly (readonly [years: number, name: string])[] = [
  [1 / 149, 'a day'],
  [1 / 40, 'a week'],
  [1 / 10, 'a month'],
  [1 / 3, 'a quarter'],
  [1.01, 'a year'],
]
/** "A month" for a twelfth of a year; "in 3 years" for three. */
export const periodOf = (years: number): string =>
  NAMES.find(([most]) => years <= most)?.[1] ?? `in ${figure(years)} years`
