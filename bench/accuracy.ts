import { parseArgs } from 'node:util'
import { estimate } from '../src/estimator/estimate.ts'
import { constants } from '../src/estimator/measured/constants.ts'
import { deviation } from '../src/estimator/measured/field.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { fitMemory, MEMORY_GROUPS } from './fit/fit-memory.ts'
import { fitSpeed, heldOut, heldOutByFifths, type Miss, misses } from './fit/fit-speed.ts'
import { SPEED_GROUPS } from './fit/speed-groups.ts'
import { middle, ninetieth, percent, quantile, shareMissed } from './fit/statistics.ts'
import { independentShares } from './fit/stretch.ts'
import { PEERS } from './peers.ts'
import { type Row, readGroups } from './rows.ts'

/**
 * How far the estimator and its peers are from published figures, side by side. "held out": each figure is predicted by constants that were
 * fitted without it (a fifth of the rows at a time); "new family": without any figure of its model, run family or device; "shipped": the constants
 * in the program, which have seen the figures.
 */
const { values: options } = parseArgs({
  options: { data: { type: 'string', default: 'bench/published' }, quick: { type: 'boolean', default: false } },
})
const knowledge = await loadKnowledge('knowledge')
const groups = readGroups(options.data)
console.log(`${'group'.padEnd(18)}${'who'.padEnd(38)}${'n'.padStart(4)}  median error      p90   in range  range width`)

for (const [name, rows] of Object.entries(groups)) {
  const print = (who: string, misses: readonly Miss[], inside?: number, width?: number): void => {
    const range =
      inside === undefined
        ? ''
        : `${percent(inside).padStart(9)}${width === undefined ? '' : `   x${width.toFixed(2)}`}`
    console.log(
      `${name.padEnd(18)}${who.padEnd(38)}${String(new Set(misses.map((miss) => miss.id)).size).padStart(4)}${percent(middle(misses.map(shareMissed))).padStart(14)}${`x${ninetieth(misses).toFixed(2)}`.padStart(9)}  ${range}`,
    )
  }
  if (!options.quick) heldOutLines(name, rows, print)
  const shipped = rows.flatMap((row) => {
    const answer = estimate(row.query, knowledge)
    const figure = 'error' in answer ? undefined : answer.results[row.pick]
    return figure === undefined ? [] : [{ row, figure }]
  })
  const inside =
    shipped.filter(({ row, figure }) => figure.low <= row.actual && row.actual <= figure.high).length / rows.length
  print(
    'llm-plan, shipped',
    shipped.map(({ row, figure }) => missOf(row, figure.value)),
    inside,
    quantile(
      shipped.map(({ figure }) => figure.high / figure.low),
      0.5,
    ),
  )
  for (const peer of PEERS[name] ?? [])
    print(
      peer.name,
      rows.map((row) => missOf(row, peer.predict(row, knowledge))),
    )
}

function heldOutLines(
  name: string,
  rows: readonly Row[],
  print: (who: string, misses: readonly Miss[], inside?: number, width?: number) => void,
): void {
  const speed = SPEED_GROUPS.find((group) => group.rows === name)
  if (speed !== undefined) {
    const samples = rows.map((row) => speed.sample(row, knowledge))
    const fifths = heldOutByFifths(speed, samples)
    const families = heldOut(speed, samples, (sample) => sample.family)
    const devices = heldOut(speed, samples, (sample) => sample.device)
    const stretch = constants.fields[speed.field].stretch
    const width = (found: readonly Miss[]): number =>
      Math.exp(
        2 *
          1.2816 *
          quantile(
            found.map((m) => deviation(m, stretch)),
            0.5,
          ),
      )
    const familyOf = new Map(samples.map((sample) => [sample.id, sample.family]))
    const seen = misses(speed, fitSpeed(speed, samples), samples)
    const [byRow, byFamily, byDevice] = independentShares(
      fifths,
      families,
      devices,
      seen,
      familyOf,
      speed.share ?? 0.81,
    )
    print('llm-plan, held out', fifths, byRow, width(fifths))
    print('llm-plan, new family', families, byFamily, width(families))
    print('llm-plan, new device', devices, byDevice, width(devices))
  }
  const memory = MEMORY_GROUPS.find((group) => group.rows === name)
  if (memory !== undefined) {
    const fit = fitMemory(memory, rows, knowledge)
    print('llm-plan, held out', fit.fifths, fit.inside)
    print('llm-plan, new family', fit.families)
    print('llm-plan, engine not told', fit.general)
    print('llm-plan, only the size told', fit.bySize)
  }
}

function missOf(row: Row, value: number): Miss {
  return { id: row.id, residual: Math.log(row.actual / value), noise: 1, distance: 0, apart: 0 }
}
