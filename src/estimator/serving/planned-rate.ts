import type { Accelerator } from '../../knowledge/knowledge.ts'
import { typicalShape } from '../architecture/typical-shape.ts'
import { coefficientsOf, constants, weighted } from '../measured/constants.ts'
import { correctionAt } from '../measured/field.ts'
import type { Range } from '../range.ts'
import { servingPlace } from './place.ts'
import { highestThroughput, sequencesThatFit, throughputTerms } from './speed-formulas.ts'
import type { Setup } from './terms.ts'

/**
 * Output tokens a second of a full machine, for choosing between machines. It leans to what was measured on the machine, but the same
 * way for every model, and a mixture of experts lies between the dense models of its active and of all its parameters: so a
 * larger model never comes out faster than a smaller one of like shape, whatever single measurements say.
 */
export function plannedRate(setup: Setup): number {
  return 1 / (stepShare(setup) * Math.exp(machineShift(setup)))
}

/** The planned rate with its range, and beside it what serving-speed says of the full machine (`measured`): as wide as that of the measured rate, and wide enough to hold that one. */
export function plannedRange(setup: Setup): Range & { readonly measured: number } {
  const value = plannedRate(setup)
  const { rate } = highestThroughput(setup)
  return {
    value,
    measured: rate.value,
    low: Math.min(rate.low, (value * rate.low) / rate.value),
    high: Math.max(rate.high, (value * rate.high) / rate.value),
  }
}

/** Seconds that one output token takes of the full machine. */
function stepShare(setup: Setup): number {
  if (setup.shape.experts === 0) return formula(setup)
  const mixture = formula(setup)
  const most = formula(denseOf(setup, setup.shape.params, true))
  const least = formula(denseOf(setup, setup.shape.activeParams, false))
  return Math.min(most, Math.max(least, mixture))
}

function formula(setup: Setup): number {
  return weighted(throughputTerms(setup, sequencesThatFit(setup), USUAL_EXPERTS), coefficientsOf('throughput', ''))
}

/** A dense model of such a size on the same machine, as wide as such models are: it cuts its matrices into thicker or thinner slices. */
function denseOf(setup: Setup, params: number, wider: boolean): Setup {
  const usual = typicalShape(params / 1e9).hidden
  const hidden = wider ? Math.max(setup.shape.hidden, usual) : Math.min(setup.shape.hidden, usual)
  return { ...setup, shape: { ...setup.shape, experts: 0, expertsPerToken: 0, params, activeParams: params, hidden } }
}

/** Experts that a token usually goes to: where machines are chosen, fewer of them must not make a larger model cheaper. */
const USUAL_EXPERTS = 8

/** Sizes over which a machine's measurements are averaged, in billions of parameters; and a usual request. */
const SIZES = [2, 8, 32, 128]
const REQUEST = { promptTokens: 512, outputTokens: 256 }
const shifts = new WeakMap<Accelerator, Map<string, number>>()

/** How far measurements on this machine lie from the formula, whatever the model. */
function machineShift(setup: Setup): number {
  let known = shifts.get(setup.accelerator)
  if (known === undefined) {
    known = new Map()
    shifts.set(setup.accelerator, known)
  }
  const key = `${setup.accelerators} ${setup.format.name} ${setup.engine}`
  let shift = known.get(key)
  if (shift === undefined) {
    const all = SIZES.map((size) => {
      const shape = { ...setup.shape, params: size * 1e9, activeParams: size * 1e9 }
      return correctionAt(constants.fields.throughput, servingPlace({ ...setup, ...REQUEST, shape }, 1)).shift
    })
    shift = all.reduce((sum, one) => sum + one, 0) / all.length
    // Engine names come from outside: the table must not grow with them.
    if (known.size < 1000) known.set(key, shift)
  }
  return shift
}
