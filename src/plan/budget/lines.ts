import type { Planning } from '../../knowledge/planning.ts'
import { lowerFirst } from '../format.ts'
import type { Budget, Role } from '../plan.ts'
import { type Choice, uses } from '../sizing/choice.ts'
import type { Sized } from '../sizing/estimates.ts'
import { busiestPerSecond, type Workload } from '../workload.ts'

export type Line = Budget['lines'][number]

/** Training is run more than once before it is right: trials, sweeps, a second round of data (an assumption). */
const TUNING_RUNS = { low: 3, high: 10 }
const PRETRAINING_RUNS = { low: 1.2, high: 2 }

/** Pay of the people in the project, once, and of whoever runs the result, each month. */
export function peopleLines(staffing: readonly Role[], planning: Planning): Line[] {
  const group = (id: string, label: string, roles: readonly Role[]): Line[] =>
    roles.length === 0
      ? []
      : [
          {
            id,
            label,
            low: roles.reduce((total, role) => total + role.costUsd.low, 0),
            high: roles.reduce((total, role) => total + role.costUsd.high, 0),
            per: 'once',
            note: roles.map((role) => role.title).join(', '),
            source: [...new Set(roles.map((role) => role.source))].join(', '),
          },
        ]
  return [
    ...group(
      'people-in-house',
      'Time of people on the team',
      staffing.filter((role) => role.have),
    ),
    ...group(
      'people-new',
      'People to hire or contract',
      staffing.filter((role) => !role.have),
    ),
    ...operationLines(staffing, planning),
  ]
}

/** Somebody must own the thing once it is live: a share of the best-suited engineer among the roles. */
function operationLines(staffing: readonly Role[], planning: Planning): Line[] {
  const owner = ['ml-engineer', 'software-engineer', 'data-scientist'].flatMap((id) =>
    staffing.filter((role) => role.id === id),
  )[0]
  if (owner === undefined) return []
  const { low, high, source } = planning.operation
  const { burden } = planning
  return [
    {
      id: owner.have ? 'operation-in-house' : 'operation',
      label: `Run it: a share of the ${lowerFirst(owner.title)}`,
      low: (owner.annualUsd.low / 12) * (1 + burden.low) * low,
      high: (owner.annualUsd.high / 12) * (1 + burden.high) * high,
      per: 'month',
      note: `${low * 100}-${high * 100} % of one person`,
      source: `${source}, ${owner.source}`,
    },
  ]
}

/** Labels that are still to be made: for a fine-tune a thousand in all, for anything else an evaluation set of 200. */
export function labellingLines(choice: Choice, workload: Workload, planning: Planning): Line[] {
  if (choice.option === 'no-model') return []
  const wanted = uses(choice, 'fine-tune', 'classical-ml') ? 1000 : 200
  const missing = Math.max(0, wanted - workload.labelledExamples.value)
  if (missing === 0) return []
  const { minutesPerExample: minutes, hourlyUsd, source } = planning.labelling
  return [
    {
      id: 'labelling',
      label: `Label ${missing} more examples`,
      low: (missing * minutes.low * hourlyUsd.low) / 60,
      high: (missing * minutes.high * hourlyUsd.high) / 60,
      per: 'once',
      note: `${minutes.low}-${minutes.high} minutes each, ${wanted} in all`,
      source,
    },
  ]
}

/** Rented training runs and the embedding of documents. */
export function computeLines(choice: Choice, sized: Sized): Line[] {
  const lines: Line[] = []
  const run = sized.answers.get('training-compute')
  const cost = run?.results.costUsd
  if (run && cost) {
    const runs = uses(choice, 'from-scratch', 'continued-pretraining') ? PRETRAINING_RUNS : TUNING_RUNS
    lines.push({
      id: 'training',
      label: 'Training runs, rented',
      low: cost.low * runs.low,
      high: cost.high * runs.high,
      per: 'once',
      note: `${runs.low}-${runs.high} runs: nothing is right the first time (assumption)`,
      source: run.sources.join(', '),
    })
  }
  const index = sized.answers.get('vector-index')
  const embedding = index?.results.embeddingUsd
  if (index && embedding)
    lines.push({
      id: 'embedding',
      label: 'Embed the documents',
      low: embedding.low,
      high: embedding.high,
      per: 'once',
      note: 'again in part whenever documents change',
      source: index.sources.join(', '),
    })
  return lines
}

/** What answering requests costs each month: hosted by the token, or rented accelerators. */
export function servingLines(choice: Choice, sized: Sized, workload: Workload, planning: Planning): Line[] {
  if (choice.serving === 'self-hosted-cpu') return [serverLine(workload, planning)]
  const hosted = [...sized.answers]
    .filter(([id]) => id.startsWith('api-cost:'))
    .flatMap(([, answer]) => (answer.results.apiUsd ? [{ answer, figure: answer.results.apiUsd }] : []))
  if (['vendor-api', 'managed-open-weights'].includes(choice.serving) && hosted.length > 0) {
    return [
      {
        id: 'serving',
        label: 'Hosted model, by the token',
        low: Math.min(...hosted.map(({ figure }) => figure.low)),
        high: Math.max(...hosted.map(({ figure }) => figure.high)),
        per: 'month',
        note: `list prices of ${choice.apis.join(', ')}`,
        source: [...new Set(hosted.flatMap(({ answer }) => answer.sources))].join(', '),
      },
    ]
  }
  const rent = sized.answers.get('rent-cost')
  const figure = rent?.results.rentUsd
  if (!rent || !figure) return []
  return [
    {
      id: 'serving',
      label: 'Accelerators to serve, rented',
      low: figure.low,
      high: figure.high,
      per: 'month',
      note: 'rented all month, with room for the busiest hour',
      source: rent.sources.join(', '),
    },
  ]
}

/** Ordinary servers, enough for the busiest hour and never fewer than two, so that one may fail. */
function serverLine(workload: Workload, planning: Planning): Line {
  const { usdPerMonth, requestsPerSecond, source } = planning.server
  const perSecond = busiestPerSecond(workload, planning)
  const servers = (rate: number) => Math.max(2, Math.ceil(perSecond / rate))
  const few = servers(requestsPerSecond.high)
  const many = servers(requestsPerSecond.low)
  return {
    id: 'serving',
    label: 'Ordinary servers, rented',
    low: few * usdPerMonth.low,
    high: many * usdPerMonth.high,
    per: 'month',
    note: `${few === many ? few : `${few} to ${many}`} servers for ${Math.ceil(perSecond)} requests a second in the busiest hour`,
    source,
  }
}
