import { currencyOf, moneyWords } from '../../amounts/currency.ts'
import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { perDay } from '../../amounts/period.ts'
import { formatNumber, round } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { KnownAnswer } from './answer-family.ts'

const ASKED =
  /\b(?:roi|pay ?back|pay(?:s|ing)? (?:itself )?(?:back|off)|pays? for itself|break[- ]?even|worth it|worthwhile|amorti\w*|rentab\w*|lohnt|return on|business case)\b|回本|划算/u
const PERIOD = String.raw`(?:\/|per |an? |each |every |pro |am |im |par |al |por )\s*(day|week|month|quarter|year|tag|woche|monat|jahr|jour|semaine|mois|an|día|semana|mes|año)(?!\p{L})`
const HOURS = new RegExp(`${NUMBER}\\s*(?:hours?|hrs?|h|stunden|heures|horas)(?: each)?\\s*${PERIOD}`, 'u')
const PEOPLE =
  /(?<![\w.])(\d+)\s*(?:people|persons|employees|agents|staff|colleagues|users|developers|clerks|mitarbeiter\w*|leute|personnes|personas)\b/u
const EACH = /\beach\b|\bper (?:person|head|employee|agent)\b|\bjeweils\b|\bchacun\b|\bpro (?:kopf|person)\b|\bcada\b/u
const COSTS = /\b(?:costs?|invest\w*|price|budget|build|spend|kostet|kosten|coûte|cuesta|for|project|fee)\b/u
const SAVES = /\b(?:sav\w*|brings?|gains?|earns?|benefit\w*|worth|spart|sparen|économise|ahorra\w*)\b/u
const AN_HOUR = /^\s*(?:\/|per |an? |pro |the )\s*(?:hour|h\b|stunde|heure|hora)/u
/** The part of the time saved that becomes value: the note on return counts so too (assumption). */
const USED = 0.5
const DAYS = 365

type Money = {
  readonly amount: number
  readonly code: string
  readonly at: number
  readonly end: number
  readonly perYear: number | undefined
}

/** What a saving returns on a cost, where both are told: a year's value, the first year, payback and three years. Undefined for other questions. */
export function answerPayback(plain: string, { currencies }: Knowledge): KnownAnswer | undefined {
  if (!ASKED.test(plain)) return undefined
  const money = moneyIn(plain, currencies)
  const once = money.filter(({ perYear }) => perYear === undefined)
  const hours = hoursAYear(plain)
  // Beside hours, the small sum is what an hour costs.
  const rate =
    hours === undefined ? undefined : (money.find((one) => AN_HOUR.test(plain.slice(one.end))) ?? smallest(once))
  const cost = once.filter((one) => one !== rate).toSorted((a, b) => b.amount - a.amount)[0] ?? yearlyCost(money, plain)
  const saved = money.find((one) => one !== cost && one !== rate && one.perYear !== undefined && isSaving(one, plain))
  const running = money.find((one) => one !== cost && one !== rate && one !== saved && one.perYear !== undefined)
  const value = saved ? saved.perYear : hours !== undefined && rate ? hours * rate.amount : undefined
  if (value === undefined || !cost || new Set(money.map(({ code }) => code)).size > 1) return undefined
  const say = (amount: number): string => `${cost.code === 'USD' ? '$' : `${cost.code} `}${formatNumber(amount)}`
  const upkeep = running?.perYear ?? 0
  const basis =
    saved || hours === undefined || !rate
      ? say(value)
      : `${formatNumber(hours)} hours a year x ${say(rate.amount)} = ${say(value)}`
  const half =
    hours === undefined || saved
      ? ''
      : ` If only half of the time saved becomes value, as one should plan: ${outcome(value * USED, upkeep, cost.amount)}.`
  return {
    reply: [
      `It is worth ${basis} a year and costs ${say(cost.amount)}${upkeep > 0 ? ` plus ${say(upkeep)} a year` : ''}: ${outcome(value, upkeep, cost.amount)}.${half}`,
      'ROI = (benefit - cost) / cost.',
      upkeep > 0
        ? ''
        : 'Not counted, since you did not name it: running cost (model, upkeep, often a fifth of the build a year).',
    ]
      .filter((line) => line !== '')
      .join(' '),
    sources: [],
  }
}

function outcome(value: number, upkeep: number, cost: number): string {
  const net = value - upkeep
  if (net <= 0) return 'it never pays back, since running it costs as much as it saves'
  const months = (cost / net) * 12
  const share = (years: number): string => `${Math.round(((net * years - cost) / cost) * 100)}%`
  return `ROI ${share(1)} in the first year, ${share(3)} over three years; paid back after ${months < 1 ? 'less than a month' : `${round(months)} months`}`
}

function hoursAYear(plain: string): number | undefined {
  const [, n = '', unit = ''] = HOURS.exec(plain) ?? []
  if (n === '') return undefined
  const people = EACH.test(plain) ? Number(PEOPLE.exec(plain)?.[1] ?? 1) : 1
  return Number(n) * people * perDay(unit) * DAYS
}

/** Sums with their currency; "saves 9k a month" beside another sum is in the currency of that one. */
function moneyIn(plain: string, rates: Knowledge['currencies']): readonly Money[] {
  const { before, after } = moneyWords(rates)
  const is = new RegExp(
    `(?:(?<![a-z])(${before})\\s*)?(?<![\\w.])(\\d+(?:\\.\\d+)?)\\s*${MAGNITUDE}?(?:\\s*(${before}|${after})(?![a-z]))?`,
    'gu',
  )
  const found = [...plain.matchAll(is)].map((match) => {
    const [all, sign, n = '', k, word] = match
    const end = match.index + all.length
    const unit = PER.exec(plain.slice(end))?.[1]
    const amount = scale(n, k)
    const perYear = unit === undefined ? undefined : amount * perDay(unit) * DAYS
    return { amount, k, code: currencyOf(rates, sign ?? word ?? '')?.code, at: match.index, end, perYear }
  })
  const code = found.find((one) => one.code !== undefined)?.code
  if (code === undefined) return []
  return found.flatMap((one) =>
    one.code !== undefined || one.k === 'k' || one.k === 'm' ? [{ ...one, code: one.code ?? code }] : [],
  )
}

const PER = new RegExp(`^\\s*${PERIOD}`, 'u')

const smallest = (all: readonly Money[]): Money | undefined => all.toSorted((a, b) => a.amount - b.amount)[0]

function isSaving({ at }: Money, plain: string): boolean {
  const before = plain.slice(0, at)
  const saves = before.match(new RegExp(SAVES, 'gu'))?.at(-1)
  const costs = before.match(new RegExp(COSTS, 'gu'))?.at(-1)
  return saves !== undefined && (costs === undefined || before.lastIndexOf(saves) > before.lastIndexOf(costs))
}

const yearlyCost = (money: readonly Money[], plain: string): Money | undefined => {
  const one = money.find((each) => each.perYear !== undefined && !isSaving(each, plain))
  return one && { ...one, amount: one.perYear ?? one.amount }
}
