import type { AskQuery, Confidence } from '../ask-result.ts'

type Offer = { readonly label: string; readonly text: string }

/** Buttons under a sizing answer: to correct what was understood, or the likely next question. Each presses a follow-up. */
export function offersFor(query: AskQuery, confidence: Confidence): readonly Offer[] {
  if (confidence === 'unsure')
    return [
      { label: '8B', text: 'I mean an 8B model' },
      { label: '70B', text: 'I mean a 70B model' },
    ]
  const kind = query.kind
  const offers: Offer[] = []
  if (confidence === 'nearly') {
    if (kind === 'serving-memory') offers.push({ label: 'I meant training', text: 'I meant fine-tuning' })
    if (kind === 'training-memory') offers.push({ label: 'I meant running it', text: 'I meant inference' })
  }
  if (kind === 'serving-memory' && query.quantBits === undefined && query.precision === undefined)
    offers.push({ label: 'In 4 bit', text: 'and in 4 bit?' })
  if (kind === 'training-memory' && query.method !== 'qlora')
    offers.push({ label: 'With QLoRA', text: 'and with QLoRA?' })
  if (kind === 'data-size' && [query.asks].flat().includes('examples')) return []
  return [...offers, { label: 'Show the working', text: 'show the working' }].slice(0, 3)
}
