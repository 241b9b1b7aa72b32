import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Profile } from '../../profile/profile.ts'
import type { PayThere } from './expert-hour.ts'

/** Where the people of a project are paid, and their pay against the United States; `code` is ISO 3166. */
export type PayPlace = { readonly code: string; readonly name: string; readonly factor: number }

/** Countries by the options of the question about regions. */
const BY_REGION: Readonly<Record<string, string>> = {
  us: 'US',
  uk: 'GB',
  canada: 'CA',
  china: 'CN',
  india: 'IN',
  japan: 'JP',
  brazil: 'BR',
  eu: 'EU',
}
/** Money of many countries. */
const SHARED: readonly string[] = ['USD', 'EUR', 'XAF', 'XOF']

/**
 * The place of pay: where the text says that people are paid, else the country whose money it counts in, else the first country that it
 * names, else the region that was answered; else by what an hour of the team's people costs. Undefined where nothing says: then pay is that of the United States.
 */
export function payPlaceOf(
  { payCountry, paidThere, quantities, regions, money }: Profile,
  knowledge: Knowledge,
): PayPlace | undefined {
  const coins = quantities.flatMap(({ currency }) =>
    currency === undefined || SHARED.includes(currency.code) ? [] : [currency.code.slice(0, 2)],
  )
  const answered = regions.flatMap((region) => BY_REGION[region] ?? [])
  const codes = [paidThere === true ? (payCountry ?? []) : [], coins, payCountry ?? [], answered].flat()
  return codes.flatMap((code) => placeOf(code, knowledge) ?? [])[0] ?? ownLevel(money.hourlyCostUsd?.value)
}

/** Where the pay of the people beside the team is looked up: one ledger for the table, the test and the benefit. */
export const payThere = (profile: Profile, knowledge: Knowledge): PayThere => ({
  expertPay: knowledge.expertPay,
  factor: payPlaceOf(profile, knowledge)?.factor ?? 1,
  toldHourlyUsd: profile.money.hourlyCostUsd?.value,
})

/** What an hour of an office worker costs in the United States with all on-costs, in US dollars. (Our assumption.) */
const US_OFFICE_HOUR = 32
/** Nearer than this the told pay is as good as that of the United States. */
const NEAR = 0.7
const LEAST = 0.1

/** Where no country is named, what an hour of the team's people costs tells the level of pay. */
function ownLevel(hourly: number | undefined): PayPlace | undefined {
  const factor = hourly === undefined ? 1 : Math.max(LEAST, hourly / US_OFFICE_HOUR)
  return factor >= NEAR ? undefined : { code: '', name: `an hour of your people costs $${hourly}`, factor }
}

function placeOf(code: string, { payFactors }: Knowledge): PayPlace | undefined {
  const found = payFactors.find(({ what, region }) => what === 'country' && region === code)
  return found && { code, name: found.name ?? code, factor: found.factor }
}
