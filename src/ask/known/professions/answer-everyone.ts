import type { Knowledge, RoleFact } from '../../../knowledge/knowledge.ts'
import type { KnownAnswer } from '../answer-family.ts'
import { HOURS, moneyRange, rounded, times } from './pay-of.ts'
import type { PayQuestion } from './pay-question.ts'

/** How many people without a name: "four people for six months". */
const PEOPLE =
  /(?<![\w.])(\d{1,3}) (?:\p{L}+ ){0,2}?(?:people|persons?|heads?|fte|engineers|colleagues|employees|specialists|experts|leute|personen|personnes|personas|pessoas)\b/u
const ASKED = /\b(?:costs?|ballpark|budget|how much|total|price|money|expensive|kostet|kosten|coûte|cuesta|custa)\b/u

/** What people of no named kind cost for a term: by the pay of the roles of a project. */
export function answerPeople(
  plain: string,
  { term, wanted }: PayQuestion,
  { roles, payFactors }: Knowledge,
): KnownAnswer | undefined {
  const [, digits] = PEOPLE.exec(plain) ?? []
  if (digits === undefined || !term || !(ASKED.test(plain) || wanted.has('pay'))) return undefined
  const count = Number(digits)
  const factor = payFactors.find(({ what, region }) => what === 'employer' && region === 'US')?.factor ?? 1.25
  const mean = (of: (one: RoleFact) => number): number => roles.reduce((sum, one) => sum + of(one), 0) / roles.length
  const employed = times(
    { low: mean((one) => one.salaryUsd.low), high: mean((one) => one.salaryUsd.high) },
    (factor * term.months * count) / 12,
  )
  const contract = times(
    { low: mean((one) => one.hourlyUsd.low), high: mean((one) => one.hourlyUsd.high) },
    HOURS.month * term.months * count,
  )
  return {
    reply: `${count} people for ${term.words}, full-time: about ${moneyRange(rounded(employed), 'USD')} employed, including employer costs; ${moneyRange(rounded(contract), 'USD')} by the hour. These are averages of the roles of a data project at US pay; name roles and a country for a closer figure. Add the model or machines, and a reserve of a fifth to a third.`,
    sources: [...new Set(roles.map(({ source }) => source))],
  }
}

/** What all roles of a project cost in the US, where people in general are asked for and nobody by name. */
export function answerEveryone({ wanted, term }: PayQuestion, { roles }: Knowledge): KnownAnswer | undefined {
  const asksPay =
    wanted.has('pay') || wanted.has('freelance') || wanted.has('hour') || wanted.has('most') || wanted.has('least')
  if (!wanted.has('everyone') || !asksPay || term || wanted.has('hire')) return undefined
  const byRate = roles.toSorted((a, b) => middle(b) - middle(a))
  const [dearest, cheapest] = [byRate[0], byRate.at(-1)]
  const lead =
    wanted.has('most') && dearest
      ? `The dearest role is the ${dearest.title.toLowerCase()}. `
      : wanted.has('least') && cheapest
        ? `The cheapest role is the ${cheapest.title.toLowerCase()}. `
        : ''
  return {
    reply: `${lead}In the US, a year employed and an hour as a contractor: ${byRate.map(({ title, salaryUsd, hourlyUsd }) => `${title} ${moneyRange(salaryUsd, 'USD')}, ${moneyRange(hourlyUsd, 'USD')} an hour`).join('; ')}. What counts is the share of the project that each is needed for: the cheapest hour is no saving if it takes twice as many.`,
    sources: [...new Set(roles.map(({ source }) => source))],
  }
}

const middle = ({ hourlyUsd }: RoleFact): number => hourlyUsd.low + hourlyUsd.high
