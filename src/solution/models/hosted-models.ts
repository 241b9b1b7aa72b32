import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Shortlisted } from '../../knowledge/market/shortlist.ts'
import type { Needs } from '../needs.ts'
import type { Choice } from '../sizing/choice.ts'
import type { Workload } from '../workload.ts'
import { inTier } from './band.ts'
import type { HostedModel } from './hosted-model.ts'
import { openModels } from './open-models.ts'

/** Where a model runs inside a cloud account of one's own. */
const IN_CLOUD: Readonly<Record<string, readonly string[]>> = { aws: ['bedrock'], azure: ['azure'], google: ['vertex'] }
const ANY_CLOUD = ['bedrock', 'azure', 'vertex']
const MAX_MODELS = 4

/**
 * Models by the token for these decisions: closed ones of the vendor, or those that run inside the team's own cloud account, and open
 * ones at a host where the weights shall be open. Newest first, but one whose price is announced
 * to rise behind those beside it; only such whose price is known.
 */
export function hostedModels(
  choice: Choice,
  workload: Workload,
  needs: Needs,
  knowledge: Knowledge,
): readonly HostedModel[] {
  const places = placesOf(choice, needs)
  const closed = knowledge.shortlist
    .filter(({ kind, openWeights }) => kind === 'text' && !openWeights)
    .filter(({ servedBy }) => servedBy.some((place) => places.includes(place)))
    .filter(({ contextTokens }) => (contextTokens ?? 0) >= workload.promptTokens + workload.outputTokens)
    .filter(({ limits }) => limits?.includes('superseded') !== true)
    .flatMap((model) => priced(model, knowledge))
    .filter(({ inputUsdPerM }) => inTier(choice.size, inputUsdPerM))
  const open = openModels(choice, workload, needs, knowledge, places).flatMap(({ model }) => priced(model, knowledge))
  const wanted =
    choice.serving === 'vendor-api'
      ? closed
      : needs.hosting === 'own-cloud'
        ? [...closed, ...open]
        : [...open, ...closed]
  // Sorted after the cut: which models are compared stays the same, only which one leads.
  return newestOfEachVendor(wanted)
    .slice(0, MAX_MODELS)
    .toSorted((a, b) => Number(rises(a, knowledge)) - Number(rises(b, knowledge)))
}

/** Whether the vendor has announced another price for the model: one of a day to come, or one that holds from then on. */
function rises({ model }: HostedModel, knowledge: Knowledge): boolean {
  const price = pricesByName(knowledge).get(plain(model.id))
  return price?.announced === true || (price?.later?.inputUsdPerM ?? 0) > (price?.inputUsdPerM ?? 0)
}

function placesOf(choice: Choice, needs: Needs): readonly string[] {
  if (needs.hosting === 'own-cloud') return IN_CLOUD[needs.cloud ?? ''] ?? ANY_CLOUD
  return choice.serving === 'vendor-api'
    ? ['vendor-api']
    : [
        'vendor-api',
        'together',
        'fireworks',
        'deepinfra',
        'groq',
        'nebius',
        'scaleway',
        'novita',
        'ovhcloud',
        ...ANY_CLOUD,
      ]
}

/** The price of a model under any of its names; none where nobody lists one. */
function priced(model: Shortlisted, knowledge: Knowledge): readonly HostedModel[] {
  const price = pricesByName(knowledge).get(plain(model.id))
  return price === undefined ? [] : [{ model, api: price.model, inputUsdPerM: price.inputUsdPerM }]
}

const byName = new WeakMap<Knowledge, ReadonlyMap<string, Price>>()

/** The prices by plain name, read once; the first of a name counts. */
function pricesByName(knowledge: Knowledge): ReadonlyMap<string, Price> {
  const read = byName.get(knowledge) ?? new Map(knowledge.prices.toReversed().map((each) => [plain(each.model), each]))
  byName.set(knowledge, read)
  return read
}

type Price = Knowledge['prices'][number]

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^.*\//u, '')
    .replace(/-(instruct|it|hf)(-|$)/u, '$2')
    .replace(/[^a-z0-9]+/gu, '')

/** A vendor's newest model of the class speaks for the vendor, so that a range spans vendors, not generations. */
function newestOfEachVendor(models: readonly HostedModel[]): readonly HostedModel[] {
  const seen = new Set<string>()
  return models
    .toSorted((a, b) => (b.model.released ?? '').localeCompare(a.model.released ?? ''))
    .filter(({ model }) => {
      const vendor = model.vendor ?? model.id.split('/')[0] ?? model.id
      if (seen.has(vendor)) return false
      seen.add(vendor)
      return true
    })
}
