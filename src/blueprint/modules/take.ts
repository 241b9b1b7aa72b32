import type { FreeText } from '../../profile/free-text.ts'
import { findPhrases, firstMeant } from '../../profile/phrases.ts'
import { holds } from '../../rules/holds.ts'
import type { Facts } from '../../rules/rule-book.ts'
import { foreignShare } from '../foreign-rows.ts'
import type { Blueprint } from '../schema.ts'
import type { IsForeign } from '../trades.ts'
import type { LoadedModule } from './load.ts'

/** A module that a project takes in, with the team's words that called for it; none where answers and decisions did. */
export type TakenModule = { readonly loaded: LoadedModule; readonly words: string | undefined }

/** Where people write what they want; in the other answers a word may be an aside. */
const WISHED_IN = ['problem', 'outcome', 'success_measure']
/** More parts would make the plan one of wishes; what only says a sum, a risk or a question is not limited. */
const MAX_WISHES = 4
/** A module with such a share of foreign rows is about another trade: what is left of it would fit nothing. Our judgment. */
const OF_ANOTHER_TRADE = 0.4

/** The modules that apply to a project beside its blueprint, in their order; of wishes that bring a part at most four. Pure. */
export function takenModules(
  modules: readonly LoadedModule[],
  texts: readonly FreeText[],
  facts: Facts,
  blueprint: Pick<Blueprint, 'id' | 'parts'>,
  isForeign: IsForeign,
): readonly TakenModule[] {
  const said = blueprint.parts.map(({ part, how }) => `${part}. ${how}`).join(' ')
  const wished = texts.filter(({ question }) => WISHED_IN.includes(question))
  const taken = modules.flatMap((loaded): TakenModule[] => {
    const { applies, covered } = loaded.module
    if (applies.not.includes(blueprint.id) || findPhrases(said, covered).length > 0) return []
    if (foreignShare(loaded.module, isForeign) >= OF_ANOTHER_TRADE) return []
    const condition = applies.when && loaded.conditions.get(applies.when)
    if (condition && !holds(condition, facts)) return []
    const words = applies.words.map((group) => firstWords(applies.asWish ? wished : texts, group))
    return words.includes(undefined) ? [] : [{ loaded, words: words[0] }]
  })
  const wishes = taken.filter(isWish).slice(0, MAX_WISHES)
  return taken.filter((each) => !isWish(each) || wishes.includes(each))
}

const isWish = ({ loaded: { module } }: TakenModule) => module.applies.asWish && module.parts.length > 0

function firstWords(texts: readonly FreeText[], phrases: readonly string[]): string | undefined {
  for (const { text } of texts) {
    const hit = firstMeant(text, phrases)
    if (hit) return hit.words
  }
  return undefined
}
