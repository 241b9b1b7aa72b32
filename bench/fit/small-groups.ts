import { readFileSync } from 'node:fs'
import { documentJobOf } from '../../src/estimator/small/document-case.ts'
import { encoderJobOf } from '../../src/estimator/small/encoder-case.ts'
import type { RateCase, SmallKind } from '../../src/estimator/small/measured-rate.ts'
import { speechJobOf } from '../../src/estimator/small/speech-case.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Hyper } from './gaussian-process.ts'
import type { Sample, SpeedGroup } from './speed-groups.ts'

type SmallRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: SmallKind }

/** The published rows of small models. */
export function smallRows(dir: string): readonly SmallRow[] {
  return JSON.parse(readFileSync(`${dir}/small-models.json`, 'utf8')).rows
}

/** How freely a factor may leave what was expected of it: figures are few, and below 1 the fit needs more of them to be convinced. */
export const REINS = 0.3

/** A published row as a sample: what decides the rate, and the rate itself. `device` is what it ran on. */
export function smallSample(row: SmallRow, knowledge: Knowledge): Sample & { readonly device: string } {
  const { rate, target } = rateOf(row, knowledge)
  return {
    id: row.id,
    family: rate.place.words[0] ?? '',
    device: String(row.accelerator) + String(row.cpus ?? ''),
    regime: row.kind,
    terms: rate.factors.map(([, amount], i) => (i === 0 ? amount : amount * REINS)),
    target: target / Math.exp(rate.factors.reduce((sum, [, amount, prior]) => sum + amount * prior, 0)),
    place: rate.place,
  }
}

function rateOf(row: SmallRow, knowledge: Knowledge): { rate: RateCase; target: number } {
  if (row.kind === 'speech')
    return { rate: speechJobOf(row, knowledge).rate, target: Number(row.audioSecondsPerSecond) }
  if (row.kind === 'document') return { rate: documentJobOf(row, knowledge).rate, target: Number(row.pagesPerSecond) }
  const job = encoderJobOf(row, knowledge)
  const tokens = row.tokensPerSecond ?? Number(row.textsPerSecond) * job.textTokens
  return { rate: job.rate, target: Number(tokens) }
}

const HYPER: Readonly<Record<SmallKind, Hyper>> = {
  'encoder-speed': { noise: 0.2, kernels: [{ sd: 0.4, lengths: [2, 3], same: [0.5, 0.5, 0.7, 0.4] }] },
  speech: { noise: 0.15, kernels: [{ sd: 0.6, lengths: [1.5, 4], same: [0.2, 0.6, 0.7, 0.7] }] },
  document: { noise: 0.2, kernels: [{ sd: 0.5, lengths: [2, 3], same: [0.6, 0.4, 0.6] }] },
}

/** A rate of small models as a product of powers, with what is near among published figures. */
export const smallGroup = (kind: SmallKind): Omit<SpeedGroup, 'field' | 'sample'> => ({
  rows: kind,
  form: 'line',
  clip: 1.5,
  starts: { [kind]: [1] },
  hyper: HYPER[kind],
})
