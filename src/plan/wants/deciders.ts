import { stems } from '../../blueprint/stems.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { clausesOf } from '../../profile/clauses.ts'
import { findPhrases } from '../../profile/phrases.ts'
import type { Answers } from '../../rules/rule-book.ts'
import { upperFirst } from '../../sentence.ts'

/** More than one reads in a row. */
const MOST = 5
/** What follows who decides in "the bank must agree in writing" and "the council (decides who may hear it)". */
const BEHIND = /\s*\(.*\)?$|,? (?:who|whose|which|that|because|since)\b.*$/iu

/**
 * Those who can say no, as the text names them: councils, boards, committees, authorities, and whoever "decides", "signs" or "must agree"; with
 * what they decide where brackets tell it. Who stands among the experts of the kind of project is left out. Pure.
 */
export function decidersIn(
  answers: Answers,
  experts: readonly string[],
  { deciders, orVerbs, notDeciders }: Knowledge['planning']['stakeholders'],
): readonly string[] {
  const named = clauses(answers, 'stakeholders').filter(
    (text) => findPhrases(text, deciders, notDeciders).length > 0 || findPhrases(text, orVerbs).length > 0,
  )
  const bound = clauses(answers, 'dependencies').flatMap((text) => {
    const [verb] = findPhrases(text, orVerbs)
    const who = verb === undefined ? '' : text.slice(0, verb.at).trim()
    return IS_SOMEBODY.test(who) ? [who] : []
  })
  const known = stems(experts.join(' ')).trim().split(' ')
  const all = named.map((text) => (isShort(text) ? text : text.replace(BEHIND, ''))).concat(bound)
  return all
    .filter((text, at) => all.findIndex((other) => sameAs(other, text)) === at)
    .filter(
      (text) =>
        !stems(text.replace(BEHIND, ''))
          .trim()
          .split(' ')
          .every((word) => known.includes(word)),
    )
    .slice(0, MOST)
    .map(upperFirst)
}

/** One short bracket at the end tells what is decided, as "the bank that lends to the farm" tells which. */
const isShort = (text: string): boolean => /^[^()]+ \([^()]{4,60}\)$|^[^()]+ that lends\b[^()]{0,30}$/u.test(text)
/** "The correspondent bank", of few words; no sentence. */
const IS_SOMEBODY = /^(?:the|our|a|an|its|their)?\s*(?:[\p{L}'’-]+\s*){1,4}$/iu

const clauses = (answers: Answers, question: string): readonly string[] => {
  const text = answers[question]
  return typeof text === 'string' ? clausesOf({ question, text }).map((clause) => clause.text) : []
}

/** "Our correspondent bank in New York" and "the correspondent bank" are one. */
export function sameAs(one: string, other: string): boolean {
  const bare = (text: string) =>
    text
      .replace(BEHIND, '')
      .replace(/^(?:the|our|a|an)\s+/iu, '')
      .toLowerCase()
  return bare(one).includes(bare(other)) || bare(other).includes(bare(one))
}
