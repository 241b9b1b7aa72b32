import { normalForm } from './normal-form.ts'

/** Returns text as it is compared: lower case, accents and punctuation gone, one blank between words. */
export function plainWords(text: string): string {
  return normalForm(text, 'NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`]/gu, '')
    .replace(/[^\p{L}\p{N}%<>]+/gu, ' ')
    .trim()
}
