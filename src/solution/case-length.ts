import type { FactValues } from '../blueprint/expression.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import { WRITING } from './stages.ts'

type Stage = Blueprint['pipeline'][number]

/** Of a model's prompt what is instructions and stays, however long the case; an assumption. */
const INSTRUCTIONS = 800
const TALKED = ['recognize-speech', 'telephony']
/** Parts whose calls are no turns of a talk, however often they are called. */
const UNTURNED = ['vision', 'ocr', ...TALKED]

/**
 * The pipeline for cases of the size that the team told: a blueprint's own pages, minutes, pictures and turns are only usual. What a
 * model reads of them grows in proportion. Where the team's requests are single turns, each is one: what a talk needs once is shared.
 */
export const forLength = (pipeline: readonly Stage[], facts: FactValues): readonly Stage[] => [
  ...pipeline.filter(({ ahead }) => ahead).map((stage) => asTold(stage, facts)),
  ...RESIZED.reduce<readonly Stage[]>(
    (stages, resized) => resized(stages, facts),
    pipeline.filter(({ ahead }) => !ahead),
  ),
]

/** What makes an input readable is as long as the input, and nothing else grows with it. */
const asTold = (stage: Stage, { pagesPerCase, soundMinutes }: FactValues): Stage => ({
  ...stage,
  ...(stage.pages !== undefined && typeof pagesPerCase === 'number' && { pages: pagesPerCase }),
  ...(stage.audioSeconds !== undefined &&
    typeof soundMinutes === 'number' && { audioSeconds: Math.round(soundMinutes * 60) }),
})

function forPages(pipeline: readonly Stage[], { pagesPerCase }: FactValues): readonly Stage[] {
  const usual = pipeline.find(({ kind, pages }) => kind === 'ocr' && pages !== undefined)?.pages
  if (usual === undefined || typeof pagesPerCase !== 'number') return pipeline
  return pipeline.map((stage) => ({
    ...stage,
    ...(stage.pages !== undefined && { pages: (stage.pages * pagesPerCase) / usual }),
    ...(WRITING.includes(stage.kind) && longer(stage, pagesPerCase / usual)),
  }))
}

/** A longer talk has more words, or where a model is called turn by turn, more turns. */
function forSound(pipeline: readonly Stage[], { soundMinutes }: FactValues): readonly Stage[] {
  const usual = Math.max(...pipeline.map(({ kind, audioSeconds = 0 }) => (TALKED.includes(kind) ? audioSeconds : 0)))
  if (!(usual > 0) || typeof soundMinutes !== 'number') return pipeline
  const times = (soundMinutes * 60) / usual
  return pipeline.map((stage) => {
    if (stage.audioSeconds !== undefined) return { ...stage, audioSeconds: Math.round(stage.audioSeconds * times) }
    return isTurn(stage) ? { ...stage, calls: stage.calls * times } : { ...stage, ...longer(stage, times) }
  })
}

function forPictures(pipeline: readonly Stage[], { picturesPerCase }: FactValues): readonly Stage[] {
  if (typeof picturesPerCase !== 'number') return pipeline
  return pipeline.map((stage) =>
    stage.kind === 'vision' && typeof stage.calls === 'number' && stage.calls >= 1
      ? { ...stage, calls: Math.max(stage.calls, picturesPerCase) }
      : stage,
  )
}

function forTurns(pipeline: readonly Stage[], { turnsPerCase, requestNoun }: FactValues): readonly Stage[] {
  const usual = Math.max(
    ...pipeline.map((stage) => (WRITING.includes(stage.kind) && isTurn(stage) ? Number(stage.calls) : 0)),
  )
  const turns = typeof turnsPerCase === 'number' ? turnsPerCase : requestNoun === undefined ? undefined : usual
  if (!(usual > 1) || turns === undefined) return pipeline
  const share = requestNoun === undefined ? 1 : turns
  return pipeline.map((stage) => {
    if (typeof stage.calls !== 'number') return stage
    const calls = stage.calls === usual ? turns : stage.calls
    return { ...stage, calls: calls / share }
  })
}

const RESIZED: readonly ((pipeline: readonly Stage[], facts: FactValues) => readonly Stage[])[] = [
  forPages,
  forSound,
  forPictures,
  forTurns,
]

const isTurn = (stage: Stage): stage is Stage & { readonly calls: number } =>
  typeof stage.calls === 'number' && stage.calls > 1 && !UNTURNED.includes(stage.kind)

function longer({ promptTokens }: Stage, times: number): { promptTokens?: number } {
  if (promptTokens === undefined) return {}
  const grown = Math.min(promptTokens, INSTRUCTIONS) + Math.max(0, promptTokens - INSTRUCTIONS) * times
  return { promptTokens: 100 * Math.max(1, Math.round(grown / 100)) }
}
