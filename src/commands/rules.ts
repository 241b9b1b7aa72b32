import type { Command } from 'commander'

/** `llm-plan rules`: lists decisions, options and rules readably. */
export default function rulesCommand(program: Command): void {
  program
    .command('rules')
    .description('list the decisions with their options and rules')
    .argument('[dir]', 'folder with the rules (default: RULES_DIR, or the shipped rules)')
    .option('--decision <id>', 'only this decision')
    .option('--format <format>', 'text, md or json', 'text')
    .action(async (dir: string | undefined, options: { decision?: string; format: string }) => {
      const { rulesFolder } = await import('./rules-folder.ts')
      const { loadRuleBook } = await import('../rules/load.ts')
      const { rulesText } = await import('../rules/rules-text.ts')
      const { nearest } = await import('../nearest.ts')
      const { UserError } = await import('../errors.ts')

      if (!['text', 'md', 'json'].includes(options.format)) {
        throw new UserError('unknown-format', `--format is text, md or json, not "${options.format}".`, {
          field: 'format',
        })
      }
      const book = await loadRuleBook(rulesFolder(dir))
      const decisions = book.decisions.filter(({ id }) => options.decision === undefined || id === options.decision)
      if (decisions.length === 0) {
        const near = nearest(
          options.decision ?? '',
          book.decisions.map(({ id }) => id),
        )
        const hint = near ? `; did you mean "${near}"?` : '.'
        throw new UserError('unknown-decision', `There is no decision "${options.decision}"${hint}`, {
          field: 'decision',
        })
      }
      const text =
        options.format === 'json'
          ? `${JSON.stringify(decisions, null, 2)}\n`
          : rulesText(book, decisions, options.format === 'md')
      process.stdout.write(text)
    })
}
