import type { Names } from '../blueprint/project-facts.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { spoken } from '../knowledge/market/models-for.ts'
import type { Shortlisted } from '../knowledge/market/shortlist.ts'
import type { Project, Solution } from '../solution/solve.ts'
import { planNames } from './names.ts'
import { partModels } from './part-models.ts'
import type { ModelChoice } from './plan.ts'

const MAX_MODELS = 5
const MAX_EYES = 2

/** The models that can do the work, the recommended one first: what the evaluation compares; then those of the parts beside it. */
export function modelChoices(solution: Solution, project: Project, knowledge: Knowledge): readonly ModelChoice[] {
  const { choice } = solution
  const models = choice.hosted.length > 0 ? choice.hosted.map(({ model }) => model) : choice.open
  const main = models.slice(0, MAX_MODELS).map((model, at) => {
    const made = of(model, at, choice.serving, knowledge)
    const own = at === 0 ? ownTongues(model, project.needs.languages, planNames(knowledge)) : ''
    return own === '' ? made : { ...made, languages: [made.languages, own].filter(Boolean).join('; ') }
  })
  const eyes = choice.eyes.slice(0, MAX_EYES).map((model, at) => of(model, at, 'self-hosted-cpu', knowledge))
  const beside = partModels(solution, project, knowledge).flatMap(({ part, open, hosted }) =>
    [...open, ...(hosted === undefined ? [] : [hosted])].map((model, at) => ({
      ...of(model, at, model.openWeights ? 'self-hosted-cpu' : 'vendor-api', knowledge),
      stage: part.what,
      why: `picked by ${part.decides}`,
    })),
  )
  return [...main, ...eyes.map((each) => ({ ...each, why: `for the pictures: ${each.why}` })), ...beside]
}

const FEW = 3
const SURE = { listed: 'listed', counted: 'one of many that it counts', likely: 'likely, but nobody says' }

/** Whether it knows the team's languages besides English: "Dutch: listed". Empty where there is none, or too many to name. */
function ownTongues(model: Shortlisted, languages: readonly string[], { language }: Names): string {
  const own = languages.filter((code) => code !== 'en')
  const sure = spoken(model, own)
  const isWordless = (model.languages ?? model.languageCount ?? model.manyLanguages) === undefined
  if (own.length === 0 || own.length > FEW || sure === undefined || isWordless) return ''
  const names = own.map(language)
  return `${names.join(', ')}: ${SURE[sure]}${sure === 'listed' ? '' : ', so test it first'}`
}

function of(model: Shortlisted, at: number, serving: string, knowledge: Knowledge): ModelChoice {
  const {
    id,
    paramsB,
    activeParamsB,
    licence,
    contextTokens,
    languageNote,
    languages,
    languageCount,
    servedBy,
    goodFor,
    limits,
  } = model
  const name = id.replace(/^.*\//u, '')
  const price = knowledge.prices.find((each) => plain(each.model) === plain(name))
  const active = activeParamsB !== undefined && activeParamsB !== paramsB ? ` (${activeParamsB} active per token)` : ''
  const tongues =
    languageNote ??
    (languages === undefined
      ? languageCount === undefined
        ? undefined
        : `${languageCount} languages`
      : languages.join(', '))
  return {
    id: name,
    stage: 'main',
    ...(paramsB !== undefined && { size: `${paramsB} billion parameters${active}` }),
    ...(licence !== undefined && { licence }),
    ...(contextTokens !== undefined && { context: contextTokens }),
    ...(tongues !== undefined && { languages: tongues }),
    where:
      serving === 'vendor-api' || serving === 'managed-open-weights' ? servedBy.join(', ') : 'open weights, run by you',
    ...(price !== undefined &&
      serving !== 'self-hosted-gpu' && {
        priceUsd: `$${price.inputUsdPerM} in, $${price.outputUsdPerM} out a million tokens (${price.announced ? 'from ' : ''}${price.date})`,
      }),
    why: at === 0 ? `first choice: ${goodFor ?? 'it meets every condition'}` : (goodFor ?? 'it meets every condition'),
    ...(limits !== undefined && { whyNot: limits }),
  }
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/gu, '')
