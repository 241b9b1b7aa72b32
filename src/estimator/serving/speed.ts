import { num } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { weightBytes } from '../architecture/weights.ts'
import { assume } from '../assume.ts'
import { usableBytes } from '../device-memory.ts'
import { type Draft, explainLater, finished, newDraft } from '../draft.ts'
import { BadQuery, countOr, type Query } from '../fields.ts'
import { noteShape } from '../note-shape.ts'
import type { SizeAnswer } from '../query.ts'
import { figure, inverse, times, widened } from '../range.ts'
import { noteUnused } from '../unused-fields.ts'
import { GIB } from '../words.ts'
import { explainSpeed, explainThroughput } from './explain-speed.ts'
import { promptRate } from './prompt-formulas.ts'
import { FORMAT_FIELDS, setupOf } from './setup.ts'
import { speedAt, unsure } from './speed-at.ts'
import { highestThroughput, sequencesThatFit } from './speed-formulas.ts'
import { type Setup, stepTerms } from './terms.ts'

/** The fields that this kind reads, besides the model's. */
export const SERVING_SPEED_FIELDS = [
  ...FORMAT_FIELDS,
  ...['kvPrecision', 'accelerator', 'accelerators', 'concurrency', 'promptTokens', 'outputTokens', 'engine'],
]

/** Tokens a second and waiting times of serving: for one request, for a number of them, or for the most that fit. */
export function sizeServingSpeed(query: Query, knowledge: Knowledge): SizeAnswer {
  const draft = newDraft({ ...query })
  const setup = setupOf(query, knowledge)
  noteShape(draft, setup.shape)
  Object.assign(draft.query, {
    accelerator: setup.accelerator.key,
    accelerators: setup.accelerators,
    precision: setup.format.name,
    promptTokens: setup.promptTokens,
    outputTokens: setup.outputTokens,
  })
  if (setup.shape.family === 'encoder')
    throw new BadQuery(
      'not-a-decoder',
      'model',
      `${setup.shape.label} writes no tokens: use kind serving-memory, or give a model that generates text.`,
    )
  const concurrency = query.concurrency === undefined ? undefined : countOr(query, 'concurrency', 1, 1e6)
  if (concurrency === undefined) mostThatFits(draft, setup)
  else several(draft, setup, concurrency)
  noteFit(draft, setup, concurrency ?? 1)
  const sources = [setup.accelerator.source, 'measured-fit', ...tablesOf(setup.engine, concurrency)]
  for (const source of sources) draft.sources.add(source)
  noteUnused(draft, query, SERVING_SPEED_FIELDS)
  return finished(draft)
}

/** The published tables that figures of such a kind were fitted to. */
function tablesOf(engine: string, concurrency: number | undefined): readonly string[] {
  if (concurrency === undefined) return ['tensorrt-llm-tables']
  if (concurrency > 1) return ['aiconfigurator-silicon']
  const tables: Readonly<Record<string, string>> = {
    'llama.cpp': 'xiongjiedai-llama-cpp',
    'gpt-fast': 'gpt-fast-tables',
    vllm: 'qwen-tables',
    transformers: 'qwen-tables',
  }
  return Object.hasOwn(tables, engine) ? [tables[engine] as string] : Object.values(tables).slice(0, 3)
}

function several(draft: Draft, setup: Setup, concurrency: number): void {
  const { prompt, first, each, perRequest } = speedAt(setup, concurrency)
  const t = stepTerms(setup, concurrency)
  draft.results.outputTokensPerSecond = figure(times(perRequest, concurrency), 'tokens/s')
  draft.results.outputTokensPerSecondPerRequest = figure(perRequest, 'tokens/s')
  draft.results.promptTokensPerSecond = figure(prompt, 'tokens/s')
  draft.results.timeToFirstTokenMs = figure(times(first, 1000), 'ms')
  draft.results.timePerOutputTokenMs = figure(times(each, 1000), 'ms')
  draft.breakdown.readWeightsMs = t.weights * 1000
  draft.breakdown.readCacheMs = t.cache * 1000
  draft.breakdown.computeMs = t.compute * 1000
  draft.breakdown.promptsBetweenMs = t.prefill * 1000
  explainLater(draft, (lines) => explainSpeed(lines, setup, concurrency, { prompt, first, each, perRequest }))
}

function mostThatFits(draft: Draft, setup: Setup): void {
  const found = highestThroughput(setup)
  const rate = unsure(setup, found.rate)
  const prompt = unsure(setup, promptRate(setup))
  draft.results.outputTokensPerSecond = figure(rate, 'tokens/s')
  draft.results.outputTokensPerSecondPerRequest = figure(widened(times(rate, 1 / found.sequences), 1.5), 'tokens/s')
  draft.results.promptTokensPerSecond = figure(prompt, 'tokens/s')
  draft.results.timePerOutputTokenMs = figure(widened(times(inverse(rate), found.sequences * 1000), 1.5), 'ms')
  draft.breakdown.concurrency = found.sequences
  explainLater(draft, (lines) => explainThroughput(lines, setup, found.sequences, rate))
  assume(
    draft,
    'full-machine',
    () =>
      'No concurrency is given, so this is the most the device can do with every slot taken. Each request is slower than it would be alone.',
    { silent: true },
  )
}

function noteFit(draft: Draft, setup: Setup, concurrency: number): void {
  const weights = weightBytes(setup.shape, setup.format)
  const room = usableBytes(setup.accelerator) * setup.accelerators
  if (weights <= room) {
    const most = sequencesThatFit(setup)
    if (concurrency <= most) return
    assume(
      draft,
      'waiting-in-line',
      () =>
        `About ${num(most)} such requests fit at once (at most 2,048 are counted). With ${num(concurrency)}, the others wait in line, and the figures are too optimistic.`,
      { silent: true },
    )
    return
  }
  assume(
    draft,
    'weights-do-not-fit',
    () =>
      `The weights (${num(weights / GIB)} GiB) do not fit in ${setup.accelerators} x ${setup.accelerator.name} (${num(room / GIB)} GiB), so the speed is hypothetical.`,
    { silent: true },
  )
}
