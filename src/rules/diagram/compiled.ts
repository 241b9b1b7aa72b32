import type { RuleBook } from '../rule-book.ts'
import { type Compiled, compile } from './compile.ts'

const known = new WeakMap<RuleBook, Compiled>()

/** The diagrams of a rule book, made once: a rule book never changes after loading. */
export function compiled(book: RuleBook): Compiled {
  const made = known.get(book) ?? compile(book)
  known.set(book, made)
  return made
}
