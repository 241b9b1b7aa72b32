import type { Currency } from '../amounts/currency.ts'
import type { AskPhrase, WordSet } from './ask-phrase.ts'
import type { AskedWay } from './asked-way.ts'
import type { Benchmark } from './benchmark.ts'
import type { BudgetBand } from './budget-band.ts'
import type { CardAspect } from './card-aspect.ts'
import type { Contender } from './contender.ts'
import type { Contrary } from './contrary.ts'
import type { Effort } from './effort.ts'
import type { Aspect, Family } from './family.ts'
import type { Country } from './market/country.ts'
import type { ExpertPay } from './market/expert-pay.ts'
import type { Law } from './market/law.ts'
import type { Electricity, PriceRule, Rent } from './market/offers.ts'
import type { Pay, PayFactor } from './market/pay.ts'
import type { Service } from './market/service.ts'
import type { Shortlisted } from './market/shortlist.ts'
import type { Measure } from './measures.ts'
import type { NoteAspect } from './note-aspect.ts'
import type { NotePhrase } from './note-phrase.ts'
import type { Planning } from './planning.ts'
import type { Profession, ProfessionAspect } from './profession.ts'
import type { QuantityKind } from './quantity-kinds.ts'
import type { RemarkRow } from './remark.ts'
import type { Signals } from './signals.ts'
import type { SumBound } from './sum-bound.ts'
import type { WantRow } from './want.ts'
import type { Work } from './work.ts'

/** The facts that the estimator and the plan stand on. Every fact names a source of `sources.yaml` and the date it was true. */
export type Knowledge = {
  readonly models: readonly Model[]
  readonly accelerators: readonly Accelerator[]
  readonly prices: readonly Price[]
  readonly runs: readonly Run[]
  readonly roles: readonly RoleFact[]
  readonly tasks: readonly TaskFact[]
  /** What money in other currencies is worth: `Rates` of `src/amounts`. */
  readonly currencies: readonly Currency[]
  readonly sources: readonly Source[]
  /** Models worth considering, closed ones too; `models` has the architecture of those that are sized. */
  readonly shortlist: readonly Shortlisted[]
  readonly services: readonly Service[]
  readonly priceRules: readonly PriceRule[]
  readonly rents: readonly Rent[]
  readonly electricity: readonly Electricity[]
  readonly pay: readonly Pay[]
  readonly payFactors: readonly PayFactor[]
  /** What an hour of the people beside the team costs, by what they are called. */
  readonly expertPay: readonly ExpertPay[]
  readonly law: readonly Law[]
  /** What countries have that decides how a project there is built: knowledge/countries. */
  readonly countries: readonly Country[]
  /** Measures of success, and what kind of sample each needs. */
  readonly measures: readonly Measure[]
  /** Public tests that models are compared by. */
  readonly benchmarks: readonly Benchmark[]
  /** What a threshold is of, by its words. */
  readonly quantityKinds: readonly QuantityKind[]
  readonly sumBounds: readonly SumBound[]
  /** Well-known models as people ask for them, and the ways in which they ask. */
  readonly families: readonly Family[]
  readonly aspects: readonly Aspect[]
  readonly cardAspects: readonly CardAspect[]
  /** How people ask for something of what the last answer was about. */
  readonly noteAspects: readonly NoteAspect[]
  /** The people of a project as they are asked for, and the ways in which they are. */
  readonly professions: readonly Profession[]
  readonly professionAspects: readonly ProfessionAspect[]
  /** How people ask for quantities, and the words that stand for each other there. */
  readonly askPhrases: readonly AskPhrase[]
  readonly wordSets: readonly WordSet[]
  /** How people ask for what a note says, where single words mislead. */
  readonly notePhrases: readonly NotePhrase[]
  /** What people choose between: how each side is named, what it is for and what speaks for it. */
  readonly contenders: readonly Contender[]
  /** The work that a question describes in a word or two. */
  readonly works: readonly Work[]
  /** What things that people have a budget for cost to build. */
  readonly budgetBands: readonly BudgetBand[]
  /** How a sentence of somebody else's goes against a plan: knowledge/contrary.yaml. */
  readonly contrary: readonly Contrary[]
  /** What teams say in passing, and what it means for a plan: knowledge/remarks. */
  readonly remarks: readonly RemarkRow[]
  /** What teams name as a wish, and by which words of a plan it is told that the plan sees to it. */
  readonly wants: readonly WantRow[]
  /** Ways of their own that teams ask for. */
  readonly askedWays: readonly AskedWay[]
  /** What a plan assumes where nobody said: knowledge/planning.yaml. */
  readonly planning: Planning
  /** The hours of work packages, and who does them. */
  readonly effort: Effort
  /** What free text says about a project: knowledge/signals.yaml. */
  readonly signals: Signals
}

/** `source` is an id of `sources.yaml`; `date` is ISO (a year or a month is enough) and says when the fact was true. */
type Sourced = { readonly source: string; readonly date: string; readonly note?: string | undefined }

/** Architecture of a model; sizes in parameters are billions, lengths are tokens. */
export type Model = Sourced & {
  readonly name: string
  readonly aliases?: readonly string[] | undefined
  readonly family: 'decoder' | 'encoder' | 'encoder-decoder'
  readonly paramsB: number
  readonly activeParamsB: number
  readonly layers: number
  /** Layers of the decoder beside `layers` of the encoder, for encoder-decoder models. */
  readonly decoderLayers?: number | undefined
  readonly hidden: number
  readonly heads: number
  readonly kvHeads: number
  readonly headDim: number
  readonly intermediate: number
  readonly vocab: number
  readonly contextTokens: number
  readonly gatedMlp: boolean
  readonly tiedEmbeddings: boolean
  readonly experts?: number | undefined
  readonly expertsPerToken?: number | undefined
  readonly expertIntermediate?: number | undefined
  /** Rank of the compressed keys and values of multi-head latent attention, with the rotary part beside it. */
  readonly kvLoraRank?: number | undefined
  readonly ropeHeadDim?: number | undefined
  /** Window of the local layers, and how many layers see the whole context. */
  readonly slidingWindow?: number | undefined
  readonly fullAttentionLayers?: number | undefined
  /** Layers that keep a key-value cache at all, for hybrids with linear attention or state spaces. */
  readonly attentionLayers?: number | undefined
  readonly licence?: string | undefined
  readonly released?: string | undefined
}

/** Peak rates are dense (no 2:4 sparsity), with 32-bit accumulation where the vendor separates them. */
export type Accelerator = Sourced & {
  readonly key: string
  readonly name: string
  readonly vendor: string
  readonly kind: 'gpu' | 'tpu' | 'apple' | 'cpu' | 'other'
  readonly memoryGb: number
  readonly bandwidthGbs: number
  readonly bf16Tflops: number
  readonly fp8Tflops?: number | undefined
  readonly int8Tops?: number | undefined
  readonly fp4Tflops?: number | undefined
  /** Highest matrix rate that somebody measured in bf16. */
  readonly measuredBf16Tflops?: number | undefined
  readonly tdpWatts?: number | undefined
  /** Bandwidth to its neighbours in one server, GB/s a device, both ways together. */
  readonly interconnectGbs?: number | undefined
  readonly released?: string | undefined
  readonly rentUsdPerHour: readonly MoneyRange[]
  /** List prices of earlier years, for runs of their time. */
  readonly pastRentUsdPerHour?: readonly MoneyRange[] | undefined
  readonly purchaseUsd: readonly MoneyRange[]
}

export type MoneyRange = { readonly low: number; readonly high: number; readonly date: string; readonly source: string }

/** A vendor's price of one model, in US dollars for a million tokens. */
export type Price = Sourced & {
  readonly vendor: string
  readonly model: string
  readonly inputUsdPerM: number
  readonly outputUsdPerM: number
  readonly cachedInputUsdPerM?: number | undefined
  /** The price is of a day to come, as the vendor announced it. */
  readonly announced?: true
  /** What the vendor has announced to ask from a day on. */
  readonly later?:
    | { readonly from: string; readonly inputUsdPerM?: number; readonly outputUsdPerM?: number }
    | undefined
}

/** A published training run. */
export type Run = Sourced & {
  readonly id: string
  readonly model: string
  readonly paramsB?: number | undefined
  readonly activeParamsB?: number | undefined
  readonly tokensB?: number | undefined
  readonly accelerator?: string | undefined
  readonly accelerators?: number | undefined
  readonly acceleratorHours?: number | undefined
  readonly precision?: string | undefined
  readonly contextTokens?: number | undefined
  readonly energyMwh?: number | undefined
  readonly co2Tonnes?: number | undefined
  readonly costUsd?: number | undefined
  readonly scope: string
  /** A: clean figures. B: approximate, or a wider scope than pretraining. C: incomplete. */
  readonly quality: 'A' | 'B' | 'C'
}

/** Pay in US dollars; shares are fractions of the project's duration. */
export type RoleFact = Sourced & {
  readonly id: string
  readonly title: string
  /** What people call it beside its title. */
  readonly names?: readonly string[] | undefined
  readonly does: string
  readonly phase: 'early' | 'throughout' | 'middle-to-late' | 'late'
  readonly phaseText: string
  /** roles of one skill group can be one person's. */
  readonly skillGroup?: string | undefined
  readonly share: { readonly low: number; readonly high: number }
  readonly salaryUsd: { readonly low: number; readonly high: number }
  readonly hourlyUsd: { readonly low: number; readonly high: number }
}

/** A task of the public taxonomy, with the metrics and benchmark data sets that the field uses for it. */
export type TaskFact = Sourced & {
  readonly id: string
  readonly title: string
  readonly modality: 'text' | 'tabular' | 'multimodal'
  readonly families: readonly ('decoder' | 'encoder' | 'encoder-decoder' | 'none')[]
  readonly metrics: readonly string[]
  readonly datasets: readonly string[]
}

export type Source = {
  readonly id: string
  readonly title: string
  readonly url?: string | undefined
  readonly date: string
  readonly note?: string | undefined
}
