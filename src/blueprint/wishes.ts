import { z } from 'zod'
import type { FreeText } from '../profile/free-text.ts'
import { namedIn } from '../profile/names.ts'
import { findPhrases } from '../profile/phrases.ts'
import { type Blueprint, TECHNIQUES } from './schema.ts'

const words = z.string().min(2)
export const WISH = z.strictObject({
  id: words,
  part: words.max(60),
  by: z.enum(TECHNIQUES),
  how: z.string().min(20).max(400),
  phrases: z.array(words).min(1),
  /** Words of a blueprint's part that says something of it already. */
  covered: z.array(words).min(1),
  example: words,
  counter: words.optional(),
})
/** A part that many projects want beside their main work (`knowledge/wishes.yaml`). */
export type Wish = z.infer<typeof WISH>

/** A part that the team asked for in its own words. */
export type AlsoAsked = {
  readonly id: string
  readonly part: string
  readonly by: Wish['by']
  readonly how: string
  /** Where it stands in their answers. */
  readonly words: string
}

/** Where people write what they want; in the other answers a word may be an aside. */
const WANTED = ['problem', 'outcome', 'success_measure']
/** More would make the plan one of wishes. */
const MAX_ASKED = 4

/** What the team asked for besides that no part of the blueprint speaks of, in the order of the file, at most four. Pure. */
export function alsoAsked(
  wishes: readonly Wish[],
  texts: readonly FreeText[],
  blueprint: Pick<Blueprint, 'parts'> | undefined,
): readonly AlsoAsked[] {
  const said = (blueprint?.parts ?? []).map(({ part, how }) => `${part}. ${how}`).join(' ')
  return namedIn(
    texts.filter(({ question }) => WANTED.includes(question)),
    wishes,
  )
    .filter(({ row }) => findPhrases(said, row.covered).length === 0)
    .slice(0, MAX_ASKED)
    .map(({ row: { id, part, by, how }, words: heard }) => ({ id, part, by, how, words: heard }))
}
