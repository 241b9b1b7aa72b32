import { UserError } from '../errors.ts'
import { check } from './check.ts'
import { faultLine } from './fault.ts'
import { loadRuleBook } from './load.ts'
import type { RuleBook } from './rule-book.ts'

/**
 * Loads a rule folder and proves it: for rules that somebody else wrote. Throws a UserError with the same lines that
 * `llm-plan check` prints. `month` (`YYYY-MM`) decides which sources are stale; a stale source alone is no reason to stop.
 */
export async function loadProvedRuleBook(dir: string, month: string): Promise<RuleBook> {
  const book = await loadRuleBook(dir)
  const faults = check(book, month).filter(({ kind }) => kind !== 'stale-source')
  if (faults.length === 0) return book
  throw new UserError('rules-faulty', `The rules in ${dir} have faults:\n${faults.map(faultLine).join('\n')}`, {
    field: 'RULES_DIR',
  })
}
