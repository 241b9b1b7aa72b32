import type { Plan } from '../../plan/plan.ts'
import type { ProposedChange } from '../ask-result.ts'
import type { Facts } from '../facts.ts'
import { plannedLoad } from './plan-query.ts'

const TIMES: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  doubled: 2,
  doubles: 2,
  triple: 3,
  tripled: 3,
  triples: 3,
  half: 0.5,
  halved: 0.5,
  halves: 0.5,
}
const SCALED =
  /\b(?:(\d+(?:\.\d+)?)\s*(?:times|x|fold)|(\d+)x|(twice|doubled?|doubles|tripled?|triples|half|halved|halves))\b/u
const SHARE = /\b(\d{1,2})\s?(?:%|percent|per cent) (more|less|higher|lower|fewer)\b/u
const CUT = /\b(?:cut|reduce\w*|shrink\w*|shrank|drop\w*|fall\w*|fell|los[et]) .{0,20}\bby (\d{1,2})\s?(?:%|percent)/u
const OF_LOAD =
  /\b(?:questions?|requests?|queries|calls|users?|customers?|tickets?|mails?|emails?|traffic|load|volume|people|documents?)\b/u
const OF_BUDGET = /\b(?:budget|money)\b/u
const SUPPOSES = /\bif\b|\bhappens?\b|\bsuppose\b|\band (?:at|with|for)\b/u

/** "What if we get ten times as many questions?", "and at 500,000 requests a day?", "with half the budget?": an amount of the plan, set otherwise. */
export function otherAmount(plain: string, stated: Facts, plan: Plan): ProposedChange | undefined {
  const times = SUPPOSES.test(plain) ? timesOf(plain) : undefined
  const budget = plan.answers.budget_usd
  if (times !== undefined && OF_BUDGET.test(plain) && typeof budget === 'number')
    return set('budget_usd', 'Budget', budget * times)
  const load = times !== undefined && OF_LOAD.test(plain) ? plannedLoad(plan) : undefined
  const value = load === undefined || times === undefined ? statedLoad(stated) : load * times
  return value === undefined ? undefined : set('requests_per_day', 'Requests a day', value)
}

function timesOf(plain: string): number | undefined {
  const [, percent, how = ''] = SHARE.exec(plain) ?? []
  if (percent !== undefined) return 1 + (Number(percent) / 100) * (/more|higher/u.test(how) ? 1 : -1)
  const cut = CUT.exec(plain)?.[1]
  if (cut !== undefined) return 1 - Number(cut) / 100
  const match = SCALED.exec(plain)
  if (match === null) return undefined
  return TIMES[match[3] ?? ''] ?? Number(match[1] ?? match[2])
}

const set = (question: string, label: string, amount: number): ProposedChange => {
  const value = Math.round(amount)
  return { question, value: String(value), label: `${label}: ${value.toLocaleString('en-US')}` }
}

/** A load that is said by itself; with a model or a card beside it, it is a calculation. */
function statedLoad(stated: Facts): number | undefined {
  const others = Object.keys(stated).filter((name) => name !== 'requestsPerDay')
  const [value] = stated.requestsPerDay ?? []
  return others.length === 0 && typeof value === 'number' ? value : undefined
}
