import { plainWords } from './words.ts'

const PHRASES = new Set([
  'unknown',
  'i dont know',
  'i do not know',
  'dont know',
  'i dont know yet',
  'dont know yet',
  'not known',
  'not known yet',
  'we dont know',
  'we dont know yet',
  'we do not know',
  'nobody knows',
  'no idea',
  'no clue',
  'not sure',
  'not sure yet',
  'im not sure',
  'i am not sure',
  'unsure',
  'idk',
  'dunno',
  'tbd',
  'to be decided',
  'to be determined',
  'undecided',
  'not decided',
  'not decided yet',
  'hard to say',
  'cant say',
  'cannot say',
  'no opinion',
  'you tell me',
  'keine ahnung',
  'weiss nicht',
  'weiss ich nicht',
  'ich weiss nicht',
  'no se',
  'no lo se',
  'je ne sais pas',
  'aucune idee',
])

/** True for "I don't know", "no idea", "?", "tbd" and their like; such an answer is kept as `unknown`. */
export function meansUnknown(text: string): boolean {
  if (/^\s*[?？¿]{1,3}\s*$/u.test(text)) return true
  const words = plainWords(text).replace(/^(?:sorry|hmm+|well|um+|honestly|really) /u, '')
  return (
    PHRASES.has(words) || PHRASES.has(words.replace(/ (?:sorry|yet|really|honestly|at the moment|right now)$/u, ''))
  )
}
