import { textAfter, textBefore } from '../amounts/around.ts'
import { findNumbers } from '../amounts/find-numbers.ts'
import { findAccelerator } from '../knowledge/find.ts'
import type { Accelerator, Knowledge } from '../knowledge/knowledge.ts'
import type { FreeText } from './free-text.ts'
import type { Profile } from './profile.ts'

/** A card that is rented or still to be bought is not the team's own. */
const NOT_OWN = /\b(?:rent\w*|leas\w*|hire[ds]?|buy|purchase|per hour|an hour|order(?:ed)?|would need|need)\b/iu
const MAX_WORDS = 6
/** Between the count of machines and what is in each: "four servers with eight L40S", "3 nodes of 8 A100", "two hosts, each with two H100". */
const IN_EACH =
  /^\s*(?:(?:GPU|compute|training)[\s-])?(?:nodes?|servers?|machines?|hosts?|workstations?|box(?:es)?)\s*,?\s+(?:each\s+)?(?:with|of|holding|that (?:have|hold))\s+$/iu

/** Accelerators that the text says the team has: "two A100s", "a workstation with one RTX 6000 Ada 48 GB", "our H100", "2 nodes of 8 H200". */
export function ownedIn(texts: readonly FreeText[], knowledge: Knowledge): Profile['owned'] {
  const owned = new Map<string, Profile['owned'][number]>()
  for (const { text } of texts) {
    const numbered = findNumbers(text)
      .filter(({ value }) => Number.isInteger(value) && value > 0 && value <= 10_000)
      .map(({ at, end, value }, i, all) => {
        const machines = all[i - 1]
        if (machines === undefined || !IN_EACH.test(text.slice(machines.end, at))) return { at, end, count: value }
        return { at: machines.at, end, count: machines.value * value }
      })
    const articles = [...text.matchAll(/\b(?:an?|our|the|with)\s+(?=[A-Z\d])/gu)].map((match) => ({
      at: match.index,
      end: match.index + match[0].trimEnd().length,
      count: 1,
    }))
    for (const { at, end, count } of [...numbered, ...articles]) {
      const named = cardAfter(textAfter(text, end), knowledge)
      const sentence = /(?:[^.;!?]|\.(?=\S))*$/u.exec(textBefore(text, at))?.[0] ?? ''
      if (named === undefined || owned.has(named.card.key) || NOT_OWN.test(sentence)) continue
      const words = text.slice(at, end + named.length).trim()
      owned.set(named.card.key, { accelerator: named.card.key, count, words })
    }
  }
  return [...owned.values()]
}

/** The accelerator that the next words name; more words say it more closely ("A100 80 GB"). */
function cardAfter(
  after: string,
  knowledge: Knowledge,
): { readonly card: Accelerator; readonly length: number } | undefined {
  const words = [...after.matchAll(/^\s*[x×]?\s*[^\s,;.]+|\s+[^\s,;.]+/gu)].slice(0, MAX_WORDS)
  const first = words[0]?.[0].replace(/^\s*[x×]\s*/u, '').trim() ?? ''
  // A card's name has a digit in its first two words, so plain talk need not be looked up.
  if (!/\d/u.test(`${first} ${words[1]?.[0] ?? ''}`) && !/^(?:TPU|NVIDIA|Radeon)/iu.test(first)) return undefined
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1]
    if (last === undefined) continue
    const length = last.index + last[0].length
    const name = after
      .slice(0, length)
      .replace(/^\s*[x×]\s*/u, '')
      .replace(/(?<=\d)s$/u, '')
      .replace(/(\d)s(?=\s)/u, '$1')
      .trim()
    const card = findAccelerator(knowledge, name)
    if (card) return { card, length }
  }
  return undefined
}
