import type { Planning } from '../../knowledge/planning.ts'
import type { Fleet } from '../machines/fleet.ts'
import type { Workload } from '../workload.ts'
import type { Choice } from './choice.ts'
import type { PlanQuery } from './plan-query.ts'
import type { Subject } from './subject.ts'

/** What a month costs: hosted models by the token (several vendors span the range), and the example on own accelerators. */
export function costQueries(
  choice: Choice,
  subject: Subject | undefined,
  workload: Workload,
  planning: Planning,
): readonly PlanQuery[] {
  if (choice.serving === 'none' || choice.serving === 'on-device') return []
  const queries: PlanQuery[] = []
  if (soldByToken(choice, workload) && choice.fleet === undefined) queries.push(...hostedQueries(choice, workload))
  // Where a large model is bought by the token, a fleet of its own would be another project.
  if (subject === undefined || choice.serving === 'self-hosted-cpu' || choice.size === 'frontier') return queries
  if (choice.fleet !== undefined) return [...queries, fleetQuery(choice.fleet, workload)]
  const own = choice.serving === 'self-hosted-gpu' || !hostedByToken(choice)
  const aside = own ? '' : 'For comparison, an open model of this size: '
  const query = selfHostedQuery(choice, subject, workload, planning)
  const show = {
    acceleratorsNeeded: `${aside}accelerators to serve on`,
    rentUsd: `${aside}accelerators rented all month`,
    ...(own ? { ownUsd: 'Accelerators bought: wear and power per month' } : {}),
  }
  queries.push({
    id: 'rent-cost',
    query,
    show: Object.fromEntries(
      Object.entries(show).map(([key, label]) => [key, label.charAt(0).toUpperCase() + label.slice(1)]),
    ),
  })
  return queries
}

/** The machines that were found, as a query that gives them again. On premises and for owned ones nothing is rented. */
function fleetQuery(fleet: Fleet, workload: Workload): PlanQuery {
  const { accelerator, answer, owned, spare, name } = fleet
  const { concurrency: _, accelerators: __, api: ___, ...query } = answer.query
  const rented = !owned && workload.hosting !== 'on-premises'
  return {
    id: 'rent-cost',
    query: { ...query, accelerator, find: 'cheapest', spare },
    show: {
      acceleratorsNeeded: `${owned ? 'Your own accelerators' : 'Accelerators'} to serve on (${name})`,
      ...(rented ? { monthlyUsd: 'Accelerators rented all month, at the lowest known rate' } : {}),
    },
  }
}

function hostedQueries(choice: Choice, workload: Workload): PlanQuery[] {
  const { promptTokens, outputTokens } = workload
  const place =
    workload.hosting === 'own-cloud' ? 'Hosted at list price in your own cloud account' : 'Hosted at list price'
  const aside = hostedByToken(choice) ? place : `For comparison, ${place.charAt(0).toLowerCase()}${place.slice(1)}`
  return choice.apis.map((api) => ({
    id: `api-cost:${api}`,
    query: { kind: 'serving-cost', api, requestsPerDay: workload.requestsPerDay.value, promptTokens, outputTokens },
    show: { apiUsd: `${aside} (${api})` },
  }))
}

/** The size query for serving the model on accelerators of one's own; the busiest hour just fills them. */
export function selfHostedQuery(
  choice: Choice,
  subject: Subject,
  workload: Workload,
  planning: Planning,
): Readonly<Record<string, unknown>> {
  return {
    kind: 'serving-cost',
    ...subject.query,
    precision: servingPrecision(choice),
    accelerator: ownAcceleratorOf(choice, workload, planning),
    utilization: Number((1 / planning.examples.peakFactor).toPrecision(2)),
    requestsPerDay: workload.requestsPerDay.value,
    promptTokens: workload.promptTokens,
    outputTokens: workload.outputTokens,
  }
}

/** True if a provider runs this model for everybody and bills by the token; models of one's own need their own machines. */
export function hostedByToken(choice: Choice): boolean {
  if (choice.serving === 'vendor-api') return true
  const own = [choice.option, ...choice.secondary].some((o) => o === 'from-scratch' || o === 'continued-pretraining')
  return (
    choice.serving === 'managed-open-weights' && choice.family === 'decoder' && choice.adaptation !== 'full' && !own
  )
}

/** A price by the token says something only if a hosted model may be used and could do the work. */
function soldByToken(choice: Choice, workload: Workload): boolean {
  if (choice.family === 'encoder' || choice.family === 'none') return false
  if (choice.serving === 'managed-open-weights' && !hostedByToken(choice)) return false
  return workload.hosting !== 'on-premises' && workload.hosting !== 'on-device'
}

/** What the model runs on: the card of a team that has one and keeps everything there, or one to rent. */
export function ownAcceleratorOf(choice: Choice, workload: Workload, { examples }: Planning): string {
  if (choice.fleet !== undefined) return choice.fleet.accelerator
  if (choice.serving === 'self-hosted-gpu' && workload.hosting === 'on-premises' && workload.hardware === 'one-gpu') {
    return examples.ownAccelerator
  }
  return choice.size === 'under-1b' ? examples.smallAccelerator : examples.accelerator
}

/** The number format that the plan decided on; 16 bits where none was. */
export function servingPrecision(choice: Choice): string {
  return choice.precision === 'none' || choice.precision === 'vendor' ? 'bf16' : choice.precision
}
