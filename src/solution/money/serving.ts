import { count, formatNumber } from '../../amounts/print.ts'
import type { Planning } from '../../knowledge/planning.ts'
import type { Fleet } from '../machines/fleet.ts'
import type { Range } from '../range.ts'
import { productRange, scale } from '../range.ts'
import type { Choice } from '../sizing/choice.ts'
import { hostedByToken } from '../sizing/cost.ts'
import type { Sized } from '../sizing/estimates.ts'
import { busiestPerSecond, type Workload } from '../workload.ts'
import type { Line } from './line.ts'

/** What answering requests costs each month: by the token, on ordinary servers, on accelerators, or on the users' devices. */
export function servingLines(choice: Choice, sized: Sized, workload: Workload, planning: Planning): Line[] {
  if (choice.serving === 'self-hosted-cpu') return [serverLine(choice, sized, workload, planning)]
  if (choice.serving === 'on-device') return [deviceLine(planning)]
  if (choice.serving === 'none') return []
  return hostedByToken(choice)
    ? tokenLines(choice, sized, workload, planning)
    : acceleratorLines(choice, sized, workload, planning)
}

/** How far the load may be from what was reckoned with: from the answer about requests, and from the assumed lengths. */
function loadSpread(workload: Workload, { buckets, requests }: Planning): readonly [Range, Range] {
  const around = (factor: number): Range => ({ low: 1 / factor, high: factor })
  return [around(buckets.spread[workload.requestsPerDay.known]), around(requests.spread)]
}

function tokenLines(choice: Choice, sized: Sized, workload: Workload, planning: Planning): Line[] {
  const hosted = [...sized.answers]
    .filter(([id]) => id.startsWith('api-cost:'))
    .flatMap(([, answer]) => (answer.results.apiUsd ? [{ answer, figure: answer.results.apiUsd }] : []))
  if (hosted.length === 0) return []
  const list = {
    low: Math.min(...hosted.map(({ figure }) => figure.low)),
    high: Math.max(...hosted.map(({ figure }) => figure.high)),
  }
  return [
    {
      id: 'serving',
      label:
        workload.hosting === 'own-cloud'
          ? 'Model by the token in your own cloud account'
          : 'Hosted model, by the token',
      ...productRange(list, ...loadSpread(workload, planning)),
      per: 'month',
      note: `list prices of ${choice.apis.join(', ')};${workload.hosting === 'own-cloud' ? ' billed to your own account;' : ''} widened for the number and length of requests`,
      source: [...new Set(hosted.flatMap(({ answer }) => answer.sources))].join(', '),
    },
  ]
}

/** Rented accelerators; wear and power where the team keeps its own. Never less than one copy of the model needs. */
function acceleratorLines(choice: Choice, sized: Sized, workload: Workload, planning: Planning): Line[] {
  if (choice.fleet !== undefined) return fleetLines(choice.fleet, workload, planning)
  const answer = sized.answers.get('rent-cost')
  const needed = answer?.results.acceleratorsNeeded?.value
  if (answer === undefined || needed === undefined) return []
  const house = workload.hosting === 'on-premises'
  const owned = house && (planning.examples.owned[workload.hardware] ?? 0) >= needed
  const month = house ? (answer.results.ownUsd ?? answer.results.rentUsd) : answer.results.rentUsd
  if (month === undefined) return []
  const copy = Number(sized.answers.get('serving-memory')?.query.accelerators ?? 1)
  const wide = productRange(month, ...loadSpread(workload, planning))
  const machines = count(needed, 'accelerator')
  return [
    {
      id: owned ? 'serving-in-house' : 'serving',
      label: house ? 'Your own accelerators to serve: wear and power' : 'Accelerators to serve, rented',
      low: Math.max(wide.low, (month.low * Math.min(copy, needed)) / needed),
      high: Math.max(wide.high, month.high),
      per: 'month',
      note: `${owned ? `${machines} of those that you have` : house ? `${machines} to buy, written off over 3.5 years` : `${machines}, day and night`}, with room for the busiest hour`,
      source: answer.sources.join(', '),
    },
  ]
}

/** The machines that were found: those that the team has cost power, bought ones a purchase and power, rented ones rent. */
export function fleetLines(fleet: Fleet, workload: Workload, planning: Planning): Line[] {
  const { accelerators, name, owned, spare, monthlyUsd, purchaseUsd } = fleet
  const source = fleet.sources.join(', ')
  const machines = `${accelerators} x ${name}`
  const room = spare ? ', one group of them as a spare' : ''
  // A number of machines is a whole number: only where many share the load does a wrong guess of it move the price much.
  const wide = accelerators > 2 && !owned ? productRange(monthlyUsd, ...loadSpread(workload, planning)) : monthlyUsd
  const where = workload.hosting === 'own-cloud' ? ' in your own cloud account' : ''
  const lines: Line[] = []
  if (purchaseUsd !== undefined) {
    lines.push({
      id: 'hardware',
      label: `Buy servers: ${machines}`,
      ...purchaseUsd,
      per: 'once',
      note: `the GPUs and the servers around them${room}; capital, written off over about 3.5 years`,
      source,
    })
  }
  const bought = owned || purchaseUsd !== undefined
  lines.push({
    id: owned ? 'serving-in-house' : 'serving',
    label: owned
      ? `Your own ${machines}: power`
      : bought
        ? `Power for ${machines}`
        : `Accelerators${where}: ${machines}`,
    low: bought ? monthlyUsd.low : Math.max(wide.low, (monthlyUsd.low * fleet.perCopy) / accelerators),
    high: Math.max(wide.high, monthlyUsd.high),
    per: 'month',
    note: owned
      ? 'they are enough for the busiest hour, without a spare'
      : bought
        ? 'electricity and cooling'
        : `day and night, with room for the busiest hour${room}`,
    source,
  })
  return lines
}

/** Of a server's time; below it nobody keeps a whole one running, and none for work that can wait. (Our judgment.) */
const HARDLY_BUSY = 0.01

/** Ordinary servers, enough for the busiest hour and never fewer than two, so that one may fail; for a little work that can wait, a job. */
function serverLine(choice: Choice, sized: Sized, workload: Workload, planning: Planning): Line {
  const { usdPerMonth, jobUsdPerMonth, smallUsdPerMonth, source } = planning.server
  const perSecond = busiestPerSecond(workload, planning)
  const { rate, sources } = serverRate(choice, sized, workload, planning)
  const house = workload.hosting === 'on-premises'
  const shared = { id: 'serving', per: 'month', source: [...new Set([source, ...sources])].join(', ') } as const
  if (perSecond / rate.low < HARDLY_BUSY) {
    return workload.latency === 'batch'
      ? {
          ...shared,
          label: house ? 'A job on a machine you have' : 'A job that runs when there is work',
          ...jobUsdPerMonth,
          note: 'nobody is waiting, so no server is kept running',
        }
      : {
          ...shared,
          label: house ? 'A small service on machines you have' : 'A small service beside your others',
          ...smallUsdPerMonth,
          note: 'two small containers, idle nearly all of the time',
        }
  }
  const servers = (each: number) => Math.max(2, Math.ceil(perSecond / each))
  const few = servers(rate.high)
  const many = servers(rate.low)
  const busy = Math.max(1, Math.round(perSecond))
  const load = perSecond < 1 ? 'less than one request' : `${count(busy, 'request')}`
  return {
    ...shared,
    label: house ? 'Your own ordinary servers: wear and power' : 'Ordinary servers',
    low: few * usdPerMonth.low,
    high: many * usdPerMonth.high,
    note: `${few === many ? few : `${formatNumber(few)} to ${formatNumber(many)}`} servers for ${load} per second in the busiest hour`,
  }
}

/** Requests that one ordinary server answers in a second: by the estimator where it has figures, else as assumed for a classical model. */
function serverRate(
  { family }: Choice,
  { answers }: Sized,
  workload: Workload,
  { server }: Planning,
): { readonly rate: Range; readonly sources: readonly string[] } {
  const written = answers.get('serving-speed')
  const tokens = written?.results.outputTokensPerSecond
  if (tokens !== undefined) {
    return { rate: scale(tokens, 1 / workload.outputTokens), sources: written?.sources ?? [] }
  }
  const read = answers.get('encoder-speed')
  const texts = read?.results.textsPerSecond
  if (texts !== undefined) return { rate: scale(texts, 1 / workload.seen), sources: read?.sources ?? [] }
  if (family === 'none') return { rate: server.classicalPerSecond, sources: [] }
  return { rate: scale(server.encoderPerSecond, 1 / workload.seen), sources: [] }
}

function deviceLine({ testDevices }: Planning): Line {
  const { low, high, source } = testDevices
  return {
    id: 'devices',
    label: 'Devices to test on',
    low,
    high,
    per: 'once',
    note: 'each model and age that users have; answering costs nothing, because it runs on the users’ devices',
    source,
  }
}
