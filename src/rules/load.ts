import { UserError } from '../errors.ts'
import { faultLine } from './fault.ts'
import { readRuleBook } from './reading/read-rule-book.ts'
import { readRuleFiles } from './reading/read-rule-files.ts'
import type { RuleBook } from './rule-book.ts'

/**
 * Loads and validates a rule folder. Throws a UserError that lists every fault as `file:line:column`.
 * It does not prove the rules: see `check.ts`.
 */
export async function loadRuleBook(dir: string): Promise<RuleBook> {
  const { files, hash } = await readRuleFiles(dir)
  const { book, faults } = readRuleBook(files, hash)
  if (faults.length > 0) {
    throw new UserError('rules-faulty', `The rules in ${dir} have faults:\n${faults.map(faultLine).join('\n')}`)
  }
  return book
}
