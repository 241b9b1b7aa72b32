import type { Heard } from './hear.ts'
import { pieces } from './sentences.ts'

/** As long as a quotation may be that is read in passing. */
const MAX_WORDS = 15
const LEADING =
  /^(?:and|but|because|so|or|plus|that|which|which is why|y|pero|et|mais|und|aber|weil|since|although|even though)\s+/iu

/**
 * The team's words around what was heard, letter by letter: the pieces of the sentence that hold it (to its end if `whole`), at most
 * fifteen words; what is cut off is marked by dots. What stands in brackets is quoted with what it belongs to. Pure.
 */
export function quote(sentence: string, heard: Heard, whole = false): string {
  const parts = pieces(sentence)
  const holds = parts.flatMap(({ at, text }, i) => (at < heard.to && at + text.length > heard.from ? [i] : []))
  const part = (i: number | undefined) => parts[i ?? 0] ?? { at: 0, text: sentence }
  const last = part(whole ? parts.length - 1 : holds.at(-1))
  const end = last.at + last.text.length
  const first = holds[0] ?? 0
  const inBrackets = /\(\s*$/u.test(sentence.slice(0, part(first).at))
  const from = part(inBrackets ? first - 1 : first).at
  const whom = inBrackets && count(sentence.slice(from, end)) <= MAX_WORDS
  return tidy(cut(sentence, { from: whom ? from : part(first).at, to: end }, heard), sentence[end])
}

/** As long as what happened may be told. */
const MAX_TOLD = 45

/** Sentences letter by letter, as many from the first as there is room for; of one that is too long its first pieces or words, with dots. Pure. */
export function story(told: readonly string[]): string {
  const fits = told.findLastIndex((_, at) => count(told.slice(0, at + 1).join(' ')) <= MAX_TOLD)
  const text = told
    .slice(0, Math.max(1, fits + 1))
    .join(' ')
    .trim()
  const bare = text.replace(/[.,;:!]+$/u, '')
  if (count(bare) <= MAX_TOLD) return bare
  const ends = pieces(bare).map(({ at, text: piece }) => at + piece.length)
  const end = ends.findLast((each) => count(bare.slice(0, each)) <= MAX_TOLD)
  const last = [...bare.matchAll(/\S+/gu)][MAX_TOLD - 1]
  return `${bare.slice(0, end ?? (last ? last.index + last[0].length : undefined))} …`
}

/** Of a run that is too long what stands around the heard words. */
function cut(sentence: string, run: Heard, heard: Heard): string {
  const words = [...sentence.slice(run.from, run.to).matchAll(/\S+/gu)].map(({ index, 0: word }) => ({
    from: run.from + index,
    to: run.from + index + word.length,
  }))
  if (words.length <= MAX_WORDS) return sentence.slice(run.from, run.to)
  const first = words.findIndex(({ to }) => to > heard.from)
  const inside = words.filter(({ from, to }) => to > heard.from && from < heard.to).length
  const spare = Math.max(0, MAX_WORDS - inside)
  const after = Math.min(Math.ceil(spare / 2), words.length - first - inside)
  const start = Math.max(0, first - (spare - after))
  const end = Math.min(words.length, start + MAX_WORDS)
  const text = sentence.slice(words[start]?.from, words[end - 1]?.to)
  return `${start > 0 ? '… ' : ''}${text}${end < words.length ? ' …' : ''}`
}

function tidy(text: string, next: string | undefined): string {
  const bare = text
    .trim()
    .replace(LEADING, '')
    .replace(/[.,;:!]+$/u, '')
  const open = (bare.match(/\(/gu) ?? []).length - (bare.match(/\)/gu) ?? []).length
  if (open > 0) return next === ')' ? `${bare})` : bare.replace(/\s*\([^(]*$/u, '')
  return open < 0 ? bare.replace(')', '') : bare
}

const count = (text: string): number => (text.match(/\S+/gu) ?? []).length
