import { withSets } from '../../knowledge/ask-phrase.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { NOT_OURS } from '../advice/find-advice.ts'
import { formOf } from '../intent/form.ts'
import type { Understanding } from '../understand.ts'

const kept = new WeakMap<Knowledge, { readonly wants: RegExp; readonly sized: RegExp }>()

/** Facts that make a calculation of one's own out of a question. */
const SIZED = ['paramsB', 'accelerator', 'acceleratorMemoryGB', 'vectors', 'tokensB', 'quantBits'] as const

/** Whether a text asks what to take, whether something fits a work, or says what is wanted; not where it asks for a figure. */
export function asksForAdvice(read: Understanding, knowledge: Knowledge): boolean {
  const { plain, stated, named, intent, scores } = read
  // A question for the people in the room is theirs.
  if (scores.none >= NOT_OURS && formOf(plain) === 'asks') return false
  // What names a term is answered by its note.
  if (named.some(({ common }) => !common)) return false
  if (SIZED.some((fact) => stated[fact] !== undefined) || (intent === 'sizing' && stated.model)) return false
  const { wants, sized } = patternsOf(knowledge)
  return wants.test(plain) && !sized.test(plain)
}

function patternsOf(knowledge: Knowledge) {
  const before = kept.get(knowledge)
  if (before) return before
  const of = (set: string) => new RegExp(withSets({ id: set, phrase: `{${set}}` }, knowledge.wordSets), 'u')
  const made = { wants: of('advising'), sized: of('sizeasked') }
  kept.set(knowledge, made)
  return made
}
