import type { AspectRow } from '../../knowledge/aspect.ts'
import type { Aspect } from '../../knowledge/family.ts'

export type AspectName = Aspect['aspect']

const compiled = new WeakMap<readonly object[], readonly (readonly [string, RegExp])[]>()

/** What a text wants to know of a thing that it names, by the phrases of that thing's list of aspects. */
export function aspectsOf<Name extends string>(plain: string, rows: readonly AspectRow<Name>[]): ReadonlySet<Name> {
  let phrases = compiled.get(rows) as readonly (readonly [Name, RegExp])[] | undefined
  if (!phrases) {
    phrases = rows.map(({ aspect, phrase }) => [aspect, new RegExp(phrase, 'u')] as const)
    compiled.set(rows, phrases)
  }
  return new Set(phrases.flatMap(([aspect, is]) => (is.test(plain) ? [aspect] : [])))
}
