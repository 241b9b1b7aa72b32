import { formatUsd, round } from '../amounts/print.ts'
import type { Quantity } from '../profile/quantity.ts'
import type { FactValues } from './expression.ts'

type Coin = NonNullable<Quantity['currency']>

/** A fact of money as the team wrote it stands beside it under this name. */
export const writtenName = (name: string): string => `${name}Written`

/** "CHF 3.10 ($3.72)": an amount in the money of the words, and in dollars. */
export function asWritten(usd: number, { code, usd: rate }: Coin): string {
  const own = usd / rate
  const amount = own < 100 && !Number.isInteger(Number(own.toPrecision(6))) ? own.toFixed(2) : round(own)
  return `${code} ${amount} (${usd < 10 ? `$${usd.toFixed(2)}` : formatUsd(usd)})`
}

/** An amount of dollars that the team has told: its own digits, "$285,000", where rounding would show another number. */
export function toldUsd(usd: number): string {
  if (usd < 1e6) return `$${usd.toLocaleString('en-US', { maximumFractionDigits: usd < 100 ? 2 : 0 })}`
  return usd < 1e9 ? `$${Number((usd / 1e6).toPrecision(4)).toLocaleString('en-US')} million` : formatUsd(usd)
}

/** For each fact of money that is a number of the text: how it was written in another currency, or with more digits than we print. Pure. */
export function writtenFacts(facts: FactValues, quantities: readonly Quantity[]): FactValues {
  const told = quantities.filter(({ unit }) => unit === 'usd')
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      const found = /Usd/u.test(name) && told.find((each) => typeof value === 'number' && isSame(each.value, value))
      if (!found) return []
      const written = found.currency === undefined ? toldUsd(found.value) : asWritten(found.value, found.currency)
      return written === formatUsd(found.value) ? [] : [[writtenName(name), written]]
    }),
  )
}

const isSame = (one: number, other: number): boolean => one > 0 && Math.abs(other / one - 1) < 1e-6

/** The money that the team counts in, where that is one other than dollars and nothing else is named. Pure. */
export function ownMoney(quantities: readonly Quantity[]): Coin | undefined {
  const money = quantities.filter(({ unit }) => unit === 'usd')
  const codes = new Set(money.map(({ currency }) => currency?.code ?? 'USD'))
  return codes.size === 1 ? money[0]?.currency : undefined
}
