import type { Blueprint } from './schema.ts'

/** How much of a blueprint's vocabulary the team used: every group of its phrases, the first at least, or neither. */
export type Mentioned = 'all' | 'core' | 'none'

/**
 * Returns how strongly a text speaks of a blueprint's kind of project. The first group of phrases is its core: the words
 * without which it is not this kind. A blueprint without words is never mentioned.
 */
export function mentioned(text: string, { applies }: Blueprint): Mentioned {
  const said = ` ${plain(text)} `
  const found = applies.words.map((group) => group.some((phrase) => said.includes(` ${plain(phrase)} `)))
  if (found[0] !== true) return 'none'
  return found.every(Boolean) ? 'all' : 'core'
}

/** Lower case, accents and punctuation gone, one blank between words. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
