import type { Knowledge } from './knowledge.ts'
import { LISTS, type ListName } from './schema.ts'

/** A fact that should be read again: the list it stands in, its name, its date. */
export type OldFact = { readonly list: string; readonly name: string; readonly date: string }

/** Lists whose facts grow stale: prices, pay, laws and what is offered. Runs and architectures stay true. */
const STALE: readonly ListName[] = [
  'prices',
  'services',
  'priceRules',
  'rents',
  'electricity',
  'currencies',
  'pay',
  'payFactors',
  'expertPay',
  'roles',
  'law',
  'countries',
  'shortlist',
]

/** The oldest facts of the lists that grow stale, oldest first, at most so many of one list. */
export function oldestFacts(knowledge: Knowledge, perList = 1): readonly OldFact[] {
  return STALE.flatMap((list) => {
    const facts = knowledge[list] as readonly (Readonly<Record<string, unknown>> & { readonly date: string })[]
    return facts
      .map((fact) => ({ list, name: LISTS[list].key.map((field) => fact[field]).join(' '), date: fact.date }))
      .sort((a, b) => a.date.localeCompare(b.date))
      .slice(0, perList)
  }).sort((a, b) => a.date.localeCompare(b.date))
}
