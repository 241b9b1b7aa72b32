import { formatNumber, formatUsd } from '../../amounts/print.ts'
import { lowerFirst } from '../../sentence.ts'
import type { PipelineRow } from '../../solution/pipeline.ts'
import { advisedRow } from '../best.ts'
import type { Plan } from '../plan.ts'
import { allowedShare, answeredLimit, limitIn, tooLate } from '../wants/limit.ts'
import { DELAY } from '../wants/limit-remark.ts'
import { type Section, sectionOf, table, text } from './section.ts'

/** What each part of the pipeline costs to run: how much of it a day, by what, at which price; the rows add up to the month in all. */
export function running({
  pipeline,
  running: beside,
  facts,
  alternatives,
  remarks = [],
  answers,
  first,
}: Plan): Section | undefined {
  if (pipeline === undefined || beside === undefined) return undefined
  // What is neither paid nor waited for is told by the table of parts.
  const told = pipeline.filter(({ monthlyUsd, latencyMs, model }) => monthlyUsd ?? latencyMs ?? model)
  const waits = told.some(({ latencyMs }) => latencyMs !== undefined)
  const row = (cells: readonly string[], time = '') => (waits ? [...cells, time] : cells)
  const written = limitIn(remarks.find(({ id }) => id === DELAY.remark)?.words[0] ?? '')
  const answered = answeredLimit(answers)
  // Of the words and the answer the stricter one counts; what the words want is told beside them where it does not hold.
  const limit = [written, answered].flatMap((each) => each ?? []).toSorted((a, b) => a.seconds - b.seconds)[0]
  const share = allowedShare(limit, told)
  const time = (ms: number | undefined, ahead?: true) =>
    ms === undefined
      ? ''
      : share === undefined || ahead
        ? inMs(ms)
        : `${inMs(Math.round((ms * share) / 10) * 10)} (usual ${inMs(ms)})`
  const waited = told.filter(({ latencyMs, ahead }) => latencyMs !== undefined && !ahead)
  const all = waited.reduce((sum, { latencyMs = 0 }) => sum + latencyMs, 0)
  const rows = [
    ...merged(told).map((each) =>
      row(
        [each.stage, amount(each, facts?.casesPerDay === undefined), each.by, ...paid(each)],
        time(each.latencyMs, each.ahead),
      ),
    ),
    ...beside.others.map(({ what, usd, note }) => row([what, '', note, '', formatUsd(usd)])),
    ...(beside.reserveUsd > 0
      ? [row(['Longer or more requests', '', 'held in reserve', '', formatUsd(beside.reserveUsd)])]
      : []),
    row(
      [
        advisedRow(alternatives) === undefined
          ? 'Total to plan with'
          : `Total to plan with, ${first === undefined ? 'if you build' : 'once stage 2 runs'}`,
        '',
        '',
        '',
        formatUsd(beside.totalUsd),
      ],
      waited.length > 1 ? time(all) : '',
    ),
  ]
  const parts = table(row(['Part', 'A day', 'Run by, and price', '$ a day', '$ a month'], 'Time allowed'), rows)
  return sectionOf('running', 'What it costs to run, part by part', 'appendix', [
    parts,
    text(beginning(beside)),
    text(
      share === undefined
        ? tooLate(limit === answered ? answered : undefined, told)
        : `Time allowed: so that all parts keep your “${limit?.words}”. ${told.some(isSpoken) ? SPOKEN : FASTER}`,
    ),
  ])
}

const inMs = (ms: number): string => `${ms.toLocaleString('en-US')} ms`
const SPOKEN =
  'What takes longer must run beside the others: stream each part into the next, and ask systems while the person speaks.'
const FASTER = 'What takes longer must run beside the others, get a faster machine or less to read.'
const isSpoken = ({ load = '' }: PipelineRow): boolean => / seconds\b/u.test(load)

/** What a month costs as long as only a part of the load comes. */
function beginning({ begins, totalUsd }: NonNullable<Plan['running']>): string {
  if (begins === undefined || totalUsd - begins.usd < totalUsd * TELLING) return ''
  return `The month is once all runs through it; with ${begins.with} alone, about ${Math.round(100 * begins.share)}% (assumed), it is ${formatUsd(begins.usd)}.`
}
/** A smaller part less tells nobody anything. */
const TELLING = 0.1

type Told = PipelineRow & { readonly by: string }

/** Parts that cost nothing of their own and are done alike stand in one row; what was said in the row before is not said again. */
function merged(rows: readonly PipelineRow[]): readonly Told[] {
  const told: Told[] = []
  const said = new Set<string>()
  for (const row of rows) {
    const how = by(row)
    const same =
      row.monthlyUsd === undefined ? told.findIndex((each) => each.monthlyUsd === undefined && each.by === how) : -1
    const before = told[same]
    if (before !== undefined) {
      const latencyMs = (before.latencyMs ?? 0) + (row.latencyMs ?? 0)
      const { load: _, ...rest } = before
      told[same] = { ...rest, stage: `${before.stage}; ${lowerFirst(row.stage)}`, ...(latencyMs > 0 && { latencyMs }) }
      continue
    }
    told.push({ ...row, by: row.monthlyUsd !== undefined && said.has(how) ? 'the same' : how })
    said.add(how)
  }
  return told
}

/** "9,000 x 6 calls"... as one product: how many calls a day, and what each takes. */
function amount({ callsPerDay, load }: PipelineRow, isAssumed: boolean): string {
  const calls = `${formatNumber(callsPerDay, 3)}${isAssumed ? ' (assumed)' : ''}`
  return load === undefined ? calls : `${calls} x ${load}`
}

function by({ model, machine, place, price }: PipelineRow): string {
  const where = place === 'own-cloud' ? 'in your cloud account' : undefined
  const what = [model, machine, where].filter((part) => part !== undefined && part !== '').join(', ')
  if (what === '') return 'code on your server'
  return price === undefined ? what : `${what}: ${price}`
}

function paid({ usdPerDay, monthlyUsd }: PipelineRow): readonly [string, string] {
  if (usdPerDay === undefined || monthlyUsd === undefined) return ['', '']
  return [formatUsd(usdPerDay), formatUsd(monthlyUsd)]
}
