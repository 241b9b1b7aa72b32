import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Profession } from '../../../knowledge/profession.ts'
import { HOURS, hourlyRate, inCurrency, moneyRange, type Pay, rounded, times, yearlyPay } from './pay-of.ts'
import type { PayQuestion } from './pay-question.ts'

const US = 'US'
type Amount = NonNullable<PayQuestion['amount']>
type Term = NonNullable<PayQuestion['term']>

/** What one kind of person gets or costs: the money that was named judged, the sum for a term, the place that was asked for, the US. */
export function payLines(question: PayQuestion, one: Profession, count: number, knowledge: Knowledge) {
  const { place, level, term, amount, wanted, currency } = question
  const region = place?.region ?? US
  const abroad = place !== undefined && region !== US
  const home = yearlyPay(one, US, knowledge, level)
  const homeRate = hourlyRate(one, US, knowledge)
  const there = abroad ? yearlyPay(one, region, knowledge, level) : home
  const rate = (abroad ? hourlyRate(one, region, knowledge) : undefined) ?? homeRate
  const base = there ?? home
  const role = knowledge.roles.find(({ id }) => id === one.role)
  const lines: readonly string[] = [
    amount && term ? product(amount, term, count, currency, knowledge) : '',
    amount && base ? judged(amount, base, rate, knowledge) : '',
    term && !amount ? sum(count, term, there && role && !abroad ? { ...there, ...role.salaryUsd } : base, rate) : '',
    ...(abroad ? inPlace(place.name, there, rate === homeRate ? undefined : rate, wanted) : []),
    base ? parts(base, rate, wanted) : '',
    base && currency && currency !== base.currency ? elsewhere(base, currency, knowledge) : '',
    ...(role
      ? [
          `${moneyRange(role.salaryUsd, 'USD')} a year in the US, ${moneyRange(role.hourlyUsd, 'USD')} an hour as a contractor (${role.date}).`,
          home ? `Newer figures${level === undefined ? '' : ` (${level})`}: ${perYear(home)}.` : '',
        ]
      : [
          home ? `In the US: ${perYear(home)}.` : '',
          homeRate ? `As a contractor in the US: ${perHour(homeRate)}.` : '',
        ]),
    one.payNote ?? '',
  ]
  const sources = [
    ...(there?.sources ?? []),
    ...(abroad && rate && rate !== homeRate && wanted.has('freelance') ? rate.sources : []),
    ...(role ? [role.source] : (homeRate?.sources ?? [])),
  ]
  return { lines: lines.filter((line) => line !== ''), sources: [...new Set(sources)] }
}

function inPlace(
  name: string,
  there: Pay | undefined,
  rate: Pay | undefined,
  wanted: PayQuestion['wanted'],
): readonly string[] {
  const byHour = rate && (wanted.has('freelance') || wanted.has('hour') || wanted.has('day') || !there)
  return [
    there ? `In ${name}: ${perYear(there)}.` : `I have no year's pay of this role in ${name}.`,
    byHour ? `Freelance in ${name}: ${perHour(rate)}.` : '',
    there || byHour ? '' : 'What I have is the US.',
  ]
}

function perYear(pay: Pay): string {
  const middle =
    pay.value === undefined ? '' : `, middle ${moneyRange({ low: pay.value, high: pay.value }, pay.currency)}`
  return `${moneyRange(pay, pay.currency)} a year gross${middle} (${pay.date}${pay.fit === 'stand-in' ? ', a similar occupation' : ''})`
}

const perHour = (rate: Pay): string =>
  `${moneyRange(rate, rate.currency)} an hour, ${moneyRange(times(rate, HOURS.day), rate.currency)} a day (${rate.date}${rate.fit === 'general' ? ', freelancers of all fields' : ''})`

/** The year's pay by the month, the day and the hour, with what an employer adds. */
function parts(pay: Pay, rate: Pay | undefined, wanted: PayQuestion['wanted']): string {
  const full = times(pay, pay.employerFactor)
  const said = [
    wanted.has('month') ? `${moneyRange(times(pay, 1 / 12), pay.currency)} a month gross` : '',
    wanted.has('employer') ? `with what the employer adds ${moneyRange(full, pay.currency)} a year` : '',
    wanted.has('day') && rate ? `${moneyRange(times(rate, HOURS.day), rate.currency)} a day as a contractor` : '',
    wanted.has('hour') && rate ? `${moneyRange(rate, rate.currency)} an hour as a contractor` : '',
    wanted.has('hour') || wanted.has('day')
      ? `an employee costs ${moneyRange(times(full, 1 / HOURS.year), pay.currency)} for each hour worked`
      : '',
  ].filter((part) => part !== '')
  return said.length === 0 ? '' : `${capital(said.join('; '))}.`
}

function elsewhere(pay: Pay, currency: string, knowledge: Knowledge): string {
  const range = inCurrency(pay, pay.currency, currency, knowledge)
  return range ? `That is ${moneyRange(range, currency)} a year.` : ''
}

function sum(count: number, term: Term, pay: Pay | undefined, rate: Pay | undefined): string {
  const money = (range: Pay | undefined, by: number) =>
    range && moneyRange(rounded(times(range, by * count)), range.currency)
  const employed = money(pay, ((pay?.employerFactor ?? 1) * term.months) / 12)
  const contract = money(rate, HOURS.month * term.months)
  const both = [employed && `${employed} employed, including employer costs`, contract && `${contract} by the hour`]
  const said = both.filter((part) => part !== undefined)
  return said.length === 0 ? '' : `${count} for ${term.words}: ${said.join('; ')}.`
}

/** How often a term has the period that money was named for: 220 working days of 8 hours in a year. */
const PER_MONTH = { hour: HOURS.month, day: 220 / 12, month: 1, year: 1 / 12 } as const

/** "20 days at 800 a day". */
function product(amount: Amount, term: Term, count: number, wanted: string | undefined, knowledge: Knowledge): string {
  const currency = amount.currency ?? 'USD'
  const total = rounded(times({ low: amount.value, high: amount.value }, PER_MONTH[amount.per] * term.months * count))
  const other = wanted && wanted !== currency ? inCurrency(total, currency, wanted, knowledge) : undefined
  return `${count} for ${term.words} at ${moneyRange({ low: amount.value, high: amount.value }, currency)} ${A[amount.per]}: about ${moneyRange(total, currency)}${other && wanted ? ` (${moneyRange(rounded(other), wanted)})` : ''}.`
}

/** Whether money that somebody named lies in what such a person gets. */
function judged(amount: Amount, pay: Pay, rate: Pay | undefined, knowledge: Knowledge): string {
  const byRate = amount.per === 'hour' || amount.per === 'day'
  const usual = byRate ? rate : pay
  if (!usual) return ''
  const per = times(usual, amount.per === 'day' ? HOURS.day : amount.per === 'month' ? 1 / 12 : 1)
  const currency = amount.currency ?? usual.currency
  const range = inCurrency(per, usual.currency, currency, knowledge) ?? per
  const where = amount.value < range.low ? 'below' : amount.value > range.high ? 'above' : 'within'
  const hint = where === 'below' ? ' Expect to find beginners, or people elsewhere.' : ''
  return `${moneyRange({ low: amount.value, high: amount.value }, currency)} ${A[amount.per]} is ${where} the usual ${moneyRange(range, currency)}.${hint}`
}

const A = { hour: 'an hour', day: 'a day', month: 'a month', year: 'a year' } as const
const capital = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
