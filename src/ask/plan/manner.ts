import { type Currency, currencyOf, moneyWords, type Rates, rateNote } from '../../amounts/currency.ts'
import { formatNumber } from '../../amounts/print.ts'
import type { Group } from './answer-topic.ts'

/** How somebody wants an answer: in another currency, as a table, in fewer words. */
export type Manner = { readonly currency?: Currency; readonly table?: true; readonly short?: true }

const TABLE =
  /\b(?:as|in|into|make|give me|show me)(?: it)?(?: in)? an? (?:\w+ )?table\b|\btabular\b|\bas a spreadsheet\b/u
const SHORT =
  /\b(?:make it |a bit |even |much |can you (?:be|make it) )*(?:short(?:er)?|brief(?:er|ly)?|more concise)(?: please| version)?\b|\btoo long\b/u
/** "In three sentences", "five bullet points max". */
const COUNTED =
  /\b(?:in |as |max\w* )?(?:(?:an?|one|two|three|four|five|six|\d+) (?:short )?(?:sentences?|lines|bullets?(?: points?)?|points|words))(?: max\w*)?\b/u

/** How an answer is wanted, and the text without the words that say so. */
export function readManner(plain: string, rates: Rates): { readonly manner: Manner; readonly rest: string } {
  const { before, after } = moneyWords(rates)
  const money = new RegExp(String.raw`\b(?:in|into|as) (${after}|${before})(?!\p{L})`, 'iu')
  const found = money.exec(plain)
  const currency = found === null ? undefined : currencyOf(rates, found[1] ?? '')
  const rest = [currency && money, TABLE, SHORT, COUNTED].reduce(
    (text, is) => (is ? text.replace(is, ' ') : text),
    plain,
  )
  return {
    manner: {
      ...(currency && { currency }),
      ...(TABLE.test(plain) && { table: true as const }),
      ...((SHORT.test(plain) || COUNTED.test(plain)) && { short: true as const }),
    },
    rest:
      rest
        .replace(
          /\b(?:please|pls|the same|same|that|this|it|now|and|all|give me|show me|can you|could you|say)\b|[^\p{L}\p{N} ]/gu,
          ' ',
        )
        .trim() === ''
        ? ''
        : rest.replace(/\s+/gu, ' ').trim(),
  }
}

export const isPlain = ({ currency, table, short }: Manner): boolean =>
  currency === undefined && table === undefined && short === undefined

const LINES_WHEN_SHORT = 2

/** The same lines, fewer of them. */
export const shortened = (groups: readonly Group[]): readonly Group[] =>
  groups.slice(0, 1).map(({ title, lines }) => ({ title, lines: lines.slice(0, LINES_WHEN_SHORT), left: 0 }))

/** Dollars of a text in another currency, to two digits, as they stand. */
export function exchanged(text: string, currency: Currency | undefined): string {
  if (currency === undefined || currency.code === 'USD') return text
  return text.replace(
    /\$(\d+(?:,\d{3})*(?:\.\d+)?)/gu,
    (_, digits: string) => `${currency.code} ${formatNumber(Number(digits.replaceAll(',', '')) / currency.usd, 2)}`,
  )
}

/** The same, with the rate that was taken. */
export function inCurrency(text: string, currency: Currency | undefined): string {
  const said = exchanged(text, currency)
  return said === text ? text : `${said}\n${rateNote(currency)}.`
}
