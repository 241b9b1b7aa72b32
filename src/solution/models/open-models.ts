import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type FittingModel, languageDoubt, type ModelNeed, modelsFor } from '../../knowledge/market/models-for.ts'
import type { Needs } from '../needs.ts'
import type { Choice } from '../sizing/choice.ts'
import type { Workload } from '../workload.ts'
import { bandOf } from './band.ts'

type Kind = FittingModel['model']['kind']

/** Models of before this month are no longer what one would start with (decoders only; encoders age more slowly). */
const CURRENT_SINCE = '2025-02'
/** Below this part of the largest of its class a writing model is one of its small ones. (Our judgment.) */
const WHOLE_CLASS = 0.35
/** Up to so many billions, weights that rest (for phones) do not make a model larger than its active ones say. */
const SMALL_CLASS = 10
/** What a phone holds beside the app, in billions of parameters at four bits. */
const PHONE_B = 4

/**
 * Open models that can do the work of these decisions: of the right kind and size class, for every named language, with room for
 * the whole request, free for commercial use. The most advisable first: licence, then how surely it speaks the languages, then newest. Empty where none is known.
 */
export function openModels(
  choice: Choice,
  workload: Workload,
  needs: Needs,
  knowledge: Knowledge,
  servedBy: readonly string[] = ['self-host'],
): readonly FittingModel[] {
  const band = bandOf(choice.size)
  if (band === undefined) return []
  const need: ModelNeed = {
    kind: kindsOf(choice, workload, needs),
    languages: needs.languages,
    contextTokens: contextOf(choice, workload),
    licence: 'commercial',
    openWeights: true,
    minParamsB: band[0],
    maxParamsB: choice.serving === 'on-device' ? Math.min(band[1], PHONE_B) : band[1],
    servedBy,
    ...(choice.family === 'encoder' && looks(needs) && needs.seesWhole && { task: 'classify' }),
  }
  const several = workload.languages === 'several' || workload.languages === 'one-other'
  // On a server a model made for phones is no first choice of its class.
  const small = ({ model: { paramsB = 0, activeParamsB = paramsB } }: FittingModel) => {
    const size = band[1] <= SMALL_CLASS ? Math.sqrt(paramsB * activeParamsB) : paramsB
    return Number(choice.family === 'decoder' && choice.serving !== 'on-device' && size < band[1] * WHOLE_CLASS)
  }
  const isScarce = knowledge.signals.languages.some(
    ({ code, scarce }) => scarce === true && needs.languages.includes(code),
  )
  // Where order is the product, what orders goes before what only finds.
  const orders = ({ model: { kind } }: FittingModel) => Number(workload.task === 'rank' && kind === 'embedding')
  return (
    modelsFor(knowledge, need)
      .filter(({ model }) => choice.family !== 'decoder' || (model.released ?? '') >= CURRENT_SINCE)
      .filter(({ model }) => !several || !onlyEnglish(model))
      // Languages that nobody named are spoken by none that knows a few.
      .filter(({ model }) => workload.languages !== 'several' || needs.languages.length > 0 || !namesFew(model))
      // A licence that gives no right there is no first choice there.
      .filter(({ model }) => model.barredIn?.some((place) => needs.places?.includes(place)) !== true)
      .toSorted(
        (a, b) =>
          orders(a) - orders(b) ||
          rank(a, isScarce) - rank(b, isScarce) ||
          small(a) - small(b) ||
          (b.model.released ?? '').localeCompare(a.model.released ?? ''),
      )
  )
}

/** Whether it looks at pictures, moving or not; a scan is read as text. */
export const looks = (needs: Needs): boolean => {
  const textComes = needs.modality.includes('text') || needs.modality.includes('scans')
  return hasPictures(needs) && !(needs.readsText && (needs.seesPictures || textComes))
}

/**
 * What looks at pictures beside a main model that reads text, or works on numbers; empty where the main model sees, or nothing looks.
 */
export function pictureModels(choice: Choice, workload: Workload, needs: Needs, knowledge: Knowledge) {
  const blind = choice.family === 'none' || (choice.family === 'encoder' && !looks(needs))
  if (!blind || choice.serving === 'none' || !needs.seesPictures || !hasPictures(needs)) return []
  const eyes = { ...choice, family: 'encoder', size: 'under-1b' }
  return openModels(eyes, workload, { ...needs, languages: [], readsText: false }, knowledge).map(({ model }) => model)
}

const hasPictures = ({ modality }: Needs): boolean => modality.includes('images') || modality.includes('video')

function kindsOf(choice: Choice, workload: Workload, needs: Needs): readonly Kind[] {
  const sees = needs.modality.some((each) => each === 'images' || each === 'video' || each === 'scans')
  if (choice.family === 'encoder') {
    if (looks(needs) && (needs.seesPictures || workload.task !== 'rank')) return ['vision']
    return workload.task === 'rank' ? ['re-ranking', 'embedding'] : ['encoder']
  }
  if (choice.family === 'encoder-decoder')
    return workload.task === 'translate' ? ['translation'] : ['summarization', 'translation']
  if (workload.task === 'code') return ['code', 'text']
  return sees ? ['vision', 'text'] : ['text']
}

/** A request must fit; an encoder reads the request only, and one that is short of it would read it in parts. */
function contextOf(choice: Choice, { promptTokens, outputTokens }: Workload): number {
  return choice.family === 'decoder' ? promptTokens + outputTokens : promptTokens
}

/** So few languages do for those that were named. (Our judgment.) */
const FEW = 5
const namesFew = ({ languages, languageCount, manyLanguages }: FittingModel['model']): boolean =>
  manyLanguages !== true && Math.max(languages?.length ?? 0, languageCount ?? 0) < FEW && languages !== undefined

const onlyEnglish = (model: FittingModel['model']): boolean =>
  model.languages?.length === 1 && model.languages[0] === 'en' && model.manyLanguages !== true

const LICENCE = { yes: 0, conditions: 1, check: 2, no: 3 } as const
const rank = (fitting: FittingModel, isScarce: boolean): number =>
  LICENCE[fitting.model.commercialUse] * DOUBTS +
  (fitting.languages === 'counted' && !isScarce ? 0 : languageDoubt(fitting))
/** A licence weighs more than whether the languages are known. */
const DOUBTS = 3
