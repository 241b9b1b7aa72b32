import { z } from 'zod'
import type { Currency } from '../amounts/currency.ts'
import { askPhrase, wordSet } from './ask-phrase.ts'
import { askedWaySchema } from './asked-way.ts'
import { benchmark } from './benchmark.ts'
import { budgetBand } from './budget-band.ts'
import { cardAspect } from './card-aspect.ts'
import { contender } from './contender.ts'
import { contrary } from './contrary.ts'
import { amount, count, date, money, positive, range, sourced, text } from './fact-fields.ts'
import { aspect, family } from './family.ts'
import type { Accelerator, Knowledge, Model, Price, RoleFact, Run, Source, TaskFact } from './knowledge.ts'
import { country } from './market/country.ts'
import { expertPay } from './market/expert-pay.ts'
import { law } from './market/law.ts'
import { electricity, priceRule, rent } from './market/offers.ts'
import { pay, payFactor } from './market/pay.ts'
import { service } from './market/service.ts'
import { shortlisted } from './market/shortlist.ts'
import { measure } from './measures.ts'
import { noteAspect } from './note-aspect.ts'
import { notePhrase } from './note-phrase.ts'
import { profession, professionAspect } from './profession.ts'
import { quantityKind } from './quantity-kinds.ts'
import { remarkSchema } from './remark.ts'
import { sumBound } from './sum-bound.ts'
import { wantSchema } from './want.ts'
import { work } from './work.ts'

const optional = {
  count: count.optional(),
  positive: positive.optional(),
  text: text.optional(),
  date: date.optional(),
}

const model: z.ZodType<Model> = z
  .strictObject({
    name: text,
    aliases: z.array(text).optional(),
    family: z.enum(['decoder', 'encoder', 'encoder-decoder']),
    paramsB: positive,
    activeParamsB: positive,
    layers: count,
    decoderLayers: optional.count,
    hidden: count,
    heads: count,
    kvHeads: count,
    headDim: count,
    intermediate: count,
    vocab: count,
    contextTokens: count,
    gatedMlp: z.boolean(),
    tiedEmbeddings: z.boolean(),
    experts: optional.count,
    expertsPerToken: optional.count,
    expertIntermediate: optional.count,
    kvLoraRank: optional.count,
    ropeHeadDim: optional.count,
    slidingWindow: optional.count,
    fullAttentionLayers: z.number().int().nonnegative().optional(),
    attentionLayers: z.number().int().nonnegative().optional(),
    licence: optional.text,
    released: optional.date,
    ...sourced,
  })
  .refine((m) => m.activeParamsB <= m.paramsB, 'activeParamsB must not be above paramsB')

const accelerator: z.ZodType<Accelerator> = z.strictObject({
  key: text,
  name: text,
  vendor: text,
  kind: z.enum(['gpu', 'tpu', 'apple', 'cpu', 'other']),
  memoryGb: positive,
  bandwidthGbs: positive,
  bf16Tflops: positive,
  fp8Tflops: optional.positive,
  int8Tops: optional.positive,
  fp4Tflops: optional.positive,
  measuredBf16Tflops: optional.positive,
  tdpWatts: optional.positive,
  interconnectGbs: optional.positive,
  released: optional.date,
  rentUsdPerHour: z.array(money).default([]),
  pastRentUsdPerHour: z.array(money).optional(),
  purchaseUsd: z.array(money).default([]),
  ...sourced,
})

const price: z.ZodType<Price> = z.strictObject({
  vendor: text,
  model: text,
  inputUsdPerM: amount,
  outputUsdPerM: amount,
  cachedInputUsdPerM: amount.optional(),
  ...sourced,
})

const run: z.ZodType<Run> = z.strictObject({
  id: text,
  model: text,
  paramsB: optional.positive,
  activeParamsB: optional.positive,
  tokensB: optional.positive,
  accelerator: optional.text,
  accelerators: optional.count,
  acceleratorHours: optional.positive,
  precision: optional.text,
  contextTokens: optional.count,
  energyMwh: optional.positive,
  co2Tonnes: optional.positive,
  costUsd: optional.positive,
  scope: text,
  quality: z.enum(['A', 'B', 'C']),
  ...sourced,
})

const role: z.ZodType<RoleFact> = z.strictObject({
  id: text,
  title: text,
  skillGroup: text.optional(),
  does: text,
  phase: z.enum(['early', 'throughout', 'middle-to-late', 'late']),
  phaseText: text,
  share: range,
  salaryUsd: range,
  hourlyUsd: range,
  names: z.array(text).optional(),
  ...sourced,
})

const task: z.ZodType<TaskFact> = z.strictObject({
  id: text,
  title: text,
  modality: z.enum(['text', 'tabular', 'multimodal']),
  families: z.array(z.enum(['decoder', 'encoder', 'encoder-decoder', 'none'])).min(1),
  metrics: z.array(text).min(1),
  datasets: z.array(text).min(1),
  ...sourced,
})

const currency: z.ZodType<Currency> = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/, 'a code of ISO 4217, three capitals'),
  name: text,
  usd: positive,
  signs: z.array(text).optional(),
  words: z.array(text).optional(),
  shy: z.boolean().optional(),
  source: text,
  date,
})

const source: z.ZodType<Source> = z.strictObject({
  id: text,
  title: text,
  url: z.url().optional(),
  date,
  note: optional.text,
})

/** The files that hold lists of facts: the schema of one entry, and the fields that name the entry. */
export const LISTS: Readonly<Record<ListName, { readonly schema: z.ZodType; readonly key: readonly string[] }>> = {
  models: { schema: model, key: ['name'] },
  accelerators: { schema: accelerator, key: ['key'] },
  prices: { schema: price, key: ['vendor', 'model'] },
  runs: { schema: run, key: ['id'] },
  roles: { schema: role, key: ['id'] },
  tasks: { schema: task, key: ['id'] },
  currencies: { schema: currency, key: ['code'] },
  sources: { schema: source, key: ['id'] },
  shortlist: { schema: shortlisted, key: ['id'] },
  services: { schema: service, key: ['id'] },
  priceRules: { schema: priceRule, key: ['id'] },
  rents: { schema: rent, key: ['id'] },
  electricity: { schema: electricity, key: ['region', 'segment'] },
  pay: { schema: pay, key: ['id'] },
  payFactors: { schema: payFactor, key: ['id'] },
  expertPay: { schema: expertPay, key: ['id'] },
  law: { schema: law, key: ['id'] },
  countries: { schema: country, key: ['code'] },
  measures: { schema: measure, key: ['id'] },
  benchmarks: { schema: benchmark, key: ['id'] },
  quantityKinds: { schema: quantityKind, key: ['id'] },
  sumBounds: { schema: sumBound, key: ['id'] },
  families: { schema: family, key: ['id'] },
  aspects: { schema: aspect, key: ['id'] },
  cardAspects: { schema: cardAspect, key: ['id'] },
  noteAspects: { schema: noteAspect, key: ['id'] },
  professions: { schema: profession, key: ['id'] },
  professionAspects: { schema: professionAspect, key: ['id'] },
  askPhrases: { schema: askPhrase, key: ['id'] },
  wordSets: { schema: wordSet, key: ['id'] },
  notePhrases: { schema: notePhrase, key: ['id'] },
  works: { schema: work, key: ['id'] },
  budgetBands: { schema: budgetBand, key: ['id'] },
  contenders: { schema: contender, key: ['id'] },
  contrary: { schema: contrary, key: ['id'] },
  remarks: { schema: remarkSchema, key: ['id'] },
  wants: { schema: wantSchema, key: ['id'] },
  askedWays: { schema: askedWaySchema, key: ['id'] },
}

export type ListName = Exclude<keyof Knowledge, 'planning' | 'effort' | 'signals'>
