import type { Knowledge, RoleFact } from '../../../knowledge/knowledge.ts'
import type { KnownAnswer } from '../answer-family.ts'
import { moneyRange } from './pay-of.ts'
import type { PayQuestion } from './pay-question.ts'

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
