import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { findAccelerator } from '../src/knowledge/find.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { finetuningRatios } from './fit/finetuning-ratios.ts'
import { fitMemory, MEMORY_GROUPS } from './fit/fit-memory.ts'
import { fitSpeed, heldOut, heldOutByFifths, type Miss, misses } from './fit/fit-speed.ts'
import { SPEED_GROUPS } from './fit/speed-groups.ts'
import { middle, ninetieth, percent, quantile, shareMissed } from './fit/statistics.ts'
import { independentShares, stretchFor } from './fit/stretch.ts'
import { readGroups } from './rows.ts'

/**
 * Fits every constant of the estimator to the published figures, prints what each formula misses on figures that it was not fitted
 * to (a fifth of the rows at a time; then a whole model, run family or device at a time), and writes src/estimator/measured/constants.json.
 */
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: 'bench/published' },
    today: { type: 'string' },
    dry: { type: 'boolean', default: false },
  },
})
const knowledge = await loadKnowledge('knowledge')
const groups = readGroups(options.data)
const coefficients: Record<string, readonly number[]> = {}
const fields: Record<string, unknown> = {}
const spreads: Record<string, readonly [number, number]> = {}

for (const group of SPEED_GROUPS) {
  const samples = (groups[group.rows] ?? []).map((row) => group.sample(row, knowledge))
  const fifths = heldOutByFifths(group, samples)
  const families = heldOut(group, samples, (s) => s.family)
  const devices = heldOut(group, samples, (s) => s.device)
  const share = group.share ?? 0.81
  const fitted = fitSpeed(group, samples)
  const seen = misses(group, fitted, samples)
  const familyOf = new Map(samples.map((sample) => [sample.id, sample.family]))
  report(group.rows, fifths, families, independentShares(fifths, families, devices, seen, familyOf, share), devices)
  const stretch = stretchFor(fifths, families, devices, seen, share)
  Object.assign(coefficients, fitted.coefficients)
  fields[group.field] = { ...fitted.field, stretch }
}

for (const group of MEMORY_GROUPS) {
  const fit = fitMemory(group, groups[group.rows] ?? [], knowledge)
  report(group.rows, fit.fifths, fit.families, [fit.inside])
  const [general, bySize] = [fit.general, fit.bySize].map((found) => percent(middle(found.map(shareMissed))))
  console.log(`${group.rows.padEnd(18)} without the engine ${general}, with nothing but the size ${bySize}`)
  Object.assign(coefficients, fit.coefficients)
  Object.assign(spreads, fit.spreads)
}

// Encoders, speech and documents: a file of their own.
await import('./fit-small.ts')

if (!options.dry) {
  const fittedOn = options.today ?? new Date().toISOString().slice(0, 10)
  const file = { fittedOn, by: 'bench/fit.ts', coefficients, fields, spreads, ratios: ratios(knowledge) }
  const target = 'src/estimator/measured/constants.json'
  writeFileSync(target, `${JSON.stringify(file)}\n`)
}

/** What published runs report of power and emissions over hours times the design power, and of tuning next to full training: median, low, high. */
function ratios(facts: Knowledge): Record<string, readonly number[]> {
  const rows = facts.runs.flatMap((run) => {
    const watts = run.accelerator === undefined ? undefined : findAccelerator(facts, run.accelerator)?.tdpWatts
    if (watts === undefined || run.acceleratorHours === undefined) return []
    return [{ run, mwh: (run.acceleratorHours * watts) / 1e6 }]
  })
  const energy = rows.flatMap(({ run, mwh }) => (run.energyMwh === undefined ? [] : [run.energyMwh / mwh]))
  const { loraOverFull, qloraOverLora } = finetuningRatios(options.data)
  const carbon = rows.flatMap(({ run, mwh }) => (run.co2Tonnes === undefined ? [] : [run.co2Tonnes / mwh]))
  const three = (list: readonly number[]): readonly number[] =>
    [0.5, 0.1, 0.9].map((q) => Number(quantile(list, q).toPrecision(3)))
  return {
    energyOverDesignPower: three(energy),
    co2KgPerDesignKwh: three(carbon),
    loraOverFullMfu: three(loraOverFull),
    qloraOverLoraHours: three(qloraOverLora),
  }
}

function report(
  name: string,
  fifths: readonly Miss[],
  families: readonly Miss[],
  inside: readonly number[],
  devices?: readonly Miss[],
): void {
  const line = (found: readonly Miss[], share: number | undefined): string =>
    `${percent(middle(found.map(shareMissed)))} (p90 x${ninetieth(found).toFixed(2)}${share === undefined ? '' : `, ${percent(share)} inside`})`
  console.log(
    `${name.padEnd(18)} n=${new Set(fifths.map((miss) => miss.id)).size}  held out by fifths ${line(fifths, inside[0])}  by family ${line(families, inside[1])}${devices === undefined ? '' : `  by device ${line(devices, inside[2])}`}`,
  )
}
