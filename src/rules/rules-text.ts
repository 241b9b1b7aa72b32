import { conditionText } from './condition-text.ts'
import type { DecisionSpec, Rule, RuleBook } from './rule-book.ts'

const EFFECTS: Readonly<Record<Rule['effect'], string>> = {
  'rules-out': 'ruled out',
  'calls-for': 'called for',
  supports: 'supported',
}

/** Decisions with their options and, under each option, its rules: as plain text or as Markdown. */
export function rulesText(book: RuleBook, decisions: readonly DecisionSpec[], markdown: boolean): string {
  const lines = decisions.flatMap((decision) => [
    markdown ? `## ${decision.title} (\`${decision.id}\`)` : `${decision.title} [${decision.id}]`,
    '',
    decision.outcome === 'one'
      ? 'One option: the best supported one that is not ruled out; in a tie, the first.'
      : 'Every option that is called for and not ruled out.',
    '',
    ...decision.options.flatMap((option) => [
      markdown ? `### ${option.label} (\`${option.id}\`)` : `  ${option.label} [${option.id}]`,
      markdown ? `\n${option.description}\n` : `      ${option.description}`,
      ...decision.rules.filter((rule) => rule.option === option.id).flatMap((rule) => ruleLines(book, rule, markdown)),
      '',
    ]),
  ])
  return `${lines.join('\n')}\n`
}

function ruleLines(book: RuleBook, rule: Rule, markdown: boolean): string[] {
  const source = book.sources.get(rule.source)
  const from = source ? `${source.title}, ${source.date}` : rule.source
  const when = conditionText(book, rule.when)
  if (markdown) return [`- **${EFFECTS[rule.effect]}** when ${when}. ${rule.because} *(${from}; \`${rule.id}\`)*`]
  return [`    - ${EFFECTS[rule.effect]} when ${when}`, `      ${rule.because}`, `      (${from}; ${rule.id})`]
}
