import { holds } from '../rules/holds.ts'
import type { Facts } from '../rules/rule-book.ts'
import type { FactValues } from './expression.ts'
import type { LoadedBlueprint } from './library.ts'
import type { ReadTexts } from './read-texts.ts'
import type { Blueprint } from './schema.ts'
import { fillTemplate } from './template.ts'

/** The blueprint for one project. */
export const fillBlueprint = (loaded: LoadedBlueprint, values: FactValues, facts: Facts): Blueprint =>
  fillTexts(loaded.blueprint, loaded, values, facts)

/**
 * What a file says for one project: sentences filled with its facts, and only what holds for its answers and decisions
 * (`when`). A sentence whose facts are not known is left out; the loader has made sure that no needed one is.
 */
export function fillTexts<T>(said: T, read: ReadTexts, values: FactValues, facts: Facts): T {
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const template = read.templates.get(value)
      return template ? fillTemplate(template, values) : value
    }
    if (Array.isArray(value)) return value.map(fill).filter((part) => part !== undefined)
    if (typeof value !== 'object' || value === null) return value
    if ('when' in value && value.when) {
      const condition = read.conditions.get(value.when)
      if (condition && !holds(condition, facts)) return undefined
    }
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, AS_READ.includes(key) ? part : fill(part)]),
    )
  }
  return fill(said) as T
}

/** Parts that are not texts for a reader: kept as they are. */
const AS_READ = ['applies', 'challenges', 'sources', 'when']
