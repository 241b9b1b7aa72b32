import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Profession } from '../../../knowledge/profession.ts'
import type { KnownAnswer } from '../answer-family.ts'
import { HOURS, hourlyRate, inCurrency, moneyRange, type Pay, rounded, times, yearlyPay } from './pay-of.ts'
import type { PayQuestion } from './pay-question.ts'

const US = 'US'
type Member = {
  readonly profession: Profession
  readonly count: number
  readonly pay: Pay | undefined
  readonly rate: Pay | undefined
}

/** Several kinds of people: who gets more, or what they cost together for a term. */
export function answerTeam(question: PayQuestion, knowledge: Knowledge): KnownAnswer | undefined {
  const { wanted, term } = question
  const asked =
    wanted.has('pay') || wanted.has('most') || wanted.has('least') || wanted.has('freelance') || term !== undefined
  if (!asked || question.named.length < 2) return undefined
  const region = question.place?.region ?? US
  const known = question.named.every(({ profession }) => yearlyPay(profession, region, knowledge))
  const members = question.named.map(
    ({ profession, count }): Member => ({
      profession,
      count,
      pay: yearlyPay(profession, known ? region : US, knowledge),
      rate: hourlyRate(profession, known ? region : US, knowledge),
    }),
  )
  const where = known ? (question.place?.name ?? 'the US') : 'the US'
  const lines = [
    known ? '' : `I do not have the pay of all of them in ${question.place?.name}; in the US it is so.`,
    ...(term ? together(members, question, knowledge) : []),
    wanted.has('most') || wanted.has('least') ? ranked(members) : '',
    `A year gross in ${where}: ${members.flatMap(({ profession, pay }) => (pay ? `${profession.title} ${moneyRange(pay, pay.currency)}` : [])).join('; ')}.`,
    members.some(({ rate }) => rate)
      ? `By the hour as contractors: ${members.flatMap(({ profession, rate }) => (rate ? `${profession.title} ${moneyRange(rate, rate.currency)}` : [])).join('; ')}.`
      : '',
  ]
  const sources = [...new Set(members.flatMap(({ pay, rate }) => [...(pay?.sources ?? []), ...(rate?.sources ?? [])]))]
  return { reply: lines.filter((line) => line !== '').join(' '), sources }
}

/** The sum of all for the term, each with what an employer adds, and as contractors. */
function together(
  members: readonly Member[],
  { term, currency }: PayQuestion,
  knowledge: Knowledge,
): readonly string[] {
  if (!term) return []
  const pays = members.map(({ pay }) => pay)
  const coin = pays[0]?.currency ?? 'USD'
  if (pays.some((pay) => pay === undefined || pay.currency !== coin)) return []
  const employed = sumOf(
    members,
    ({ pay, count }) => pay && times(pay, (pay.employerFactor * term.months * count) / 12),
  )
  const hourly = members.every(({ rate }) => rate?.currency === coin)
    ? sumOf(members, ({ rate, count }) => rate && times(rate, HOURS.month * term.months * count))
    : undefined
  const other = currency && currency !== coin ? inCurrency(employed, coin, currency, knowledge) : undefined
  const who = members
    .map(({ profession, count }) => `${count} ${nameOf(profession)}${count === 1 ? '' : 's'}`)
    .join(' and ')
  return [
    `${who} for ${term.words}: ${moneyRange(rounded(employed), coin)} employed, including employer costs${hourly ? `; ${moneyRange(rounded(hourly), coin)} by the hour` : ''}${other && currency ? `; that is ${moneyRange(rounded(other), currency)} employed` : ''}. All of it full-time; most roles are needed for a part of the project only.`,
  ]
}

function ranked(members: readonly Member[]): string {
  const dearest = members
    .flatMap(({ profession, pay }) => (pay ? [{ profession, middle: pay.value ?? Math.sqrt(pay.low * pay.high) }] : []))
    .toSorted((a, b) => b.middle - a.middle)
  const [first, last] = [dearest[0], dearest.at(-1)]
  if (!first || !last || first === last) return ''
  return `The ${nameOf(first.profession)} gets more than the ${nameOf(last.profession)}, by ${Math.round((first.middle / last.middle - 1) * 100)}% in the middle.`
}

const sumOf = (
  members: readonly Member[],
  of: (one: Member) => { readonly low: number; readonly high: number } | undefined,
) =>
  members
    .map(of)
    .reduce<{ low: number; high: number }>(
      (all, one) => ({ low: all.low + (one?.low ?? 0), high: all.high + (one?.high ?? 0) }),
      { low: 0, high: 0 },
    )

const nameOf = ({ title }: Profession): string =>
  title.replace(/ \(.*\)$/u, '').replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase())
