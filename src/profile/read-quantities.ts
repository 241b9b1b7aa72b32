import { textAfter, textBefore } from '../amounts/around.ts'
import type { Rates } from '../amounts/currency.ts'
import { type Found, findNumbers } from '../amounts/find-numbers.ts'
import type { Signals } from '../knowledge/signals.ts'
import { fractionsIn } from './fractions.ts'
import type { FreeText } from './free-text.ts'
import type { Quantity } from './quantity.ts'
import { isPeriod, measureOf, nounAfter, perAfter, perBefore, periodFurtherOn } from './quantity-words.ts'
import { withRole } from './role-of.ts'
import { savedOfOne } from './saved-of-one.ts'
import { readSteps } from './steps.ts'

const HIGH =
  /(?:\b(?:under|below|less than|fewer than|at most|up to|no more than|not more than|within|in under|a maximum of|max\.?|by less than)|<|≤)\s*(?:about\s+)?[^\p{L}\p{N}\s]{0,3}\s?$/iu
const LOW =
  /(?:\b(?:over|above|more than|at least|upwards of|no less than|not less than|a minimum of|min\.?)|>|≥)\s*(?:about\s+)?[^\p{L}\p{N}\s]{0,3}\s?$/iu
/** "Returns down to 7 %": no more than that may be left. */
const FALLS_TO =
  /\b(?:down|falls?|drops?|shrinks?|reduced?|lowered|cut|brought down) to\s+(?:about |around )?[^\p{L}\p{N}\s]{0,3}\s?$/iu
/** "Does not fall below 4.2" is a lower bound, "must not exceed" an upper one. */
const NOT_LOWER = /(?:\bnot?|n't|\bnever)\s+(?:\p{L}+\s+)?(?:below|under|less than)\s+$/iu
const LEAD =
  /\b(?:the first|the top|at most|at least|up to|under|below|over|above|less than|fewer than|more than|within|no more than)\s+$/iu
const RANGE = /^\s?(?:-|–|—|to|or)\s?[^\p{L}\p{N}\s]?$/iu

/** Every number of a text with its unit, what it counts and for each what, its bounds and what it is about. Pure. */
export function readQuantities(free: FreeText, signals: Signals, rates: Rates): readonly Quantity[] {
  const numbers = findNumbers(free.text)
  const read: Quantity[] = fractionsIn(free).map((fraction) =>
    withRole(fraction, free, fraction.where.at + fraction.words.length, signals),
  )
  for (let i = 0; i < numbers.length; i++) {
    const first = numbers[i]
    if (first === undefined) continue
    const next = numbers[i + 1]
    const bare = quantityAt(free, first, undefined, rates)?.quantity
    const rate = next && rateOf(free, first, next)
    // "260 of the 410 that a repair costs" is money, and no share of anything.
    if (rate && (bare === undefined || savedOfOne(read, bare, free.text) === undefined)) {
      read.push(withRole(rate, free, first.end, signals))
      // "One in 2,000" counts nothing; "180 of 200 questions" counts a test, too.
      if (next && IN_SO_MANY.test(free.text.slice(first.end, next.at))) i++
      continue
    }
    const upper = next && isRange(free.text, first, next) ? next : undefined
    const one = quantityAt(free, first, upper, rates)
    if (one === undefined) continue
    const saved = savedOfOne(read, one.quantity, free.text)
    const quantity = saved ?? asMoney(read, besideOf(read.at(-1), one.quantity, free.text), free.text)
    read.push(saved ?? withRole(quantity, free, one.unitEnd, signals))
    if (upper !== undefined) i++
  }
  return readSteps(
    free,
    read.toSorted((a, b) => a.where.at - b.where.at),
  )
}

/** "Each repair takes 40 minutes of a fitter and 15 dollars of parts": time and money of one and the same thing. */
function besideOf(earlier: Quantity | undefined, quantity: Quantity, text: string): Quantity {
  const isPair = [earlier?.unit, quantity.unit].toSorted().join() === 'seconds,usd'
  if (!isPair || earlier?.per === undefined || quantity.per !== undefined || isPeriod(earlier.per)) return quantity
  const between = text.slice(earlier.where.at + earlier.words.length, quantity.where.at)
  return AND_SO.test(between) ? { ...quantity, per: earlier.per } : quantity
}
const AND_SO =
  /^(?: (?:of|for) (?:an? |the |our |one )?[\p{L}-]+(?: [\p{L}-]+)?)?,? (?:and|plus)(?: costs?| takes?| about| another| us){0,3} $/iu

/** "A developer costs 15,000 francs a month, the mainframe 4.2 million a year": the second is money too, of the same kind. */
function asMoney(earlier: readonly Quantity[], quantity: Quantity, text: string): Quantity {
  const money = earlier.at(-1)
  if (money?.unit !== 'usd' || quantity.unit !== 'count' || quantity.counts !== undefined) return quantity
  const first = findNumbers(money.words)[0]?.value
  const between = text.slice(money.where.at + money.words.length, quantity.where.at)
  const isList =
    isPeriod(money.per) && isPeriod(quantity.per) && /^,? (?:and )?(?:the|our|an?) [^.;,\d]{2,40}$/iu.test(between)
  if (!isList || !first) return quantity
  const { currency } = money
  return { ...quantity, unit: 'usd', value: quantity.value * (money.value / first), ...(currency && { currency }) }
}

/** "30 to 40", "2-4 weeks"; "from 41 % to 75 %" is a step from one to the other and no range. */
function isRange(text: string, first: Found, next: Found): boolean {
  const between = text.slice(first.end, next.at)
  if (/\b(?:from|von)\s+[^\p{L}\p{N}]?$/iu.test(textBefore(text, first.at))) return false
  if (RANGE.test(between)) return next.value > scaledLike(first, next)
  return /^\s+and\s+[^\p{L}\p{N}]?$/iu.test(between) && /\bbetween\s+[^\p{L}\p{N}]?$/iu.test(textBefore(text, first.at))
}

/** "5-10k" is 5k to 10k: the first takes the second's size word if it has none and would else be far off. */
function scaledLike(first: Found, next: Found): number {
  const size = next.value >= 1000 && first.value < 1000 && next.suffix !== undefined ? 1000 : 1
  return first.value * size
}

function quantityAt(
  { text, question }: FreeText,
  first: Found,
  upper: Found | undefined,
  rates: Rates,
): { readonly quantity: Quantity; readonly unitEnd: number } | undefined {
  const before = textBefore(text, first.at)
  const last = upper ?? first
  const measure = measureOf(before, textAfter(text, last.end), last, rates)
  const bound = NOT_LOWER.test(before)
    ? 'low'
    : HIGH.test(before) || FALLS_TO.test(before)
      ? 'high'
      : LOW.test(before)
        ? 'low'
        : undefined
  if (
    first.spelled &&
    first.value === 1 &&
    measure === undefined &&
    bound === undefined &&
    !isThing(textAfter(text, last.end))
  )
    return undefined
  const unitEnd = last.end + (measure?.length ?? 0)
  const rest = textAfter(text, unitEnd)
  const isTeam = TEAM_OF.test(before) && DOES.test(rest)
  const noun = (measure === undefined || measure.unit === 'share') && !isTeam ? nounAfter(rest) : ''
  const nounEnd = measure === undefined && noun !== '' ? text.indexOf(noun, unitEnd) + noun.length : unitEnd
  const tail = textAfter(text, nounEnd)
  const behind = perAfter(tail) ?? (noun === '' ? undefined : periodFurtherOn(tail))
  // "310 matches on 74 pitches every weekend": the period is that of the matches.
  const per =
    ON_PLACES.test(before) && isPeriod(behind?.per)
      ? undefined
      : (behind?.per ?? perBefore(before, measure?.unit === 'usd'))
  const factor = measure?.factor ?? 1
  const exact = (value: number): number => Number((value * factor).toPrecision(12))
  const low = upper === undefined ? undefined : exact(scaledLike(first, upper))
  const start = wordsStart(before, first.at)
  const value = exact(upper === undefined ? first.value : (scaledLike(first, upper) + upper.value) / 2)
  const trailing = /^\s+(?:or less|at most|max\b)/iu.test(textAfter(text, nounEnd))
    ? 'high'
    : /^\s+(?:or more|at least)/iu.test(textAfter(text, nounEnd))
      ? 'low'
      : bound
  return {
    unitEnd,
    quantity: {
      value,
      ...(low !== undefined && upper !== undefined
        ? { low, high: exact(upper.value) }
        : trailing === 'high'
          ? { high: value }
          : trailing === 'low'
            ? { low: value }
            : {}),
      unit: measure?.unit ?? 'count',
      ...(measure === undefined && noun !== '' && { counts: noun }),
      ...(per !== undefined && { per }),
      ...(measure?.currency !== undefined && { currency: measure.currency }),
      words: text.slice(start, nounEnd + (behind?.length ?? 0)).trim(),
      where: { question, at: start },
    },
  }
}

/** "One" is a number before what is counted, and a pronoun elsewhere. */
const isThing = (after: string): boolean =>
  /^\s+(?:[A-Z]{1,4}\d|RTX|GPU|NVIDIA|server|workstation|node|machine|developer|engineer|clerk|person|million|hour|day|week|month|year)/u.test(
    after,
  )

/** A count and the places that it is spread over. */
const ON_PLACES = /\d\s+(?:[\p{L}-]+\s+){1,3}(?:on|across|at|over)\s+$/u
/** "A team of twelve sorts the letters": what they do is no name for them. */
const TEAM_OF = /\b(?:team|crew|group|staff|shift|panel|desk) of (?:about |up to )?$/iu
const DOES = /^\s+\p{L}+s\s+(?:and \p{L}+s\s+)?(?:the|an?|our|their|each|every|all|them|it)\b/u

/** The words begin with the bound or the sign of money before the number. */
function wordsStart(before: string, at: number): number {
  const sign = /(?:[A-Z]{0,3}[$€£¥₹]\s?|\b[A-Z]{3}\s)$/u.exec(before)?.[0] ?? ''
  const bound = LEAD.exec(before.slice(0, before.length - sign.length))?.[0] ?? ''
  return at - sign.length - bound.length
}

const IN_SO_MANY = /^\s+(?:in|out of|per)\s+(?:every\s+)?$/iu

/** "No more than one cent in 400 payslips": how large a difference may be; "two alarms in 100 meters": so many events over a length. */
const SIZE =
  /^\s+(?:cents?|penn(?:y|ies)|pence|dollars?|euros?|pounds?|kroner?|points?|seconds?|minutes?|hours?|days?|mm|cm|millimet(?:er|re)s?|centimet(?:er|re)s?|grams?)\s/iu
const EXTENT = /^[\s-]?(?:(?:running |square )?met(?:er|re)s?|kilomet(?:er|re)s?|km|miles?|hours?|shifts?|nights?)\b/iu

/** "At most one missed in 1,000", "eight of ten": a share, with both numbers in its words. */
function rateOf({ text, question }: FreeText, first: Found, next: Found): Quantity | undefined {
  const between = text.slice(first.end, next.at)
  const before = textBefore(text, first.at)
  const counted = /^(?:\s+[\p{L}-]+){0,3}\s+(in|out of|of|on|per)\s+(?:the\s+|every\s+)?$/iu.exec(between)
  if (counted === null || first.value >= next.value) return undefined
  // "A gap under 40 microns in 95 % of the parts": the second is a share of its own.
  if (/^\s*(?:%|per ?cent|percent|Prozent)/iu.test(text.slice(next.end))) return undefined
  // "Among the first three in 95 of 100 questions": the three are places.
  if (/\b(?:first|top|best|last)\s+$/iu.test(before)) return undefined
  if (SIZE.test(between) || EXTENT.test(text.slice(next.end))) return undefined
  const bound = HIGH.test(before) ? 'high' : LOW.test(before) ? 'low' : undefined
  const bare = /^\s+(?:in|out of|of)\s+$/iu.test(between)
  if (bound === undefined && !(bare && next.value >= 5)) return undefined
  const start = wordsStart(before, first.at)
  const value = Number((first.value / next.value).toPrecision(6))
  return {
    value,
    ...(bound === 'high' ? { high: value } : bound === 'low' ? { low: value } : {}),
    unit: 'share',
    words: text.slice(start, next.end).trim(),
    where: { question, at: start },
  }
}
