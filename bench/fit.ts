import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { findAccelerator } from '../src/knowledge/find.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { fitMemory, MEMORY_GROUPS } from './fit/fit-memory.ts'
import { fitSpeed, heldOut, insideShare, type Miss, misses, stretchFor } from './fit/fit-speed.ts'
import { SPEED_GROUPS } from './fit/speed-groups.ts'
import { middle, ninetieth, percent, quantile, shareMissed } from './fit/statistics.ts'
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
  const fifths = heldOut(group, samples, (_, i) => String((i * 7) % 5))
  const families = heldOut(group, samples, (s) => s.family)
  const fitted = fitSpeed(group, samples)
  const stretch = stretchFor(fifths, families, misses(group, fitted, samples), 0.81)
  report(
    group.rows,
    fifths,
    families,
    [fifths, families].map((found) => insideShare(found, stretch)),
  )
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

if (!options.dry) {
  const fittedOn = options.today ?? new Date().toISOString().slice(0, 10)
  const file = { fittedOn, by: 'bench/fit.ts', coefficients, fields, spreads, ratios: ratios(knowledge) }
  const target = 'src/estimator/measured/constants.json'
  writeFileSync(target, JSON.stringify(file))
  execFileSync('node_modules/.bin/biome', ['format', '--write', target])
}

/** What published runs report of power and emissions, over hours times the design power of the device. */
function ratios(facts: Knowledge): Record<string, readonly number[]> {
  const rows = facts.runs.flatMap((run) => {
    const watts = run.accelerator === undefined ? undefined : findAccelerator(facts, run.accelerator)?.tdpWatts
    if (watts === undefined || run.acceleratorHours === undefined) return []
    return [{ run, mwh: (run.acceleratorHours * watts) / 1e6 }]
  })
  const energy = rows.flatMap(({ run, mwh }) => (run.energyMwh === undefined ? [] : [run.energyMwh / mwh]))
  const carbon = rows.flatMap(({ run, mwh }) => (run.co2Tonnes === undefined ? [] : [run.co2Tonnes / mwh]))
  const three = (list: readonly number[]): readonly number[] =>
    [0.5, 0.1, 0.9].map((q) => Number(quantile(list, q).toPrecision(3)))
  return { energyOverDesignPower: three(energy), co2KgPerDesignKwh: three(carbon) }
}

function report(name: string, fifths: readonly Miss[], families: readonly Miss[], inside: readonly number[]): void {
  const line = (found: readonly Miss[], share: number | undefined): string =>
    `${percent(middle(found.map(shareMissed)))} (p90 x${ninetieth(found).toFixed(2)}${share === undefined ? '' : `, ${percent(share)} inside`})`
  console.log(
    `${name.padEnd(18)} n=${fifths.length}  held out by fifths ${line(fifths, inside[0])}  by family ${line(families, inside[1])}`,
  )
}
