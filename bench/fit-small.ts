import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { SmallKind } from '../src/estimator/small/measured-rate.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { fitSpeed, heldOut, heldOutByFifths, type Miss, misses } from './fit/fit-speed.ts'
import { REINS, smallGroup, smallRows, smallSample } from './fit/small-groups.ts'
import { middle, ninetieth, percent, shareMissed } from './fit/statistics.ts'
import { independentShares, stretchFor } from './fit/stretch.ts'

/**
 * Fits the kinds of small models (encoders, speech, documents) to bench/published/small-models.json, prints what they miss on rows, model families
 * and devices that were left out, and writes src/estimator/small/constants.json. A part of bench/fit.ts that can run on its own.
 */
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: 'bench/published' },
    today: { type: 'string' },
    worst: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
  },
})
const knowledge = await loadKnowledge('knowledge')
const rows = smallRows(options.data)
/** More than 80 % of what was left out is asked to lie inside: with so few figures the share among others comes out lower. */
const SHARE = 0.86
const kinds: Record<string, unknown> = {}

for (const kind of ['encoder-speed', 'speech', 'document'] as const satisfies readonly SmallKind[]) {
  const group = smallGroup(kind)
  const samples = rows.filter((row) => row.kind === kind).map((row) => smallSample(row, knowledge))
  const deviceOf = new Map(samples.map((sample) => [sample.id, sample.device]))
  const fifths = heldOutByFifths(group, samples)
  const families = heldOut(group, samples, (sample) => sample.family)
  const devices = heldOut(group, samples, (sample) => deviceOf.get(sample.id) ?? '')
  const fitted = fitSpeed(group, samples)
  const seen = misses(group, fitted, samples)
  const familyOf = new Map(samples.map((sample) => [sample.id, sample.family]))
  if (options.worst)
    for (const miss of fifths.slice(0, samples.length))
      console.log(`    ${miss.id} ${Math.exp(miss.residual).toFixed(2)}`)
  const [rowShare, familyShare] = independentShares(fifths, families, devices, seen, familyOf, SHARE)
  const stretch = stretchFor(fifths, families, devices, seen, SHARE)
  kinds[kind] = {
    line: fitted.coefficients[kind]?.map((c, i) => (i === 0 ? c : c * REINS)),
    field: { ...fitted.field, stretch },
  }
  console.log(
    `${kind.padEnd(14)} n=${samples.length}  fifths ${line(fifths, rowShare)}  family ${line(families, familyShare)}  device ${line(devices)}  fitted ${line(seen)}`,
  )
}

if (!options.dry) {
  const fittedOn = options.today ?? new Date().toISOString().slice(0, 10)
  writeFileSync(
    'src/estimator/small/constants.json',
    `${JSON.stringify({ fittedOn, by: 'bench/fit-small.ts', kinds })}\n`,
  )
}

function line(found: readonly Miss[], share?: number): string {
  const inside = share === undefined ? '' : `, ${percent(share)} inside`
  return `${percent(middle(found.map(shareMissed)))} (p90 x${ninetieth(found).toFixed(2)}${inside})`
}
