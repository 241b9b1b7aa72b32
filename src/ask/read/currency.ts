/** A currency's code and about how many dollars one unit is. */
type Currency = { readonly is: RegExp; readonly code: string; readonly usd: number }

/** Rough and undated on purpose: money in another currency only chooses an order of magnitude, and every reply says so. */
const CURRENCIES: readonly Currency[] = [
  { is: /^(?:€|eur|euros?)$/u, code: 'EUR', usd: 1.1 },
  { is: /^(?:£|gbp|pounds?)$/u, code: 'GBP', usd: 1.3 },
  { is: /^(?:chf|franken|sfr\.?)$/u, code: 'CHF', usd: 1.1 },
  { is: /^(?:ca?\$|cad)$/u, code: 'CAD', usd: 0.72 },
  { is: /^(?:au?\$|aud)$/u, code: 'AUD', usd: 0.65 },
  { is: /^(?:¥|cny|rmb|yuan|人民币|元|块钱)$/u, code: 'CNY', usd: 0.14 },
  { is: /^(?:円|jpy|yen)$/u, code: 'JPY', usd: 0.0067 },
  { is: /^(?:₹|inr|rupees?|rs\.?)$/u, code: 'INR', usd: 0.012 },
  { is: /^(?:sek|nok|dkk|kronor|kroner)$/u, code: 'SEK', usd: 0.1 },
  { is: /^(?:pln|zł|zloty)$/u, code: 'PLN', usd: 0.26 },
  { is: /^(?:r\$|brl|reais|real)$/u, code: 'BRL', usd: 0.18 },
  { is: /^(?:₩|krw|won)$/u, code: 'KRW', usd: 0.00072 },
]

export const CURRENCY_CODES = [
  'EUR',
  'GBP',
  'CHF',
  'CAD',
  'AUD',
  'CNY',
  'JPY',
  'INR',
  'SEK',
  'PLN',
  'BRL',
  'KRW',
] as const

/** The currency that a symbol or word stands for; undefined for dollars. */
export const currencyOf = (symbol: string): Currency | undefined => CURRENCIES.find(({ is }) => is.test(symbol))

/** "1 EUR taken as about 1.1 USD, a rough rate": what a reply has to say beside converted money. */
export function rateNote(code: string): string {
  const usd = CURRENCIES.find((one) => one.code === code)?.usd
  return usd === undefined ? '' : `1 ${code} taken as about ${usd} USD, a rough rate: check it`
}
