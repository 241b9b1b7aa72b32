import { round } from '../../amounts/print.ts'
import type { Accelerator, Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownAnswer } from './answer-family.ts'
import { placeIn } from './professions/pay-place.ts'

/** Server, conversion and cooling on top of the cards: an assumption of November 2026, as beside every estimate of energy. */
const AROUND = { low: 1.3, high: 1.9 } as const
const HOURS = { day: 24, week: 168, month: 730, year: 8760 } as const
type Period = keyof typeof HOURS

/** What cards draw at full load, alone and with their server and cooling, and what that costs in a period by the price of power. */
export function powerBill(
  card: Accelerator,
  count: number,
  hours: number,
  plain: string,
  { electricity, ...knowledge }: Knowledge,
): KnownAnswer | undefined {
  if (!card.tdpWatts) return undefined
  const kilowatts = (card.tdpWatts * count) / 1000
  const { words, length } = periodIn(plain, hours)
  const region = placeIn(plain, { electricity, ...knowledge })?.region
  const price =
    electricity.find((one) => one.region === region) ??
    electricity.find((one) => one.region === 'US' && region === undefined) ??
    electricity.find((one) => one.region === 'EU-27')
  const kwh = kilowatts * length
  const money = (by: number): string => round(kwh * by * (price?.perKwh ?? 0))
  const lines = [
    `${count === 1 ? `One ${card.name} draws` : `${count} x ${card.name} draw`} ${count === 1 ? '' : `${count} x `}${card.tdpWatts} W at full load${count === 1 ? '' : ` = ${round(kilowatts)} kW`}; with server and cooling ${round(kilowatts * AROUND.low)} to ${round(kilowatts * AROUND.high)} kW, and all of it becomes heat.`,
    `In ${words} without a pause: ${round(kwh)} kWh for the cards, ${round(kwh * AROUND.low)} to ${round(kwh * AROUND.high)} kWh in all.`,
    price
      ? `At ${price.perKwh} ${price.currency} for a kWh (${price.region}, ${price.date}) that is ${money(AROUND.low)} to ${money(AROUND.high)} ${price.currency}.`
      : '',
    'Assumed: full load; the server, conversion and cooling add 30 to 90%. Idle cards draw a tenth to a fifth.',
  ]
  return {
    reply: lines.filter((line) => line !== '').join(' '),
    sources: [card.source, ...(price ? [price.source] : [])],
  }
}

function periodIn(plain: string, hours: number): { readonly words: string; readonly length: number } {
  if (hours > 0) return { words: `${round(hours)} hours`, length: hours }
  const said = (['year', 'week', 'day', 'month'] as const).find((one) => SAYS[one].test(plain)) ?? 'month'
  return { words: `a ${said}`, length: HOURS[said] }
}

const SAYS: Readonly<Record<Period, RegExp>> = {
  year: /\b(?:years?|yearly|annual\w*|jahr\w*|années?|par an|año|por ano)\b|年/u,
  month: /\b(?:months?|monthly|monat\w*|mois|mes|mês)\b|月/u,
  week: /\b(?:weeks?|weekly|woche\w*|semaine|semana)\b|周|週/u,
  day: /\b(?:all day|per day|a day|daily|pro tag|am tag|par jour|al día)\b|每天|一天|1日/u,
}
