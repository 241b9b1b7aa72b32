import type { Family } from '../../knowledge/family.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { listedModels } from './listed-models.ts'

type Named = { readonly name: string; readonly family: Family }
const kept = new WeakMap<Knowledge, { readonly names: ReadonlyMap<string, Named>; readonly longest: number }>()
const MAX_WORDS_READ = 80

/** The well-known models that a text names, in its order; a name inside a longer one does not count again. */
export function findFamilies(plain: string, knowledge: Knowledge): readonly Family[] {
  const { names, longest } = namesOf(knowledge)
  const words = plain
    .replace(/['’]s\b/gu, '')
    // Scripts without blanks: "GPT-3是什么" names GPT-3.
    .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu, ' ')
    .split(/[^\p{L}\p{N}.+-]+/u)
    .map((word) => word.replace(/^[.-]+|[.-]+$/gu, ''))
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS_READ)
  const found: Family[] = []
  for (let at = 0; at < words.length; ) {
    let taken = 1
    for (let length = Math.min(longest, words.length - at); length > 0; length--) {
      const named = names.get(compact(words.slice(at, at + length).join('')))
      if (!named) continue
      if (!found.includes(named.family)) found.push(named.family)
      taken = length
      break
    }
    at += taken
  }
  return found
}

function namesOf(knowledge: Knowledge) {
  const before = kept.get(knowledge)
  if (before) return before
  const names = new Map<string, Named>()
  let longest = 1
  for (const family of knowledge.families)
    for (const name of [family.title, ...family.names]) {
      names.set(compact(name), { name, family })
      longest = Math.max(longest, name.split(/[\s-]+/u).length)
    }
  for (const family of listedModels(knowledge))
    for (const name of [family.title, ...family.names]) {
      // A word alone may be any word.
      if (names.has(compact(name)) || !/\d/u.test(name)) continue
      names.set(compact(name), { name, family })
      longest = Math.max(longest, name.split(/[\s-]+/u).length)
    }
  const made = { names, longest }
  kept.set(knowledge, made)
  return made
}

const compact = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}.]/gu, '')
