import type { Blueprint } from '../../blueprint/schema.ts'
import { estimate } from '../../estimator/estimate.ts'
import { findAccelerator } from '../../knowledge/find.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { cloudRent, HOURS, powerOf } from '../machines/fleet.ts'
import type { Needs } from '../needs.ts'
import { type Range, scale } from '../range.ts'
import type { Line } from './line.ts'

type Stage = Blueprint['pipeline'][number]
type Machine = { readonly cpus: number } | { readonly accelerator: string }

/** Virtual processors of an ordinary server, as in knowledge/planning.yaml. */
const CPUS = 8
/** What reads a page or speaks without a service: free, small, in many languages. (Our choice.) */
const MODELS: Readonly<Record<string, string>> = {
  ocr: 'PaddlePaddle/PP-OCRv6',
  'synthesize-speech': 'hexgrad/Kokoro-82M',
}
/** What hears the European languages, by its model card, and what hears the others or an unknown one. (Our choice.) */
const EUROPEAN = 'bg cs da de el en es et fi fr hr hu it lt lv mt nl pl pt ro ru sk sl sv uk'.split(' ')
const LISTENS = { european: 'nvidia/parakeet-tdt-0.6b-v3', any: 'openai/whisper-large-v3-turbo' } as const
/** Seconds of speech in a character. (Our reading of usual speech: 14 characters a second.) */
const SECONDS_A_CHARACTER = 1 / 14
/** Of what a machine does with recordings, while somebody waits; as in the estimator. */
const LIVE = 0.4
const SECONDS_A_DAY = 86_400

/** A part beside the main model on machines, with its calls a day. */
type Placed = { readonly stage: Stage; readonly name: string; readonly perDay: number; readonly needs: Needs }

/**
 * A stage beside the main model on machines of one's own, by the estimator: the card that the team has, or as many ordinary servers
 * as its busiest second takes, or the share of one that it keeps busy. US dollars a month.
 */
export function ownStageLine(part: Placed, knowledge: Knowledge): Line {
  const { stage, name, needs } = part
  const { usdPerMonth, source } = knowledge.planning.server
  const card = stage.kind === 'recognize-speech' ? needs.owned[0]?.accelerator : undefined
  const owned = card === undefined ? undefined : findAccelerator(knowledge, card)
  const machine = owned === undefined ? { cpus: CPUS } : { accelerator: owned.key }
  const { load, sources } = loadOf(part, machine, knowledge)
  const servers = load ?? { low: 1, high: 2 }
  const many = { low: wholeOrShare(servers.low), high: wholeOrShare(servers.high) }
  const each = owned === undefined ? usdPerMonth : powerOf(owned)
  const what = owned === undefined ? 'server' : owned.name
  const said =
    many.high < 1
      ? `part of one ${what}`
      : `${Math.ceil(many.low)} to ${Math.ceil(many.high)} ${owned === undefined ? 'servers' : `x ${what}`}`
  return {
    id: `stage-${stage.kind}-in-house`,
    label: `${name} on your own servers: ${owned === undefined ? 'wear and power' : 'power'}`,
    low: many.low * each.low,
    high: many.high * each.high,
    per: 'month',
    note: `${said} for the busiest hour, with ${shortName(modelOf(stage, needs))}`,
    source: [...new Set([source, ...sources])].join(', '),
  }
}

/** The same on cards that are rented day and night; undefined for what is not heard, and where nobody knows how fast it goes. */
export function rentedStageLine(part: Placed, knowledge: Knowledge): Line | undefined {
  const { stage, name, needs } = part
  const accelerator = knowledge.planning.examples.smallAccelerator
  const rent = cloudRent(accelerator, knowledge)
  const { load, sources } = loadOf(part, { accelerator }, knowledge)
  if (stage.kind !== 'recognize-speech' || rent === undefined || load === undefined) return undefined
  const many = { low: Math.max(1, Math.ceil(load.low)), high: Math.max(1, Math.ceil(load.high)) }
  const cards = many.low === many.high ? `${many.low}` : `${many.low} to ${many.high}`
  const month = scale(rent, HOURS)
  return {
    id: `stage-${stage.kind}-rented`,
    label: `${name} on rented GPUs${needs.hosting === 'own-cloud' ? ' in your own cloud account' : ''}`,
    low: many.low * month.low,
    high: many.high * month.high,
    per: 'month',
    note: `${cards} x ${findAccelerator(knowledge, accelerator)?.name ?? accelerator} day and night, with ${shortName(modelOf(stage, needs))}`,
    source: [...new Set(['assumption', ...sources])].join(', '),
  }
}

/** Machines that the part keeps busy: in the busiest second while somebody waits, else on average. */
function loadOf(
  { stage, perDay, needs }: Placed,
  machine: Machine,
  knowledge: Knowledge,
): { readonly load: Range | undefined; readonly sources: readonly string[] } {
  const answer = estimate(queryOf(stage, machine, needs), knowledge)
  if ('error' in answer) return { load: undefined, sources: [] }
  const rate = answer.results.pagesPerSecond ?? answer.results.audioSecondsPerSecond
  if (rate === undefined) return { load: undefined, sources: [] }
  const each = stage.kind === 'ocr' ? (stage.pages ?? 1) : secondsOf(stage)
  const waits = needs.latencyMs !== undefined
  const share = waits && 'accelerator' in machine ? LIVE : 1
  const perSecond = waits || 'cpus' in machine ? perDay * needs.peakShare : perDay / SECONDS_A_DAY
  const busy = (perSecond * each) / share
  return { load: { low: busy / rate.high, high: busy / rate.low }, sources: answer.sources }
}

function queryOf(stage: Stage, machine: Machine, needs: Needs): Readonly<Record<string, unknown>> {
  const model = modelOf(stage, needs)
  if (stage.kind === 'ocr') return { kind: 'document', model, ...machine }
  return { kind: 'speech', task: stage.kind === 'recognize-speech' ? 'recognize' : 'synthesize', model, ...machine }
}

function modelOf({ kind }: Stage, { languages }: Needs): string {
  if (kind !== 'recognize-speech') return MODELS[kind] ?? 'an open model'
  const european = languages.length > 0 && languages.every((language) => EUROPEAN.includes(language))
  return european ? LISTENS.european : LISTENS.any
}

const shortName = (model: string): string => model.replace(/^.*\//u, '')
const secondsOf = ({ audioSeconds, characters = 0 }: Stage): number => audioSeconds ?? characters * SECONDS_A_CHARACTER

/** Whole machines once one is not enough; before that the share that is kept busy, and never less than a twentieth. */
const wholeOrShare = (servers: number): number => (servers > 0.5 ? Math.ceil(servers) : Math.max(0.05, servers))
