import { estimate } from '../../estimator/estimate.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Needs } from '../needs.ts'
import type { Choice } from '../sizing/choice.ts'
import { isPicture, type PlacedStage } from '../stages.ts'
import type { Line } from './line.ts'

/** Virtual processors of an ordinary server, as in knowledge/planning.yaml. */
const CPUS = 8
/** A picture of 224 pixels per side in patches of 14 is so many tokens; larger ones are cut or made smaller. (Our assumption.) */
const PICTURE_TOKENS = 256

/**
 * Ordinary servers for the pictures that a model looks at beside a main one that does not see, enough for the busiest second; US
 * dollars a month. None where GPUs of the main model carry them, and on devices.
 */
export function pictureLines(
  pipeline: readonly PlacedStage[],
  { eyes, serving }: Choice,
  { peakPerSecond, hosting }: Needs,
  knowledge: Knowledge,
): readonly Line[] {
  const [model] = eyes
  const calls = pipeline.filter(isPicture).reduce((sum, { callsPerCase }) => sum + callsPerCase, 0)
  if (model === undefined || calls === 0 || serving !== 'self-hosted-cpu') return []
  const { usdPerMonth, source } = knowledge.planning.server
  const { id, paramsB } = model
  const answer = estimate(
    { kind: 'encoder-speed', model: id, paramsB, encoder: true, cpus: CPUS, textTokens: PICTURE_TOKENS, batch: 1 },
    knowledge,
  )
  const rate = 'error' in answer ? undefined : answer.results.textsPerSecond
  if ('error' in answer || rate === undefined) return []
  const busiest = peakPerSecond * calls
  const servers = (each: number) => (busiest / each < 1 ? Math.max(0.05, busiest / each) : Math.ceil(busiest / each))
  const [few, many] = [servers(rate.high), servers(rate.low)]
  const said = many < 1 ? 'part of one server' : `${Math.ceil(few)} to ${Math.ceil(many)} servers`
  return [
    {
      id: 'stage-vision',
      label: `${hosting === 'on-premises' ? 'Your own ordinary' : 'Ordinary'} servers for the pictures`,
      low: few * usdPerMonth.low,
      high: many * usdPerMonth.high,
      per: 'month',
      note: `${said} for ${Number(busiest.toPrecision(2)).toLocaleString('en-US')} pictures a second in the busiest hour`,
      source: [...new Set([source, ...answer.sources])].join(', '),
    },
  ]
}
