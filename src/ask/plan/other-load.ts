import type { Plan } from '../../plan/plan.ts'
import type { ProposedChange } from '../ask-result.ts'
import type { Facts } from '../facts.ts'
import { plannedLoad } from './plan-query.ts'

const TIMES: Readonly<Record<string, number>> = {
  twice: 2,
  double: 2,
  doubles: 2,
  triple: 3,
  triples: 3,
  half: 0.5,
  halves: 0.5,
}
const SCALED = /\b(?:(\d+(?:\.\d+)?)\s*(?:times|x|fold)|(\d+)x|(twice|doubles?|triples?|half|halves))\b/u
const OF_LOAD =
  /\b(?:questions?|requests?|queries|calls|users?|customers?|tickets?|mails?|emails?|traffic|load|volume|people|documents?)\b/u
const SUPPOSES = /\bif\b|\bhappens\b|\bsuppose\b/u

/** "What if we get ten times as many questions?", "and at 500,000 requests a day?": the load of the plan, set otherwise. */
export function otherLoad(plain: string, stated: Facts, plan: Plan): ProposedChange | undefined {
  const match = SCALED.exec(plain)
  const load = match && OF_LOAD.test(plain) && SUPPOSES.test(plain) ? plannedLoad(plan) : undefined
  const times = TIMES[match?.[3] ?? ''] ?? Number(match?.[1] ?? match?.[2])
  const value = load === undefined ? statedLoad(stated) : Math.round(load * times)
  if (value === undefined) return undefined
  return {
    question: 'requests_per_day',
    value: String(value),
    label: `Requests a day: ${value.toLocaleString('en-US')}`,
  }
}

/** A load that is said by itself; with a model or a card beside it, it is a calculation. */
function statedLoad(stated: Facts): number | undefined {
  const others = Object.keys(stated).filter((name) => name !== 'requestsPerDay')
  const [value] = stated.requestsPerDay ?? []
  return others.length === 0 && typeof value === 'number' ? value : undefined
}
