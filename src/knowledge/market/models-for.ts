import type { Knowledge } from '../knowledge.ts'
import type { Shortlisted } from './shortlist.ts'

/** What a stage of a project needs of a model; every field left out is no condition. */
export type ModelNeed = {
  readonly kind?: Shortlisted['kind'] | readonly Shortlisted['kind'][]
  /** A task of the questionnaire, `transcribe` or `speak`. */
  readonly task?: string
  /** ISO codes: every one must be listed, or be likely by the number of languages. */
  readonly languages?: readonly string[]
  /** Prompt and answer together must fit; a model whose context is not known stays in. */
  readonly contextTokens?: number
  /** `commercial` keeps what a company may use, with conditions too; `open` keeps open weights with a plain yes. */
  readonly licence?: 'any' | 'commercial' | 'open'
  readonly openWeights?: boolean
  readonly minParamsB?: number
  readonly maxParamsB?: number
  readonly inputs?: readonly ('text' | 'image' | 'audio' | 'video')[]
  /** One of these must serve it: `self-host`, `bedrock`, `azure`, `vertex`, `vendor-api`, a host's name. */
  readonly servedBy?: readonly string[]
  /** The smallest device that must carry it at 4 bits. */
  readonly device?: Device
}

/** What can carry a model: a phone or tablet, a laptop, a server. */
export type Device = 'phone' | 'laptop' | 'server'

export type FittingModel = {
  readonly model: Shortlisted
  /** `listed` by name, `counted` among so many that few are left out, or `likely` where somebody wrote of many. */
  readonly languages: 'listed' | 'counted' | 'likely'
  /** What nobody checked: fields from memory, a licence nobody read, a context that is not known. */
  readonly check: readonly string[]
}

/** The models that meet a need: those whose languages are listed first, then counted, then the better source, then the smaller. */
export function modelsFor(knowledge: Knowledge, need: ModelNeed): readonly FittingModel[] {
  const kinds = need.kind === undefined ? undefined : [need.kind].flat()
  return knowledge.shortlist
    .filter((model) => kinds === undefined || kinds.includes(model.kind))
    .filter((model) => need.task === undefined || model.tasks.includes(need.task))
    .filter((model) => (model.contextTokens ?? Number.POSITIVE_INFINITY) >= (need.contextTokens ?? 0))
    .filter((model) => licensed(model, need) && sized(model, need))
    .filter((model) => (need.inputs ?? []).every((input) => inputsOf(model).includes(input)))
    .filter((model) => need.servedBy === undefined || need.servedBy.some((place) => model.servedBy.includes(place)))
    .flatMap((model) => {
      const languages = spoken(model, need.languages ?? [])
      return languages === undefined ? [] : [{ model, languages, check: unchecked(model, need) }]
    })
    .sort(
      (a, b) =>
        languageDoubt(a) - languageDoubt(b) ||
        a.model.quality.localeCompare(b.model.quality) ||
        (a.model.paramsB ?? Number.POSITIVE_INFINITY) - (b.model.paramsB ?? Number.POSITIVE_INFINITY) ||
        a.model.id.localeCompare(b.model.id),
    )
}

const SURE: readonly FittingModel['languages'][] = ['listed', 'counted', 'likely']
/** How little is known of whether it speaks what is asked: 0 where every language is listed. */
export const languageDoubt = ({ languages }: FittingModel): number => SURE.indexOf(languages)

/** Gigabytes of memory that weights at 4 bits leave room for, by rule of thumb: an assumption of November 2026. */
const LARGEST_B: Readonly<Record<Device, number>> = { phone: 4, laptop: 12, server: Number.POSITIVE_INFINITY }

/** The smallest device that carries the model at 4 bits; undefined for a model that nobody can download. */
export function deviceOf(model: Shortlisted): Device | undefined {
  if (!model.openWeights || model.paramsB === undefined) return undefined
  return (['phone', 'laptop', 'server'] as const).find((device) => (model.paramsB ?? 0) <= LARGEST_B[device])
}

const DEVICES: readonly Device[] = ['phone', 'laptop', 'server']

function sized(model: Shortlisted, need: ModelNeed): boolean {
  if (need.minParamsB !== undefined && !((model.paramsB ?? 0) >= need.minParamsB)) return false
  if (need.maxParamsB !== undefined && !((model.paramsB ?? Number.POSITIVE_INFINITY) <= need.maxParamsB)) return false
  if (need.device === undefined) return true
  const device = deviceOf(model)
  return device !== undefined && DEVICES.indexOf(device) <= DEVICES.indexOf(need.device)
}

function licensed(model: Shortlisted, need: ModelNeed): boolean {
  if (need.openWeights !== undefined && model.openWeights !== need.openWeights) return false
  if (need.licence === 'open') return model.openWeights && model.commercialUse === 'yes'
  return need.licence !== 'commercial' || model.commercialUse !== 'no'
}

/** What goes in, where the source does not say: by the kind. */
function inputsOf(model: Shortlisted): readonly string[] {
  if (model.inputs !== undefined) return model.inputs
  if (model.kind === 'speech-recognition') return ['audio']
  return model.kind === 'document' || model.kind === 'vision' ? ['image', 'text'] : ['text']
}

const onlyLooks = ({ kind, inputs }: Shortlisted): boolean =>
  kind === 'vision' && inputs !== undefined && !inputs.includes('text')

/** So many languages cover those of most countries; the code may still be missing. */
const MANY = 20
/** ... and so many leave out few in which a company writes. (Our judgment.) */
const MOST = 95

/** How sure it is that a model knows all the languages asked for; undefined where it surely does not, or nobody says. Pure. */
export function spoken(model: Shortlisted, asked: readonly string[]): FittingModel['languages'] | undefined {
  // Forecasts, tables and what only looks at pictures speak no language.
  const wordless = model.kind === 'time-series' || model.kind === 'tabular' || onlyLooks(model)
  if (asked.length === 0 || wordless) return 'listed'
  if (asked.every((code) => model.languages?.includes(code.toLowerCase()))) return 'listed'
  if ((model.languageCount ?? 0) >= MOST) return 'counted'
  const many = model.manyLanguages === true || (model.languageCount ?? 0) >= MANY
  return many ? 'likely' : undefined
}

function unchecked(model: Shortlisted, need: ModelNeed): readonly string[] {
  const context = need.contextTokens !== undefined && model.contextTokens === undefined ? ['contextTokens'] : []
  const licence = model.commercialUse === 'check' ? ['licence'] : []
  return [...new Set([...(model.unverified ?? []), ...context, ...licence])]
}
