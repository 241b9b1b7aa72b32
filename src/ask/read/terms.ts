import type { Terms } from '../../interview/terms.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { cardNames, MEMORY } from './card-names.ts'
import { normalise } from './normalise.ts'

/** What these facts know for reading typed answers: a card or a currency is heard as soon as it stands in them. */
export function termsOf(knowledge: Knowledge): Terms {
  const known = kept.get(knowledge)
  if (known) return known
  const only = onlyCards(cardNames(knowledge))
  const terms: Terms = {
    rates: knowledge.currencies,
    countCards(text) {
      const [, count] = only.exec(normalise(text).trim()) ?? []
      if (count === undefined) return undefined
      return /^\d/u.test(count) ? Number(count) : 1
    },
  }
  kept.set(knowledge, terms)
  return terms
}

const kept = new WeakMap<Knowledge, Terms>()

const BEFORE = '(?:(?:we|i) (?:have|own|got) |about |around |just |only )*'

/** A count, then a card's name or just cards, and nothing else. */
const onlyCards = (named: string): RegExp =>
  new RegExp(
    `^${BEFORE}(\\d{1,5}|an?|one|single)\\s*[x×*]?\\s*(?:${named}${MEMORY}(?:'?s)?(?:\\s*(?:gpu|card)s?)?|(?:gpu|card)s?)[.!]?$`,
    'u',
  )
