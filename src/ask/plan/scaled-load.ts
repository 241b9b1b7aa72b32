import type { Plan } from '../../plan/plan.ts'
import type { ProposedChange } from '../ask-result.ts'

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

/** "What if we get ten times as many questions?": the load of the plan, scaled. */
export function scaledLoad(plain: string, { answers }: Plan): ProposedChange | undefined {
  const load = answers.requests_per_day
  const match = SCALED.exec(plain)
  if (typeof load !== 'number' || !match || !OF_LOAD.test(plain) || !SUPPOSES.test(plain)) return undefined
  const times = TIMES[match[3] ?? ''] ?? Number(match[1] ?? match[2])
  const value = Math.round(load * times)
  return {
    question: 'requests_per_day',
    value: String(value),
    label: `Requests a day: ${value.toLocaleString('en-US')}`,
  }
}
