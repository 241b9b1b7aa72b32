import type { FactValues } from '../blueprint/expression.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import { lowerFirst } from '../sentence.ts'
import type { Choice } from '../solution/sizing/choice.ts'
import { isMain } from '../solution/stages.ts'

/** The leading blueprint, filled; `general`: it is the floor for the task. */
export type KnownKind = { readonly blueprint: Blueprint; readonly general: boolean }

type Stage = Blueprint['pipeline'][number]

const LABELS: Readonly<Record<string, string>> = {
  'no-model': 'No model',
  'classical-ml': 'A classical model',
  prompt: 'A prompted model',
  rag: 'Retrieval with a prompted model',
  'fine-tune': 'A tuned model',
  distill: 'A distilled model',
  'continued-pretraining': 'Continued pre-training',
  'from-scratch': 'A model trained from scratch',
}
const PLACES: Readonly<Record<string, string>> = {
  'vendor-api': 'by the token from a vendor',
  'managed-open-weights': 'run by a provider',
  'self-hosted-cpu': 'on ordinary servers',
  'self-hosted-gpu': 'on GPUs of your own',
  'on-device': 'on the device',
}
/** What a stage is, for a reader who has seen the parts; stages of one name are one. */
const NAMES: Readonly<Partial<Record<Stage['kind'], string>>> = {
  generate: 'language model',
  translate: 'language model',
  classify: 'small model (encoder)',
  embed: 'search',
  rerank: 'search',
  search: 'search',
  vision: 'vision model',
  'recognize-speech': 'speech recognition',
  'synthesize-speech': 'voice output',
  ocr: 'reading of pages',
  tabular: 'classical model',
  forecast: 'forecast',
  solve: 'solver',
}
const SEES = 'language model'
/** What is said without an article. */
const UNCOUNTED = ['search', 'speech recognition', 'voice output', 'reading of pages']
/** Calls of these are counted by the case, so that a part of one is a share of the cases. */
const BY_CASE: readonly Stage['kind'][] = ['generate', 'translate', 'classify', 'vision']
/** Options that begin with a model of one's own. */
const TRAINED = ['fine-tune', 'distill', 'continued-pretraining', 'from-scratch']
/** A stage that so many of the cases run through does the main work. */
const MAIN = 0.5
const ALL = 0.95
/** What helps with fewer of the cases is no part of the way. */
const NOTED = 0.01

/**
 * A way in a few words. Where a blueprint leads and the decisions took its way, as its stages go: "As in the parts: a tuned small model
 * (encoder), on ordinary servers, for every mail; a language model for 3% of them". Else by technique and place.
 */
export function wayOf(choice: Choice, kind?: KnownKind, facts: FactValues = {}): string {
  const place = PLACES[choice.serving]
  const plain = `${LABELS[choice.option] ?? choice.option}${place === undefined ? '' : `, ${place}`}`
  if (kind === undefined || kind.general) return plain
  const stages = kind.blueprint.pipeline.filter((stage) => stage.kind in NAMES && share(stage) >= NOTED)
  if (choice.option === 'no-model')
    return `As in the parts: ${listed(['rules and code', ...unwritten(stages)])}; ${kind.blueprint.parts.some(({ by }) => by === 'decoder') ? 'the language model among them is left out at first' : 'no language model'}`
  const main = stages.filter((stage) => isModel(stage) && NAMES[stage.kind] !== 'search' && share(stage) >= MAIN)
  const mine = main.filter((stage) => isMain(stage, choice.family))
  if (stages.length === 0 || (main.length > 0 && mine.length === 0)) return otherWay(choice, stages, main, plain)
  // A language model that reads a page again sees it: it is no second model.
  const nameOf = ({ kind }: Stage) => (kind === 'vision' && choice.family === 'decoder' ? SEES : (NAMES[kind] ?? kind))
  const groups = Map.groupBy(stages, nameOf)
  const doing = mine.length > 0 ? mine : stages.filter((stage) => isMain(stage, choice.family))
  const first = doing.map(nameOf).find((name) => !UNCOUNTED.includes(name)) ?? doing.map(nameOf)[0]
  const named = [...groups].map(([name, of]) => {
    const isFirst = name === first
    const isTuned = TRAINED.includes(choice.option) && of.some((stage) => mine.includes(stage))
    const where = isFirst && place !== undefined ? `, ${place}` : ''
    const few = fewCases(of, String(facts.cases ?? 'cases'))
    return `${counted(name, isTuned)}${where}${where !== '' && few !== '' ? ',' : ''}${few}`
  })
  const search = choice.option === 'rag' && !groups.has('search') ? ['search'] : []
  return `As in the parts: ${[...search, ...named].join('; ')}`
}

/** Where the decisions took another way than the stages: what it is beside them. */
function otherWay({ option }: Choice, stages: readonly Stage[], main: readonly Stage[], plain: string): string {
  if (option === 'rag' && main.every(({ kind }) => NAMES[kind] === 'search'))
    return `As in the parts: ${unwritten(stages).join('; ')}; and ${lowerFirst(plain.replace(/^.*?a prompted/u, 'a prompted'))}, where an answer in words is wanted`
  if (stages.length === 0 && option === 'classical-ml') return 'As in the parts: rules and code'
  return main.length > 0 && option === 'prompt'
    ? `${plain}, until there are examples to train the parts’ own model on`
    : plain
}

/** What is not a language model, each once. */
const unwritten = (stages: readonly Stage[]): readonly string[] =>
  [...new Set(stages.filter((stage) => !isMain(stage, 'decoder')).map(nameOf))].map((name) => counted(name, false))

/** How many of the cases run through these stages, where it is not all of them. */
function fewCases(of: readonly Stage[], cases: string): string {
  const most = Math.max(...of.map(share))
  return of.some(({ kind }) => BY_CASE.includes(kind)) && most < ALL ? ` for ${percent(most)} of the ${cases}` : ''
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
const nameOf = ({ kind }: Stage): string => NAMES[kind] ?? kind
const counted = (name: string, isTuned: boolean): string =>
  UNCOUNTED.includes(name) ? name : `a ${isTuned ? 'tuned ' : ''}${name}`
const share = ({ calls }: Stage): number => (typeof calls === 'number' ? Math.min(1, calls) : 1)
/** Whether a model that the decisions are about could do it. */
const isModel = (stage: Stage): boolean => ['decoder', 'encoder', 'none'].some((family) => isMain(stage, family))
const percent = (value: number): string => `${Number((100 * value).toPrecision(2))}%`
