import { smallNumber } from '../../amounts/number-words.ts'
import { around } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import type { FactName } from '../fact-names.ts'
import { missedCalls } from './missed.ts'

type Facts = Partial<Record<FactName, number | boolean>>

/** What the words tell of value beside sums: calls that nobody takes, sales that are no profit. */
export function valueFacts(profile: Profile): Facts {
  const missed = missedCalls(profile)
  return {
    ...(missed && { [missed.someHours ? 'missedPeakShare' : 'missedShare']: missed.share }),
    ...(profile.quantities.some((each) => isSales(each, profile)) && { valueIsSales: true }),
    ...counted(profile.quantities),
    ...savedPart(profile),
  }
}

const SALES = /^\s*(?:\p{L}+ )?(?:of|in) (?:\p{L}+ )?(?:sales|revenue|turnover)\b/iu
const isSales = (quantity: Quantity, { answers }: Profile): boolean =>
  quantity.unit === 'usd' && quantity.role === 'benefit' && SALES.test(around(quantity, answers)[1])

const SAVED =
  /\b(?:saves?|saving|spares?|sparing) (?:us )?(?:one|an?) (?<thing>season|year|campaign|harvest|cycle) (?:in|of|out of) (?:every )?(?<parts>\d+|two|three|four|five|six|seven|eight|nine|ten)\b/iu

/** "A campaign costs 2 million; it would save one campaign in four": one of them is run a year. */
function savedPart({ quantities, answers }: Profile): Facts {
  const { thing = '', parts = '' } = SAVED.exec(String(answers.why ?? ''))?.groups ?? {}
  const many = smallNumber(parts) ?? Number(parts)
  const cost = quantities.find(
    ({ unit, per, role }) => unit === 'usd' && role === 'cost' && per === thing.toLowerCase(),
  )
  return cost === undefined || !(many > 1)
    ? {}
    : { lossUsdPerYear: cost.value, currentCostUsd: cost.value, cutTarget: 1 / many }
}

const THINGS: readonly (readonly [FactName, RegExp])[] = [
  ['vehicles', /\b(?:vans|vehicles|trucks|lorries|cars|buses|cabs|taxis|couriers)$/iu],
  [
    'machines',
    /\b(?:machines|pumps|turbines|compressors|motors|elevators|lifts|escalators|meters|presses|robots|boilers)$/iu,
  ],
  ['cameras', /\bcameras$/iu],
]

/** What products are priced by, where the text counts it once and for all. */
const counted = (quantities: readonly Quantity[]): Facts =>
  Object.fromEntries(
    THINGS.flatMap(([name, noun]) => {
      const found = quantities.find(
        ({ unit, per, counts = '', where }) =>
          unit === 'count' && per === undefined && where.question === 'problem' && noun.test(counts),
      )
      return found === undefined ? [] : [[name, found.value]]
    }),
  )
