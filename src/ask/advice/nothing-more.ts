import type { Concept, Concepts } from '../../knowledge/concepts.ts'
import type { NoteAspect } from '../../knowledge/note-aspect.ts'
import type { AskedAspect } from './of-aspect.ts'

/** What is asked of a thing, as it is said back. */
const SAID: Readonly<Record<NoteAspect['aspect'], string>> = {
  limits: 'its limits',
  data: 'how much data it takes',
  cost: 'what it costs',
  time: 'how long it takes',
  who: 'who does it',
  check: 'how to check it',
  how: 'how to do it',
  example: 'an example',
  'not-when': 'when to leave it',
  instead: 'what else there is',
  since: 'since when it exists',
  value: 'which value to take',
  fit: 'whether it suits you',
  unused: 'what to do in that case',
}
/** So many telling words in common make two notes related, where none is named in the other. */
const RELATED = 2

/** Whether another note speaks of what the last one was about: an answer about something else is worse than none. */
export function isRelated(other: Concept, last: Concept, said: string | undefined, concepts: Concepts): boolean {
  if (other === last) return true
  const told = [other.title, ...other.aliases, ...other.asks, other.text].join(' ')
  const words = ` ${told.toLowerCase().replace(/[^\p{L}\p{N}+-]+/gu, ' ')} `
  if ([last.title, ...last.aliases].some((name) => words.includes(` ${name.toLowerCase()} `))) return true
  const terms = concepts.terms(told)
  const line = said?.split('\n').findLast((each) => each.trim() !== '') ?? ''
  return [...concepts.terms(line)].filter((term) => terms.has(term)).length >= RELATED
}

/** The last note once more, with an honest word that there is no more on what is asked. */
export const nothingMore = ({ aspect, note }: AskedAspect): Concept => {
  const { decision: _, calculation: __, ...rest } = note
  return {
    ...rest,
    aliases: [],
    text: `On “${note.title}” I have this, and nothing more on ${SAID[aspect]}: ${note.text}`,
  }
}
