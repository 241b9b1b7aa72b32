import { allowedTypos, typos } from '../../interview/typos.ts'
import { plainWords } from '../../interview/words.ts'
import type { DecisionSpec, Question, RuleBook } from '../../rules/rule-book.ts'

/** The question that words name: its id or label, the beginning of one, or nearly so. Undefined if none or several do. */
export function findQuestion(book: RuleBook, words: string): Question | undefined {
  return findNamed(book.questions, words, ({ id, label }) => (label === undefined ? [id] : [id, label]))
}

/** The decision that words name: its id or title, the beginning of one, or nearly so. */
export function findDecision(book: RuleBook, words: string): DecisionSpec | undefined {
  return findNamed(book.decisions, words, ({ id, title }) => [id, title])
}

function findNamed<T>(all: readonly T[], words: string, namesOf: (one: T) => readonly string[]): T | undefined {
  const wanted = plainWords(words)
  if (wanted === '') return undefined
  const named = all.map((one) => ({ one, names: namesOf(one).map(plainWords) }))
  const tests: readonly ((name: string) => boolean)[] = [
    (name) => name === wanted,
    (name) => name.startsWith(`${wanted} `) || wanted.startsWith(`${name} `),
    (name) => ` ${name} `.includes(` ${wanted} `),
    (name) => name.startsWith(wanted) && wanted.length >= 3,
    (name) => typos(name, wanted, 2) <= allowedTypos(wanted.length),
  ]
  for (const test of tests) {
    const found = named.filter(({ names }) => names.some(test))
    if (found.length > 0) return found.length === 1 ? found[0]?.one : undefined
  }
  return undefined
}
