import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { findAccelerator } from '../src/knowledge/find.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { fitCoefficients } from './fit/coefficients.ts'
import { fitSpeed, heldOut, insideShare, type Miss, stretchFor } from './fit/fit-speed.ts'
import { type MemoryCase, SERVING_STARTS, servingCase, TRAINING_STARTS, trainingCase } from './fit/memory-groups.ts'
import { SPEED_GROUPS } from './fit/speed-groups.ts'
import { type Row, readGroups } from './rows.ts'

/**
 * Fits every constant of the estimator to the published figures, prints what each formula misses on figures that it was not fitted
 * to (a fifth of the rows at a time; then a whole model, run family or device at a time), and writes src/estimator/measured/constants.json.
 */
const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: 'bench/data' },
    today: { type: 'string' },
    dry: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const knowledge = await loadKnowledge('knowledge')
const groups = readGroups(options.data)
const coefficients: Record<string, readonly number[]> = {}
const fields: Record<string, unknown> = {}
const spreads: Record<string, readonly [number, number]> = {}

for (const group of SPEED_GROUPS) {
  if (options.only !== undefined && options.only !== group.field) continue
  const samples = (groups[group.rows] ?? []).map((row) => group.sample(row, knowledge))
  const fifths = heldOut(group, samples, (_, i) => String((i * 7) % 5))
  const families = heldOut(group, samples, (s) => s.family)
  const fitted = fitSpeed(group, samples)
  const stretch = stretchFor(fifths, families, 0.81)
  report(group.rows, fifths, families, stretch)
  Object.assign(coefficients, fitted.coefficients)
  fields[group.field] = { ...fitted.field, stretch }
}

if (options.only === undefined) {
  fitMemory('servingMemory', groups['serve-memory'] ?? [], servingCase, SERVING_STARTS, () => true)
  fitMemory(
    'trainingMemory',
    groups['train-memory'] ?? [],
    trainingCase,
    TRAINING_STARTS,
    (regime, c) => regime === `default-${c.method}`,
  )
}

if (!options.dry && options.only === undefined) {
  const fittedOn = options.today ?? new Date().toISOString().slice(0, 10)
  const file = { fittedOn, by: 'bench/fit.ts', coefficients, fields, spreads, ratios: ratios(knowledge) }
  writeFileSync(
    'src/estimator/measured/constants.json',
    `${JSON.stringify(file).replaceAll('],[', '],\n[').replaceAll('},"', '},\n"')}\n`,
  )
}

function fitMemory(
  name: string,
  rows: readonly Row[],
  make: (row: Row, knowledge: Knowledge, hide?: boolean) => MemoryCase,
  starts: Readonly<Record<string, readonly number[]>>,
  pooled: (regime: string, c: MemoryCase) => boolean,
): void {
  const cases = rows.map((row) => make(row, knowledge))
  const hidden = rows.map((row) => make(row, knowledge, true))
  const fitOn = (regime: string, from: readonly MemoryCase[]): readonly number[] => {
    const start = starts[regime] ?? []
    const own = from.filter((c) => (regime.startsWith('default') ? pooled(regime, c) : c.regime === regime))
    return own.length < 2 ? start : fitCoefficients(own, start, regime.startsWith('default') ? 0.2 : 0.02, [1])
  }
  const known = (regime: string, method: string): string =>
    regime in starts ? regime : method === '' ? 'default' : `default-${method}`
  const heldOutBy = (
    partOf: (c: MemoryCase, i: number) => string,
    judge: (c: MemoryCase) => string,
    judged: readonly MemoryCase[],
  ): Miss[] => {
    const parts = cases.map(partOf)
    const found = new Map<string, Miss>()
    for (const part of new Set(parts)) {
      const from = cases.filter((_, i) => parts[i] !== part)
      const fits = new Map<string, readonly number[]>()
      judged.forEach((c, i) => {
        if (parts[i] !== part) return
        const regime = judge(c)
        if (!fits.has(regime)) fits.set(regime, fitOn(regime, from))
        found.set(c.id, {
          id: c.id,
          residual: Math.log(c.actual / c.predict(fits.get(regime) ?? [])),
          noise: 1,
          distance: 0,
        })
      })
    }
    return cases.map((c) => found.get(c.id) as Miss)
  }
  const own = (c: MemoryCase): string => known(c.regime, c.method)
  const fifths = heldOutBy((_, i) => String((i * 7) % 5), own, cases)
  const families = heldOutBy((c) => c.family, own, cases)
  report(name, fifths, families, undefined)
  const general = heldOutBy(
    (c) => c.family,
    (c) => known('', c.method),
    cases,
  )
  const bySize = heldOutBy(
    (c) => c.family,
    (c) => known('', c.method),
    hidden,
  )
  for (const regime of Object.keys(starts)) {
    coefficients[`${name}.${regime}`] = fitOn(regime, cases)
    const inside = fifths.filter((_, i) => own(cases[i] as MemoryCase) === regime).map((m) => m.residual)
    if (inside.length >= 6) spreads[`${name}.${regime}`] = spreadOf(inside)
  }
  spreads[`${name}.default`] = spreadOf(general.map((m) => m.residual))
  spreads[`${name}.size`] = spreadOf(bySize.map((m) => m.residual))
  console.log(
    `${name}: without the engine ${percent(middle(general.map(ape)))}, with nothing but the size ${percent(middle(bySize.map(ape)))}`,
  )
}

/** Factors that hold the middle of the misses: from a tenth to nine tenths. */
function spreadOf(residuals: readonly number[]): readonly [number, number] {
  const cut = 0.1
  const low = Math.min(quantile(residuals, cut), -0.004)
  const high = Math.max(quantile(residuals, 1 - cut), 0.004)
  return [Number(Math.exp(low).toFixed(4)), Number(Math.exp(high).toFixed(4))]
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

function report(
  name: string,
  fifths: readonly Miss[],
  families: readonly Miss[],
  stretch: { near: number; far: number } | undefined,
): void {
  const inside = (found: readonly Miss[]): string =>
    stretch === undefined ? '' : `, ${percent(insideShare(found, stretch))} inside`
  const p90 = (found: readonly Miss[]): string =>
    Math.exp(
      quantile(
        found.map((m) => Math.abs(m.residual)),
        0.9,
      ),
    ).toFixed(2)
  const line = (found: readonly Miss[]): string =>
    `${percent(middle(found.map(ape)))} (p90 x${p90(found)}${inside(found)})`
  const note = stretch === undefined ? '' : `  stretch ${stretch.near} near, ${stretch.far} far`
  console.log(
    `${name.padEnd(18)} n=${fifths.length}  held out by fifths ${line(fifths)}  by family ${line(families)}${note}`,
  )
}

function ape(miss: Miss): number {
  return Math.abs(Math.exp(-miss.residual) - 1)
}
function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`
}
function middle(list: readonly number[]): number {
  return quantile(list, 0.5)
}
function quantile(list: readonly number[], q: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const low = sorted[Math.floor(at)] ?? Number.NaN
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at - Math.floor(at))
}
