import type { Blueprint } from '../blueprint/schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { type FittingModel, languageDoubt, modelsFor } from '../knowledge/market/models-for.ts'
import type { Shortlisted } from '../knowledge/market/shortlist.ts'
import type { Needs } from '../solution/needs.ts'
import type { Project, Solution } from '../solution/solve.ts'

type Stage = Blueprint['pipeline'][number]['kind']

/** What does a part beside the main model, and what picks among those that can. */
type Part = {
  readonly kind: Shortlisted['kind']
  readonly what: string
  readonly decides: string
  /** Above it a part would cost more than it is there for, in billions of parameters. (Our judgment.) */
  readonly mostB?: number
}

const PARTS: Readonly<Partial<Record<Stage, Part>>> = {
  'recognize-speech': {
    kind: 'speech-recognition',
    what: 'speech to text',
    decides: 'the fewest wrong words on your own sound, names and numbers counted apart',
  },
  'synthesize-speech': { kind: 'speech-synthesis', what: 'voice output', decides: 'ten of your users, blind' },
  ocr: { kind: 'document', what: 'reading pages', decides: 'right fields on your worst pages', mostB: 4 },
  embed: { kind: 'embedding', what: 'search (embedding)', decides: 'the right page among the first ten', mostB: 1 },
  rerank: { kind: 're-ranking', what: 'order (reranker)', decides: 'the right page first', mostB: 1 },
  classify: { kind: 'encoder', what: 'sorting', decides: 'your test, class by class', mostB: 1 },
  tabular: { kind: 'tabular', what: 'tables', decides: 'the error on a later period, against the simple rule' },
  forecast: { kind: 'time-series', what: 'series', decides: 'the error on later weeks, against last year’s same week' },
}

/** Open candidates for each part, and one that a provider runs where that is allowed. */
const OPEN = 2

/** Candidates for one part of the work. */
export type PartModels = { readonly part: Part; readonly open: readonly Shortlisted[]; readonly hosted?: Shortlisted }

/** What could do each part that the main model does not do, for the languages and the place of the project; none where the shortlist knows none. Pure. */
export function partModels(
  { choice, workload }: Pick<Solution, 'choice' | 'workload'>,
  { pipeline, needs }: Pick<Project, 'pipeline' | 'needs'>,
  knowledge: Knowledge,
): readonly PartModels[] {
  const main = new Set(
    (choice.hosted.length > 0 ? choice.hosted.map(({ model }) => model) : choice.open).map(({ kind }) => kind),
  )
  const stages = [...new Set(pipeline.map(({ kind }) => kind))]
  return stages.flatMap((stage): PartModels[] => {
    const part = PARTS[stage]
    if (part === undefined || main.has(part.kind) || !comesIn(part.kind, needs)) return []
    const can = candidates(part, needs, workload.languages, knowledge)
    const open = onceEachMaker(can.filter(({ model }) => model.openWeights)).slice(0, OPEN)
    const hosted = can.find(
      ({ model }) => !model.openWeights && placesOf(needs).some((at) => model.servedBy.includes(at)),
    )
    if (open.length + (hosted ? 1 : 0) === 0) return []
    return [{ part, open: open.map(({ model }) => model), ...(hosted && { hosted: hosted.model }) }]
  })
}

/** Whether words come in at all: of genes or machine data a model of texts finds nothing. */
const comesIn = (kind: Part['kind'], { modality }: Needs): boolean =>
  !OF_TEXT.includes(kind) || modality.length === 0 || modality.some((input) => WORDS.includes(input))
const OF_TEXT: readonly Shortlisted['kind'][] = ['embedding', 're-ranking', 'encoder']
const WORDS = ['text', 'scans', 'speech', 'unknown']

/** No language is spoken for sure where several come in that nobody named. */
const UNNAMED = ['und']

function candidates(
  { kind, mostB }: Part,
  { languages, hosting }: Needs,
  answered: string,
  knowledge: Knowledge,
): readonly FittingModel[] {
  const isUnnamed = languages.length === 0 && (answered === 'several' || answered === 'one-other')
  const most = hosting === 'on-device' ? ON_DEVICE_B : mostB
  return modelsFor(knowledge, {
    kind,
    languages: isUnnamed && !WORDLESS.includes(kind) ? UNNAMED : languages,
    licence: 'commercial',
  })
    .filter(({ model: { paramsB, openWeights } }) => !openWeights || most === undefined || (paramsB ?? 0) <= most)
    .filter(({ model: { commercialUse } }) => commercialUse !== 'check')
    .toSorted(
      (a, b) =>
        languageDoubt(a) - languageDoubt(b) || bound(a.model) - bound(b.model) || byKind(kind)(a.model, b.model),
    )
}

/** A licence with conditions comes after a plain yes. */
const bound = ({ commercialUse }: Shortlisted): number => Number(commercialUse !== 'yes')

const WORDLESS: readonly Shortlisted['kind'][] = ['tabular', 'time-series']
/** What a phone holds beside the app, in billions of parameters. */
const ON_DEVICE_B = 1

/** Of speech the one with the fewest wrong words as far as it is measured, then the larger; of others the newest. */
function byKind(kind: Part['kind']): (a: Shortlisted, b: Shortlisted) => number {
  const newest = (a: Shortlisted, b: Shortlisted) => (b.released ?? '').localeCompare(a.released ?? '')
  const wrong = ({ wordErrorPercent = Infinity }: Shortlisted) => Math.min(wordErrorPercent, UNMEASURED)
  if (kind !== 'speech-recognition') return newest
  return (a, b) => wrong(a) - wrong(b) || (b.paramsB ?? 0) - (a.paramsB ?? 0) || newest(a, b)
}
const UNMEASURED = 100

const CLOUDS: Readonly<Record<string, readonly string[]>> = { aws: ['bedrock'], azure: ['azure'], google: ['vertex'] }

/** Where a provider may run a part. */
function placesOf({ hosting, cloud }: Needs): readonly string[] {
  if (hosting === 'own-cloud') return CLOUDS[cloud ?? ''] ?? []
  return hosting === 'any-api' ? ['vendor-api', 'azure', 'vertex', 'bedrock'] : []
}

/** The best of each maker. */
function onceEachMaker(models: readonly FittingModel[]): readonly FittingModel[] {
  const maker = ({ model: { id } }: FittingModel) => id.split('/')[0]
  return models.filter((each, at) => models.findIndex((other) => maker(other) === maker(each)) === at)
}
