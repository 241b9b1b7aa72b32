import type { Blueprint } from '../../blueprint/schema.ts'
import { estimate } from '../../estimator/estimate.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Range } from '../range.ts'
import type { Line } from './line.ts'

type Stage = Blueprint['pipeline'][number]

/** Virtual processors of an ordinary server, as in knowledge/planning.yaml. */
const CPUS = 8
/** What reads a page, hears or speaks on a server without a card: free, small, in many languages. (Our choice.) */
const MODELS: Readonly<Record<string, string>> = {
  ocr: 'PaddlePaddle/PP-OCRv6',
  'recognize-speech': 'nvidia/parakeet-tdt-0.6b-v3',
  'synthesize-speech': 'hexgrad/Kokoro-82M',
}
/** Seconds of speech in a character. (Our reading of usual speech: 14 characters a second.) */
const SECONDS_A_CHARACTER = 1 / 14

/**
 * A stage beside the main model on ordinary servers of one's own, by the estimator: as many as its busiest second takes, or the share
 * of one that it keeps busy. `perDay`: calls of the stage; `peak`: the busiest second as a share of a day. US dollars a month.
 */
export function ownStageLine(stage: Stage, name: string, perDay: number, peak: number, knowledge: Knowledge): Line {
  const { usdPerMonth, source } = knowledge.planning.server
  const answer = estimate(queryOf(stage), knowledge)
  const rate = 'error' in answer ? undefined : (answer.results.pagesPerSecond ?? answer.results.audioSecondsPerSecond)
  const each = stage.kind === 'ocr' ? (stage.pages ?? 1) : secondsOf(stage)
  const busiest = perDay * peak * each
  const servers: Range =
    rate === undefined ? { low: 1, high: 2 } : { low: busiest / rate.high, high: busiest / rate.low }
  const many = { low: wholeOrShare(servers.low), high: wholeOrShare(servers.high) }
  const cost = { low: many.low * usdPerMonth.low, high: many.high * usdPerMonth.high }
  const said = many.high < 1 ? 'part of one server' : `${Math.ceil(many.low)} to ${Math.ceil(many.high)} servers`
  return {
    id: `stage-${stage.kind}-in-house`,
    label: `${name} on your own servers: wear and power`,
    ...cost,
    per: 'month',
    note: `${said} for the busiest hour, with ${MODELS[stage.kind]?.replace(/^.*\//u, '') ?? 'an open model'}`,
    source: [...new Set([source, ...('error' in answer ? [] : answer.sources)])].join(', '),
  }
}

function queryOf({ kind }: Stage): Readonly<Record<string, unknown>> {
  const machine = { model: MODELS[kind], cpus: CPUS }
  if (kind === 'ocr') return { kind: 'document', ...machine }
  return { kind: 'speech', task: kind === 'recognize-speech' ? 'recognize' : 'synthesize', ...machine }
}

const secondsOf = ({ audioSeconds, characters = 0 }: Stage): number => audioSeconds ?? characters * SECONDS_A_CHARACTER

/** Whole machines once one is not enough; before that the share that is kept busy, and never less than a twentieth. */
const wholeOrShare = (servers: number): number => (servers > 0.5 ? Math.ceil(servers) : Math.max(0.05, servers))
