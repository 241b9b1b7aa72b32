import type { Family } from '../../knowledge/family.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Service } from '../../knowledge/market/service.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'
import { findFamilies } from './find-families.ts'

const OF_PRICE = /\b(?:prices?|pricing|price list|costs?|cheap\w*|expensive|charges?|dear(?:er|est)?)\b/u
const CHEAPEST = /\bcheap(?:est|er)?\b.*\b(?:api|model|llm)s?\b|\b(?:api|model|llm)s?\b.*\bcheap(?:est|er)?\b/u
/** Facts that make it a bill to work out. */
const LOAD = ['requestsPerDay', 'concurrency', 'tokensPerDay', 'accelerator', 'tokensB', 'examples', 'hours'] as const
/** Training, tuning and running of one's own are no price of an API. */
const OTHER_WORDS = [
  String.raw`train\w*`,
  String.raw`entren\w*`,
  String.raw`entra[iî]n\w*`,
  String.raw`trein\w*`,
  'seats?',
  'people',
  'employees',
  'colleagues',
  'staff',
  String.raw`subscri\w*`,
  'licen[cs]es?',
  'abo',
  'enterprise',
  String.raw`fine-?tun\w*`,
  'tun(?:e|ing)',
  String.raw`host\w*`,
  String.raw`embed\w*`,
  'docs?',
  'documents?',
  'v?ram',
  'memory',
  String.raw`run\w*`,
  'gpus?',
  'bill',
  'question',
  'request',
  'chats?',
  'month',
  'day',
  'year',
  'exploding',
  'down',
  'sav(?:e|ing)',
  String.raw`local\w*`,
  'reduce',
  'alternative',
  'was',
  'were',
  'did',
  'hat',
]
const OWN_WORK = new RegExp(String.raw`\b(?:${OTHER_WORDS.join('|')})\b`, 'u')
const MAX_ROWS = 6
/** A longer text tells of a case of its own. */
const LONGEST = 80
/** Tokens read for each one written, in a price that compares models: an assumption. */
const IN_FOR_OUT = 3

const BY_TOKENS =
  /\b(?:costs?|prices?|pricing|usd|much)\b.*(?<!\w)(?:\d+ ?m|(?:per|a|1|of) ?(?:million|m|1m))\b.{0,12}\btok/u

/** A price by the million tokens is that of an API, and not of a training. */
export const isByTokens = (plain: string): boolean => BY_TOKENS.test(plain) && !/\btrain\w*/u.test(plain)

export type Priced = Service & { readonly inputUsdPerM: number; readonly outputUsdPerM: number }

/** What vendors ask for a million tokens: of a model or vendor that is named, or the cheapest. Undefined for other questions. */
export function answerPrice({ plain, stated }: Understanding, knowledge: Knowledge): KnownAnswer | undefined {
  if (
    plain.length > LONGEST ||
    !OF_PRICE.test(plain) ||
    OWN_WORK.test(plain) ||
    LOAD.some((fact) => stated[fact] !== undefined && !(fact === 'tokensB' && isByTokens(plain)))
  )
    return undefined
  const shown = pricedModels(plain, knowledge).slice(0, MAX_ROWS)
  if (shown.length === 0) return undefined
  const other = otherVersion(plain, shown)
  const list = shown.map(
    ({ model, vendor, inputUsdPerM, outputUsdPerM, date }) =>
      `${model} (${vendor}): $${cents(inputUsdPerM)} in, $${cents(outputUsdPerM)} out (${date})`,
  )
  return {
    reply: `${other === undefined ? '' : `I have no price of version ${other}; what I have is another version. `}List prices for a million tokens read and written: ${list.join('; ')}. A million tokens are about 750,000 words. Cheap is what passes your own test; compare there.`,
    sources: [...new Set(shown.map(({ source }) => source))],
  }
}

/** A list price is told to the cent, and below ten cents exactly. */
const cents = (usd: number): string => String(Number(usd < 0.1 ? usd.toPrecision(3) : usd.toFixed(2)))

/** The models that a text names; else some of each vendor that it names; else the cheapest, where those are asked for. */
export function pricedModels(plain: string, knowledge: Knowledge): readonly Priced[] {
  const words = spaced(plain)
  const all = [...knowledge.services.filter(isPriced), ...listed(knowledge)].toSorted((a, b) => blended(a) - blended(b))
  const exact = inFull(all, words)
  // "Claude Opus" is its version of today.
  const named = [...exact, ...all.filter((one) => isCurrent(one) && isLine(one, words, exact))]
  if (named.length > 0) return named
  const now = all.filter(isCurrent)
  const makers = new Set(findFamilies(plain, knowledge).map(vendorOf))
  const vendors = Map.groupBy(
    now.filter(({ vendor }) => makers.has(vendor) || words.includes(spaced(vendor))),
    ({ vendor }) => vendor,
  )
  if (vendors.size > 0) return [...vendors.values()].flatMap(spread)
  return CHEAPEST.test(plain) ? now : []
}

const isPriced = (one: Service): one is Priced =>
  one.kind === 'text' && one.host === 'vendor-api' && one.inputUsdPerM !== undefined && one.outputUsdPerM !== undefined

/** Models that stand only in the older price lists, and never for their line. */
function listed({ prices, services }: Knowledge): readonly Priced[] {
  const known = new Set(services.filter(isPriced).map(({ model }) => keyOf(model)))
  return prices
    .filter(({ model }) => !known.has(keyOf(model)))
    .map(({ vendor, model, inputUsdPerM, outputUsdPerM, source, date }) => ({
      id: `list:${vendor}:${model}`,
      kind: 'text',
      vendor,
      model,
      inputUsdPerM,
      outputUsdPerM,
      retired: date,
      quality: 'B',
      source,
      date,
    }))
}

/** The same words in any order: "claude-4.5-haiku" is Claude Haiku 4.5. */
const keyOf = (name: string): string => spaced(name).trim().split(' ').toSorted().join(' ')

/** The models whose whole name stands in the text, in any order of its words; the name inside a longer one does not count. */
function inFull(all: readonly Priced[], words: string): readonly Priced[] {
  let rest = words.trim().split(' ')
  return all
    .toSorted((a, b) => b.model.length - a.model.length)
    .filter(({ model }) => {
      const length = spaced(model).trim().split(' ').length
      const key = keyOf(model)
      const at = rest.findIndex(
        (_, from) =>
          rest
            .slice(from, from + length)
            .toSorted()
            .join(' ') === key,
      )
      if (at < 0) return false
      rest = [...rest.slice(0, at), '|', ...rest.slice(at + length)]
      return true
    })
}

/** The number of a version that the text names and that none of the shown models bears. */
function otherVersion(plain: string, shown: readonly Priced[]): string | undefined {
  const said =
    /(?<![\w.$€-])(?:v|-)?(\d{1,2}(?:\.\d{1,2})?)(?![\w%€.]|\.\d|\s*(?:m|million|k|usd|dollars?|euros?|tokens?)\b)/u.exec(
      plain.replace(/(?<=[a-z])-(?=\d)/gu, ' '),
    )?.[1]
  if (said === undefined) return undefined
  return shown.some(({ model }) => spaced(model).includes(` ${said} `) || spaced(model).includes(` v${said} `))
    ? undefined
    : said
}

const isCurrent = ({ supersededBy, retired }: Priced): boolean => supersededBy === undefined && retired === undefined

/** A model whose name without its version stands in the text: of two words at least, and not part of one that is named in full. */
function isLine({ model }: Priced, words: string, exact: readonly Priced[]): boolean {
  const line = spaced(model)
    .trim()
    .split(' ')
    .filter((part) => !/^[\d.]+$/u.test(part))
  if (line.length < 2 || line.join(' ').length === spaced(model).trim().length) return false
  return words.includes(` ${line.join(' ')} `) && !exact.some((one) => spaced(one.model).startsWith(` ${line[0]} `))
}

const blended = ({ inputUsdPerM, outputUsdPerM }: Priced): number => inputUsdPerM * IN_FOR_OUT + outputUsdPerM

/** The cheapest, the middle and the dearest of a vendor. */
const spread = (rows: readonly Priced[]): readonly Priced[] =>
  rows.length <= 3 ? rows : [rows[0], rows[Math.floor(rows.length / 2)], rows.at(-1)].filter((one) => one !== undefined)

const vendorOf = ({ maker }: Family): string => maker.toLowerCase().split(/[^a-z]+/u)[0] ?? ''

const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    // Vendors write 4-5 where people say 4.5.
    .replace(/(?<= \d) (?=\d(?: |$))/gu, '.')
    .trim()} `
