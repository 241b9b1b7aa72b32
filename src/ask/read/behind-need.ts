import { formOf } from '../intent/form.ts'
import { normalise } from './normalise.ts'

/** Asks what to take, and not for what. */
const WHAT_TO_TAKE = [
  /^(?:(?:so|and|ok|then)[, ]+)*(?:which|what) (?:\p{L}+ ){0,2}(?:model|llm|ai|technique|method|tool|way|approach|setup|solution)\b/iu,
  /^(?:(?:so|and|ok|then)[, ]+)*(?:which one|what) (?:would|do|should|shall) (?:you|we|i) (?:take|use|recommend|advise|suggest|pick|choose)\b/iu,
]
const SHORT = 50

/** A short question of what to take, with the need that was told right before it: by itself it says too little. */
export function behindNeed(text: string, said: string | undefined): string {
  const need = said?.trim().split('\n').at(-1) ?? ''
  const asksWhat = WHAT_TO_TAKE.some((form) => form.test(text))
  if (need === '' || text.length > SHORT || !asksWhat || formOf(normalise(need)) === 'asks') return text
  return `${need.replace(/[.!]+$/u, '')}: ${text}`
}
