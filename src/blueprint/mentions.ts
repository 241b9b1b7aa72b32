import type { Blueprint } from './schema.ts'

/** How much of a blueprint's vocabulary the team used: all groups and more words than any other, every group, the first, or none. */
export type Mentioned = 'most' | 'all' | 'core' | 'none'

/**
 * Returns how strongly a text speaks of a blueprint's kind of project, and by how many of its phrases. The first group is its
 * core: the words without which it is not this kind. A blueprint without words is never mentioned.
 */
export function mentioned(text: string, { applies }: Blueprint): { readonly how: Mentioned; readonly phrases: number } {
  const said = ` ${plain(text)} `
  const found = applies.words.map((group) => group.filter((phrase) => said.includes(` ${plain(phrase)} `)).length)
  const phrases = found.reduce((sum, each) => sum + Math.min(each, MAX_OF_A_GROUP), 0)
  if ((found[0] ?? 0) === 0) return { how: 'none', phrases }
  return { how: found.every((each) => each > 0) ? 'all' : 'core', phrases }
}

/** More synonyms of one idea say no more: a group counts so often at most. */
const MAX_OF_A_GROUP = 3

/** Lower case, accents and punctuation gone, one blank between words. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
