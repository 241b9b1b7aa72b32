import type { FreeText } from '../../profile/free-text.ts'
import { findPhrases, firstMeant } from '../../profile/phrases.ts'
import { holds } from '../../rules/holds.ts'
import type { Facts } from '../../rules/rule-book.ts'
import { foreignShare } from '../foreign-rows.ts'
import type { Blueprint } from '../schema.ts'
import type { IsForeign } from '../trades.ts'
import type { LoadedModule } from './load.ts'
import { mostSpecific } from './most-specific.ts'

/** A module that a project takes in, with the team's words that called for it; none where answers and decisions did. */
export type TakenModule = { readonly loaded: LoadedModule; readonly words: string | undefined }

/** Where people write what they want; in the other answers a word may be an aside. */
const WISHED_IN = ['problem', 'outcome', 'success_measure']
/** More parts would make the plan one of wishes; what only says a sum, a risk or a question is not limited. */
const MAX_WISHES = 4
/** More cards would drown what decides. Our judgment. */
const MAX_CARDS = 6
/** A module with such a share of foreign rows is about another trade: what is left of it would fit nothing. Our judgment. */
const OF_ANOTHER_TRADE = 0.4

/**
 * The modules that apply to a project beside its blueprint: of those that only the team's words call for the six that speak of it most
 * surely, the surest first; of wishes that bring a part at most four. Pure.
 */
export function takenModules(
  modules: readonly LoadedModule[],
  texts: readonly FreeText[],
  facts: Facts,
  blueprint: Pick<Blueprint, 'id' | 'parts' | 'controls' | 'data' | 'evaluation'>,
  isForeign: IsForeign,
): readonly TakenModule[] {
  const said = saidBy(blueprint)
  const wished = texts.filter(({ question }) => WISHED_IN.includes(question))
  const taken = modules.flatMap((loaded): TakenModule[] => {
    const { applies, covered } = loaded.module
    if (applies.not.includes(blueprint.id) || findPhrases(said, covered).length > 0) return []
    const condition = applies.when && loaded.conditions.get(applies.when)
    if (condition && !holds(condition, facts)) return []
    const words = applies.words.map((group) => firstWords(applies.asWish ? wished : texts, group))
    if (words.includes(undefined)) return []
    // Asked last: it reads every row.
    return foreignShare(loaded.module, isForeign) >= OF_ANOTHER_TRADE ? [] : [{ loaded, words: words[0] }]
  })
  const beside = texts.filter((each) => !wished.includes(each))
  const cards = mostSpecific(taken.filter(isCard), ({ loaded }) => loaded.module, { wished, beside }, MAX_CARDS)
  const wishes = taken.filter(isWish).slice(0, MAX_WISHES)
  return [...cards, ...taken.filter((each) => !isCard(each) && !isWish(each)), ...wishes]
}

/** What a module may find said already: parts, controls, traps, what must never be. */
const saidBy = ({ parts, controls, data, evaluation }: Pick<Blueprint, 'parts' | 'controls' | 'data' | 'evaluation'>) =>
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

function firstWords(texts: readonly FreeText[], phrases: readonly string[]): string | undefined {
  for (const { text } of texts) {
    const hit = firstMeant(text, phrases)
    if (hit) return hit.words
  }
  return undefined
}
