import { estimate } from '../../estimator/estimate.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { AskQuery } from '../ask-result.ts'
import type { Hardware } from './capacity.ts'
import type { Case } from './size-queries.ts'
import { methodName } from './subject.ts'

/** Usual sizes of open models, in billions of parameters. */
const LADDER = [405, 235, 123, 70, 34, 27, 14, 8, 4, 3, 1.5, 0.5]
const PRECISIONS = ['bf16', 'int8', 'int4'] as const

/** "Running in bf16: up to 8B; in int4: up to 34B": the largest usual sizes that fit where hardware is named and no model. */
export function largestLine(query: AskQuery, cases: readonly Case[], hardware: Hardware, knowledge: Knowledge): string {
  const training = query.kind === 'training-memory'
  const ways = training
    ? cases.map((one) => ({ name: methodName(one.method), query: one.query }))
    : cases[0]?.query.precision === undefined
      ? PRECISIONS.map((precision) => ({ name: `in ${precision}`, query: { ...cases[0]?.query, precision } }))
      : [{ name: `in ${cases[0].query.precision}`, query: cases[0].query }]
  const parts = ways.map(({ name, query: asked }) => {
    const size = LADDER.find((paramsB) => fits({ ...asked, kind: query.kind, paramsB }, hardware, knowledge, training))
    return `${name} ${size === undefined ? 'none' : `${size}B`}`
  })
  return `Largest usual sizes that fit on ${hardware.name}: ${parts.join(', ')}.`
}

function fits(query: Case['query'], hardware: Hardware, knowledge: Knowledge, training: boolean): boolean {
  const { model: _, accelerator: __, ...unnamed } = query as Record<string, string | number | boolean>
  const answer = estimate(unnamed, knowledge)
  if ('error' in answer) return false
  const need = training ? answer.results.perAcceleratorGiB : answer.results.totalGiB
  return need !== undefined && need.value <= (training ? hardware.gib : hardware.gib * hardware.count)
}
