import { compile } from './diagram/compile.ts'
import { TooManyNodes } from './diagram/diagrams.ts'
import type { Fault } from './fault.ts'
import { lawFaults } from './proof/law-faults.ts'
import { optionFaults } from './proof/option-faults.ts'
import { ruleFaults } from './proof/rule-faults.ts'
import { sourceFaults } from './proof/source-faults.ts'
import { useFaults } from './proof/use-faults.ts'
import type { RuleBook } from './rule-book.ts'

/**
 * Proves a rule book over its whole answer space and gives every fault, with the smallest witness where there is one;
 * none means proved. `month` (`YYYY-MM`) decides which sources are stale. Rules that need more than `most` diagram nodes
 * (by default two million) are too large to be proved. Pure.
 */
export function check(book: RuleBook, month: string, most?: number): readonly Fault[] {
  try {
    return [...proofsOf(book, most), ...sourceFaults(book, month)]
  } catch (error) {
    if (!(error instanceof TooManyNodes)) throw error
    const position = book.decisions[0]?.position ?? { file: 'rules', line: 1, column: 1 }
    return [{ kind: 'too-large', position, message: 'the rules are too tangled to prove; split a decision in two' }]
  }
}

const known = new WeakMap<RuleBook, readonly Fault[]>()

/** All faults but those that come with time: a rule book never changes after loading, so its proofs are made once. */
function proofsOf(book: RuleBook, most: number | undefined): readonly Fault[] {
  const before = most === undefined ? known.get(book) : undefined
  if (before !== undefined) return before
  const whole = compile(book, true, undefined, most)
  const apart = compile(book, false, undefined, most)
  const faults = [...optionFaults(whole), ...ruleFaults(whole, apart), ...lawFaults(whole, apart), ...useFaults(whole)]
  known.set(book, faults)
  return faults
}
