import type { Command } from 'commander'
import type { Fault } from '../rules/fault.ts'
import type { RuleBook } from '../rules/rule-book.ts'

/** `llm-plan check [DIR]`: proves the rules, and without DIR the choice of a blueprint too. Exit 1 and one line a fault, with file, line, rule and witness. */
export default function checkCommand(program: Command): void {
  program
    .command('check')
    .description('prove the rules over every possible set of answers')
    .argument('[dir]', 'folder with the rules (default: RULES_DIR, or the shipped rules)')
    .option('--json', 'print the faults as JSON')
    .action(async (dir: string | undefined, options: { json?: boolean }) => {
      const { rulesFolder } = await import('./rules-folder.ts')
      const { readRuleFiles } = await import('../rules/reading/read-rule-files.ts')
      const { readRuleBook } = await import('../rules/reading/read-rule-book.ts')
      const { check } = await import('../rules/check.ts')
      const { faultLine } = await import('../rules/fault.ts')

      const folder = rulesFolder(dir)
      const { files, hash } = await readRuleFiles(folder)
      const { book, faults: unread } = readRuleBook(files, hash)
      const start = performance.now()
      const proved = unread.length > 0 ? unread : check(book, new Date().toISOString().slice(0, 7))
      const kinds = dir === undefined && proved.length === 0 ? await proveKinds(book) : undefined
      const faults = kinds?.faults ?? proved
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      if (options.json) process.stdout.write(`${JSON.stringify(faults)}\n`)
      else for (const fault of faults) process.stdout.write(`${faultLine(fault)}\n`)
      if (faults.length > 0) {
        process.stderr.write(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${folder}\n`)
        process.exitCode = 1
        return
      }
      const rules = book.decisions.reduce((sum, decision) => sum + decision.rules.length, 0)
      if (options.json) return
      process.stdout.write(`Proved: ${book.decisions.length} decisions, ${rules} rules, no fault (${seconds} s).\n`)
      if (kinds !== undefined)
        process.stdout.write(`Proved: whatever the answers, one of ${kinds.count} blueprints leads.\n`)
      const { loadFacts } = await import('./load-facts.ts')
      const { oldestFacts } = await import('../knowledge/oldest-facts.ts')
      const old = oldestFacts(await loadFacts()).map((fact) => `${fact.date} ${fact.list}: ${fact.name}`)
      process.stdout.write(`The oldest fact of each kind, to review first:\n${old.join('\n')}\n`)
    })
}

/** Loads the blueprints in use for these rules, and proves their choice. */
async function proveKinds(book: RuleBook): Promise<{ readonly count: number; readonly faults: readonly Fault[] }> {
  const { loadFacts } = await import('./load-facts.ts')
  const { loadShippedGuides } = await import('./load-advice.ts')
  const { coverFaults } = await import('../blueprint/cover-faults.ts')
  const { proveChoice } = await import('../blueprint/prove-choice.ts')
  const { knowledgeDirOfProcess } = await import('../config.ts')
  const { library } = await loadShippedGuides(knowledgeDirOfProcess(), book, await loadFacts())
  return { count: library.length, faults: [...coverFaults(library, book), ...proveChoice(book, library)] }
}
