import { formatUsdRange } from '../../amounts/print.ts'
import type { Knowledge, RoleFact } from '../../knowledge/knowledge.ts'
import { payFor } from '../../knowledge/market/pay-for.ts'
import { spaced } from '../plan/spaced.ts'
import type { KnownAnswer } from './answer-family.ts'
import { countryIn, payIn } from './pay-in.ts'

const OF_PAY =
  /\b(?:earns?|salar(?:y|ies)|wages?|paid|pay|costs?|how much|rates?|hourly|expensive|budget for|price|invoices?|bills?|fees?|charges?|freelanc\w*)\b/u
const OF_TIME = /\b(?:when|how long|whole time|all the time|throughout|phase|beginning|share|full[- ]time)\b/u
const OF_WORK = /\bwhat does\b.*\bdo\b|\bwhat is an?\b|\bwhat do\b.*\bdo\b|\bfor what\b/u
const COUNT = /(?<![\w.])(\d{1,3})\s+(?:\w+\s+)?$/u
const MONTHS = /(?<![\w.])(\d{1,2})\s*(months?|weeks?|years?)\b/u
const IN_MONTHS: Readonly<Record<string, number>> = { month: 1, week: 12 / 52, year: 12 }
/** Hours that one month of a contractor has: 44 weeks of 40 hours a year, an assumption of November 2026. */
const HOURS_A_MONTH = 147

/** Pay, time and work of the only role that a text names; undefined where it asks for none of them, or names two. */
export function answerPay(plain: string, knowledge: Knowledge): KnownAnswer | undefined {
  const words = spaced(plain)
  const named = knowledge.roles.filter((role) => namesOf(role).some((name) => at(words, name) >= 0))
  const [role] = named
  if (!role && OF_PAY.test(plain)) return unlisted(plain, words, knowledge)
  if (!role || named.length > 1 || /\b(?:or|than|versus|vs)\b/u.test(plain)) return undefined
  const said: string[] = []
  if (OF_WORK.test(plain)) said.push(role.does)
  if (OF_TIME.test(plain))
    said.push(`${percent(role.share.low)} to ${percent(role.share.high)}% of the project. ${role.phaseText}`)
  const country = countryIn(plain)
  const there = country !== 'US' && OF_PAY.test(plain) ? payIn(role.id, country, knowledge) : undefined
  if (there) said.push(there.reply)
  if (OF_PAY.test(plain)) said.push(...payLines(role, plain, words, knowledge))
  if (said.length === 0) return undefined
  return { reply: `${role.title}: ${said.join(' ')}`, sources: [...(there?.sources ?? []), role.source] }
}

/** Roles whose pay is known and no more. */
const OTHERS = ['product-owner', 'tester', 'team-lead'] as const

function unlisted(plain: string, words: string, knowledge: Knowledge): KnownAnswer | undefined {
  const role = OTHERS.find((id) => at(words, id.replaceAll('-', ' ')) >= 0)
  const pay = role && (payIn(role, countryIn(plain), knowledge) ?? payIn(role, 'US', knowledge))
  return pay && { ...pay, reply: `${role.replaceAll('-', ' ')}: ${pay.reply}` }
}

function payLines(role: RoleFact, plain: string, words: string, knowledge: Knowledge): readonly string[] {
  const { salaryUsd, hourlyUsd } = role
  const now = payFor(knowledge, role.id, 'US')
  const lines = [
    `$${salaryUsd.low.toLocaleString('en-US')} to $${salaryUsd.high.toLocaleString('en-US')} a year in the US, $${hourlyUsd.low} to $${hourlyUsd.high} an hour as a contractor (${role.date}).`,
  ]
  if (now?.usd && now.fit === 'role')
    lines.push(
      `Newer figures: ${formatUsdRange(now.usd)} a year, middle $${Math.round(now.usd.value).toLocaleString('en-US')}.`,
    )
  const first = namesOf(role).find((name) => at(words, name) >= 0) ?? role.title
  const count = Number(COUNT.exec(words.slice(0, at(words, first) + 1))?.[1] ?? 1)
  const [, length, unit = ''] = MONTHS.exec(plain) ?? []
  if (length === undefined) return lines
  const months = Number(length) * (IN_MONTHS[unit.replace(/s$/u, '')] ?? 1)
  const factor = now?.employerFactor ?? 1
  const employed = {
    low: (salaryUsd.low / 12) * months * count * factor,
    high: (salaryUsd.high / 12) * months * count * factor,
  }
  const contract = {
    low: hourlyUsd.low * HOURS_A_MONTH * months * count,
    high: hourlyUsd.high * HOURS_A_MONTH * months * count,
  }
  return [
    `${count} for ${length} ${unit}: ${formatUsdRange(employed)} employed, including employer costs; ${formatUsdRange(contract)} by the hour.`,
    ...lines,
  ]
}

const namesOf = ({ title, id, names }: RoleFact): readonly string[] => [
  id.replaceAll('-', ' '),
  title,
  ...(names ?? []),
]
const at = (words: string, name: string): number => words.indexOf(spaced(name).trimEnd())
const percent = (share: number): number => Math.round(share * 100)
