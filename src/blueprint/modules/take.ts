import type { FreeText } from '../../profile/free-text.ts'
import { findPhrases, firstMeant } from '../../profile/phrases.ts'
import { holds } from '../../rules/holds.ts'
import type { Facts } from '../../rules/rule-book.ts'
import { foreignShare } from '../foreign-rows.ts'
import type { Blueprint } from '../schema.ts'
import { reads } from '../takes-in.ts'
import type { IsForeign } from '../trades.ts'
import type { LoadedModule } from './load.ts'
import { mostSpecific } from './most-specific.ts'

/** A module that a project takes in, with the team's words that called for it; none where answers and decisions did. */
export type TakenModule = {
  readonly loaded: LoadedModule
  readonly words: string | undefined
  /** The share of the cases that these words are told of. */
  readonly share?: number
  /** A stage of the blueprint reads the input already: of the module only the share counts. */
  readonly isRead?: true
}

/** Where people write what they want; in the other answers a word may be an aside. */
const WISHED_IN = ['problem', 'outcome', 'success_measure']
/** Where people say what comes in. */
const COMES_IN = ['problem', 'outcome']
/** More parts would make the plan one of wishes; what only says a sum, a risk or a question is not limited. */
const MAX_WISHES = 4
/** More cards would drown what decides. Our judgment. */
const MAX_CARDS = 6
/** A module with such a share of foreign rows is about another trade: what is left of it would fit nothing. Our judgment. */
const OF_ANOTHER_TRADE = 0.4

/**
 * The modules that apply to a project beside its blueprint. Those that make an input readable come first; of those that only the team's words call for the six that speak of it most
 * surely, the surest first; of wishes that bring a part at most four. Pure.
 */
export function takenModules(
  modules: readonly LoadedModule[],
  texts: readonly FreeText[],
  facts: Facts,
  blueprint: Read,
  isForeign: IsForeign,
): readonly TakenModule[] {
  const takenBy = (of: readonly LoadedModule[], among: Read): readonly TakenModule[] =>
    of.flatMap((loaded): TakenModule[] => {
      const words = calledBy(loaded, texts, facts, among)
      // Asked last: it reads every row.
      return words === undefined || foreignShare(loaded.module, isForeign) >= OF_ANOTHER_TRADE
        ? []
        : [{ loaded, words: words[0], ...(isRead(loaded.module.applies.reads, among) && { isRead: true }) }]
    })
  const readers = onceEach(takenBy(modules.filter(isReader), blueprint))
  const read = readers.flatMap(({ loaded: { module }, isRead: own }) => (own ? [] : module.parts))
  const others = modules.filter((each) => !isReader(each))
  const taken = takenBy(others, { ...blueprint, parts: [...blueprint.parts, ...read] })
  const wished = texts.filter(({ question }) => WISHED_IN.includes(question))
  const beside = texts.filter((each) => !wished.includes(each))
  const cards = mostSpecific(taken.filter(isCard), ({ loaded }) => loaded.module, { wished, beside }, MAX_CARDS)
  const wishes = taken.filter(isWish).slice(0, MAX_WISHES)
  return [...readers, ...cards, ...taken.filter((each) => !isCard(each) && !isWish(each)), ...wishes]
}

/** What is looked at of the blueprint beside which a module stands. */
type Read = Pick<Blueprint, 'id' | 'parts' | 'controls' | 'data' | 'evaluation' | 'pipeline'>

/** The words that call for a module, none where conditions alone do; undefined where it does not apply. */
function calledBy(
  { module: { applies, covered }, conditions }: LoadedModule,
  texts: readonly FreeText[],
  facts: Facts,
  blueprint: Read,
): readonly string[] | undefined {
  const { reads: input } = applies
  if (applies.not.includes(blueprint.id)) return undefined
  if (!isRead(input, blueprint) && findPhrases(saidBy(blueprint), covered).length > 0) return undefined
  const condition = applies.when && conditions.get(applies.when)
  if (condition && !holds(condition, facts)) return undefined
  const where = input === undefined ? (applies.asWish ? WISHED_IN : undefined) : COMES_IN
  const heardIn = texts.filter(({ question }) => where?.includes(question) ?? true)
  const words = applies.words.map((group) => firstWords(heardIn, group, applies.unless))
  return words.every((each) => each !== undefined) ? words : undefined
}

/** Whether a stage of the blueprint reads the input. */
const isRead = (input: string | undefined, { pipeline }: Read): boolean =>
  input !== undefined && pipeline.some(({ kind }) => reads(kind, input))

/** What makes an input readable. */
const isReader = ({ module }: LoadedModule) => module.applies.reads !== undefined

/** Of those that read the same input the first. */
const onceEach = (readers: readonly TakenModule[]): readonly TakenModule[] => {
  const input = ({ loaded }: TakenModule) => loaded.module.applies.reads
  return readers.filter((each, at) => readers.findIndex((other) => input(other) === input(each)) === at)
}

/** What a module may find said already: parts, controls, traps, what must never be. */
const saidBy = ({ parts, controls, data, evaluation }: Read) =>
  [
    ...parts.map(({ part, how }) => `${part}. ${how}`),
    ...controls,
    ...data.traps.map(({ trap, answer }) => `${trap}. ${answer}`),
    ...evaluation.redLines,
  ].join(' ')

/** What only words call for and no challenge carries: challenges are chosen among all of the plan. */
const isCard = (each: TakenModule) =>
  each.words !== undefined && !isWish(each) && each.loaded.module.challenges.length === 0

const isWish = ({ loaded: { module } }: TakenModule) => module.applies.asWish && module.parts.length > 0

function firstWords(
  texts: readonly FreeText[],
  phrases: readonly string[],
  unless: readonly string[],
): string | undefined {
  for (const { text } of texts) {
    const hit = firstMeant(text, phrases, unless)
    if (hit) return hit.words
  }
  return undefined
}
