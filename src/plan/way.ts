import type { Blueprint } from '../blueprint/schema.ts'
import { upperFirst } from '../sentence.ts'
import type { Choice } from '../solution/sizing/choice.ts'
import { isMain } from '../solution/stages.ts'

/** The leading blueprint, filled; `general`: it is the plain floor for the task, whose stages are none of a technique. */
export type KnownKind = { readonly blueprint: Blueprint; readonly general: boolean }

type Stage = Blueprint['pipeline'][number]

const LABELS: Readonly<Record<string, string>> = {
  'no-model': 'No model',
  'classical-ml': 'A classical model',
  prompt: 'A ready language model',
  rag: 'Search with a ready language model',
  'fine-tune': 'A model trained on your examples',
  distill: 'A distilled model',
  'continued-pretraining': 'Continued pre-training',
  'from-scratch': 'A model trained from scratch',
}
const PLACES: Readonly<Record<string, string>> = {
  'vendor-api': 'paid by use at a vendor',
  'managed-open-weights': 'run by a provider',
  'self-hosted-cpu': 'on ordinary servers',
  'self-hosted-gpu': 'on GPUs of your own',
  'on-device': 'on the device',
}
/** What a stage is, for a reader who has seen the parts; stages of one name are one. */
const NAMES: Readonly<Partial<Record<Stage['kind'], string>>> = {
  generate: 'language model',
  translate: 'language model',
  classify: 'small model',
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
/** Options that begin with a model of one's own. */
const TRAINED = ['fine-tune', 'distill', 'continued-pretraining', 'from-scratch']
/** A stage that so many of the cases run through does the main work. */
const MAIN = 0.5
/** What helps with fewer of the cases is no part of the way. */
const NOTED = 0.01
/** A name is no list: as many words at most, but for the place. */
const MOST_WORDS = 16

/** The parts that a stage may work for, the likeliest technique first. */
const WORKS_FOR: Readonly<Partial<Record<Stage['kind'], readonly Blueprint['parts'][number]['by'][]>>> = {
  generate: ['decoder'],
  translate: ['decoder'],
  classify: ['encoder', 'classical'],
  rerank: ['encoder'],
  vision: ['vision', 'decoder'],
  tabular: ['classical'],
  forecast: ['classical'],
}

/**
 * A way in a few words. Where a blueprint leads and the decisions took its way: what does the main work, for which part, what stands
 * beside it, and where it runs: "A small model trained on your examples for “The class”, with a language model; on ordinary servers".
 * Else by technique and place.
 */
export function wayOf(choice: Choice, kind?: KnownKind): string {
  const place = PLACES[choice.serving]
  const plain = `${LABELS[choice.option] ?? choice.option}${place === undefined ? '' : `, ${place}`}`
  if (kind === undefined || kind.general) return plain
  const stages = kind.blueprint.pipeline.filter((stage) => stage.kind in NAMES && !stage.ahead && share(stage) >= NOTED)
  if (choice.option === 'no-model')
    return upperFirst(
      `${withOthers('rules and code', unwritten(stages))}; ${kind.blueprint.parts.some(({ by }) => by === 'decoder') ? 'a language model later' : 'no language model'}`,
    )
  const main = stages.filter((stage) => isModel(stage) && NAMES[stage.kind] !== 'search' && share(stage) >= MAIN)
  const mine = main.filter((stage) => isMain(stage, choice.family))
  if (stages.length === 0 || (main.length > 0 && mine.length === 0)) return otherWay(choice, stages, main, plain)
  // A language model that reads a page again sees it: it is no second model.
  const called = ({ kind }: Stage) => (kind === 'vision' && choice.family === 'decoder' ? SEES : (NAMES[kind] ?? kind))
  const names = [...new Set(stages.map(called))]
  const doing = mine.length > 0 ? mine : stages.filter((stage) => isMain(stage, choice.family))
  const first = doing.map(called).find((name) => !UNCOUNTED.includes(name)) ?? doing.map(called)[0] ?? names[0] ?? ''
  const front = doing.filter((stage) => called(stage) === first && !stage.aside)
  const [does, ...more] = front.length > 0 ? front : ordering(kind.blueprint, choice.family)
  const isTuned = TRAINED.includes(choice.option) && mine.some((stage) => called(stage) === first)
  // What most cases need comes first: a name has no room for all.
  const byShare = [...new Set(stages.toSorted((one, other) => share(other) - share(one)).map(called))]
  const others = byShare.filter((name) => name !== first).map(counted)
  const search = choice.option === 'rag' && !names.includes('search') ? ['search'] : []
  const head = `${counted(first)}${isTuned ? ' trained on your examples' : ''}${does === undefined || more.length > 0 ? '' : purpose(does, kind.blueprint)}`
  return upperFirst(`${withOthers(head, [...search, ...others])}${place === undefined ? '' : `; ${place}`}`)
}

/** Where the rest masks or checks: a stage that orders for a part of a small model's own, called alike. */
const ordering = ({ pipeline, parts }: Blueprint, family: string): readonly Stage[] =>
  pipeline.filter(
    (stage) =>
      family === 'encoder' &&
      stage.kind === 'rerank' &&
      parts.some(({ by, part }) => by === 'encoder' && isAlike(part, stage.stage)),
  )

/** For which part of the work a stage is there, as the table of parts calls it: the only one of its technique, or one that is called alike. */
function purpose({ kind, stage }: Stage, { parts }: Blueprint): string {
  const [found = []] = (WORKS_FOR[kind] ?? [])
    .map((by) => parts.filter((each) => each.by === by))
    .filter((each) => each.length > 0)
  const part = found.length === 1 ? found[0] : found.find((each) => isAlike(each.part, stage))
  return part === undefined ? '' : ` for “${part.part}”`
}

const isAlike = (part: string, stage: string): boolean => startsOf(part).some((word) => startsOf(stage).includes(word))

/** How the longer words of a name begin: "class" and "classify" are alike. */
const startsOf = (name: string): readonly string[] =>
  (name.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, 5))

/** What stands beside the main thing, as far as the name has room. */
function withOthers(head: string, others: readonly string[]): string {
  for (let shown = others.length; shown > 0; shown--) {
    const name = `${head} with ${listed(others.slice(0, shown))}`
    if (name.split(' ').length <= MOST_WORDS) return name
  }
  return head
}

/** Where the decisions took another way than the stages: what it is beside them. */
function otherWay({ option }: Choice, stages: readonly Stage[], main: readonly Stage[], plain: string): string {
  if (option === 'rag' && main.every(({ kind }) => NAMES[kind] === 'search'))
    return upperFirst(`${listed(unwritten(stages))}; a ready language model where answers in words are wanted`)
  if (stages.length === 0 && option === 'classical-ml') return 'Rules and code'
  return main.length > 0 && option === 'prompt' ? `${plain}, until there are examples` : plain
}

/** What is not a language model, each once. */
const unwritten = (stages: readonly Stage[]): readonly string[] =>
  [...new Set(stages.filter((stage) => !isMain(stage, 'decoder')).map(nameOf))].map(counted)

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
const nameOf = ({ kind }: Stage): string => NAMES[kind] ?? kind
const counted = (name: string): string => (UNCOUNTED.includes(name) ? name : `a ${name}`)
const share = ({ calls }: Stage): number => (typeof calls === 'number' ? Math.min(1, calls) : 1)
/** Whether a model that the decisions are about could do it. */
const isModel = (stage: Stage): boolean => ['decoder', 'encoder', 'none'].some((family) => isMain(stage, family))
