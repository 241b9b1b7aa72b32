import type { Fault } from '../../src/rules/fault.ts'
import { type RuleFiles, readRuleBook } from '../../src/rules/reading/read-rule-book.ts'
import type { RuleBook } from '../../src/rules/rule-book.ts'

/** The texts of a small sound rule book: two questions that matter, one decision, one law's worth of rules. */
const SOUND = {
  questionnaire: `
sections: [{ id: s, title: Section }]
questions:
  - id: size
    section: s
    kind: choice
    text: How big?
    why: Because.
    options: [{ id: small, label: Small }, { id: large, label: Large }]
  - id: tools
    section: s
    kind: many
    text: Which tools?
    why: Because.
    options: [{ id: saw, label: Saw }, { id: none, label: None, exclusive: true }]
`,
  facts: 'figures: []',
  constraints: 'constraints: []',
  sources: 'sources: [{ id: book, title: A book, date: "2024" }]',
  decision: `
id: way
title: Which way
outcome: one
stratum: 1
options:
  - { id: simple, label: Simple, description: The simple way. }
  - { id: heavy, label: Heavy, description: The heavy way. }
rules:
  - { id: large-is-heavy, effect: supports, option: heavy, when: { size: large }, because: It is large., source: book }
  - { id: no-saw, effect: rules-out, option: heavy, when: { tools.saw: no }, because: There is no saw., source: book }
`,
}
export type Texts = typeof SOUND

/** Reads the small rule book after `change` has changed one of its texts; more decisions may be added. */
export function smallBook(
  change: Partial<Texts> | ((sound: Texts) => Partial<Texts>) = {},
  more: readonly string[] = [],
): { book: RuleBook; faults: readonly Fault[] } {
  const texts = { ...SOUND, ...(typeof change === 'function' ? change(SOUND) : change) }
  const file = (name: keyof Texts) => ({ path: `${name}.yaml`, text: texts[name].trimStart() })
  const files: RuleFiles = {
    questionnaire: file('questionnaire'),
    facts: file('facts'),
    constraints: file('constraints'),
    sources: file('sources'),
    decisions: [file('decision'), ...more.map((text, i) => ({ path: `more-${i}.yaml`, text: text.trimStart() }))],
  }
  return readRuleBook(files, 'hash')
}
