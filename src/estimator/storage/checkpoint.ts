import { counted } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { formatNamed, formatOf } from '../architecture/precision.ts'
import { shapeOf } from '../architecture/shape.ts'
import { weightBytes } from '../architecture/weights.ts'
import { finished, newDraft } from '../draft.ts'
import { optionalChoice, type Query } from '../fields.ts'
import { noteShape } from '../note-shape.ts'
import type { EstimateOptions, SizeAnswer } from '../query.ts'
import { around, figure } from '../range.ts'
import { optimizers, stateBytesOf } from '../training/optimizer.ts'
import { noteUnused } from '../unused-fields.ts'
import { billions, GIB } from '../words.ts'
import { gib, weightsLine } from '../working.ts'

/** The fields that this kind reads, besides the model's. */
export const CHECKPOINT_FIELDS = ['precision', 'quant', 'optimizer']

/** Disk space of the weights alone, and of a checkpoint from which training can go on. */
export function sizeCheckpoint(query: Query, knowledge: Knowledge, _options: EstimateOptions): SizeAnswer {
  const draft = newDraft({ ...query })
  const shape = shapeOf(query, knowledge)
  noteShape(draft, shape)
  const format = formatOf(query, 'quant') ?? formatOf(query, 'precision') ?? formatNamed('bf16')
  const optimizer = optionalChoice(query, 'optimizer', ['none', ...optimizers]) ?? 'adamw'
  const each = optimizer === 'none' ? 0 : stateBytesOf(optimizer, format.bits >= 32, false).optimizer
  const weights = weightBytes(shape, format)
  const extra = each * shape.params
  draft.results.weightsGiB = figure(around(weights / GIB, 0.98, 1.03), 'GiB')
  // BLOOM's full checkpoint is 13.05 bytes a parameter where 2 + 12 are counted: some frameworks leave the 16-bit copy out.
  draft.results.checkpointGiB = figure(around((weights + extra) / GIB, optimizer === 'none' ? 0.98 : 0.9, 1.05), 'GiB')
  draft.working.push(() => weightsLine(shape, format))
  draft.working.push(
    () =>
      `checkpoint: ${gib(weights)} of weights + ${billions(shape.params)} parameters x ${counted(each, 'byte')} of the optimizer (${optimizer}; where there is one, the 32-bit copy too) = ${gib(weights + extra)}`,
  )
  draft.breakdown.optimizerGiB = extra / GIB
  draft.sources.add('bigscience-bloom')
  noteUnused(draft, query, CHECKPOINT_FIELDS)
  return finished(draft)
}
