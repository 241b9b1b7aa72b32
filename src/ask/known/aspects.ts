import type { Aspect } from '../../knowledge/family.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'

export type AspectName = Aspect['aspect']

const compiled = new WeakMap<Knowledge, readonly (readonly [AspectName, RegExp])[]>()

/** What a text wants to know of a thing that it names, by the phrases of knowledge/aspects.yaml. */
export function aspectsOf(plain: string, knowledge: Knowledge): ReadonlySet<AspectName> {
  let phrases = compiled.get(knowledge)
  if (!phrases) {
    phrases = knowledge.aspects.map(({ aspect, phrase }) => [aspect, new RegExp(phrase, 'u')] as const)
    compiled.set(knowledge, phrases)
  }
  return new Set(phrases.flatMap(([aspect, is]) => (is.test(plain) ? [aspect] : [])))
}
