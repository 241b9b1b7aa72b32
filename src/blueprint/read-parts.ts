import { faultAt, type YamlFile } from '../knowledge/yaml-file.ts'
import { readCondition } from '../rules/reading/read-condition.ts'
import type { Condition, RuleBook } from '../rules/rule-book.ts'
import type { Challenge } from './challenge-schema.ts'
import { parseExpression } from './expression.ts'
import { ALWAYS_KNOWN, FACT_NAMES } from './fact-names.ts'
import { namesIn, neededFacts, parseTemplate, type Template } from './template.ts'

type Path = readonly PropertyKey[]
/** What was read of texts and conditions, by the text and by the map that was read. */
type Into = { readonly templates: Map<string, Template>; readonly conditions: Map<object, Condition> }

/** Reads the arithmetic, the condition and the texts of a challenge. Throws a UserError with file and line for a fault. */
export function readChallenge(challenge: Challenge, file: YamlFile, path: Path, book: RuleBook, into: Into): void {
  if (challenge.applies) {
    into.conditions.set(challenge.applies, readWhen(challenge.applies, file, [...path, 'applies'], book))
  }
  const named: string[] = []
  for (const [name, text] of Object.entries(challenge.let)) {
    readExpression(text, file, [...path, 'let', name], named)
    named.push(name)
  }
  if (challenge.when) readExpression(challenge.when, file, [...path, 'when'], named)
  for (const field of ['title', 'say', 'do'] as const) {
    const text = challenge[field]
    if (text !== undefined) into.templates.set(text, readTemplate(text, file, [...path, field], named))
  }
}

/** `named`: names that a challenge's `let` defines; a text of a challenge may need any fact, others only what is always known. */
export function readTemplate(text: string, file: YamlFile, path: Path, named?: readonly string[]): Template {
  const read = attempt(() => parseTemplate(text), file, path)
  known(namesIn(read), file, path, named ?? [])
  const bare =
    named === undefined ? neededFacts(read).filter((name) => !(ALWAYS_KNOWN as readonly string[]).includes(name)) : []
  if (bare.length > 0) {
    throw faultAt(file, path, `"${bare[0]}" may be unknown: put the part that needs it between [[ and ]]`)
  }
  return read
}

export function readExpression(text: string, file: YamlFile, path: Path, named: readonly string[]): void {
  known(attempt(() => parseExpression(text), file, path).names, file, path, named)
}

function known(names: readonly string[], file: YamlFile, path: Path, named: readonly string[]): void {
  const strange = names.find(
    (name) => !(name in FACT_NAMES) && !named.includes(name) && name !== 'true' && name !== 'false',
  )
  if (strange !== undefined) throw faultAt(file, path, `"${strange}" is no fact of a project (see docs/blueprints.md)`)
}

export function readWhen(raw: unknown, file: YamlFile, path: Path, book: RuleBook): Condition {
  const faults: string[] = []
  const read = readCondition(raw, [], {
    facts: book.facts,
    at: () => ({ file: file.file, line: 1, column: 1 }),
    report: ({ message }) => void faults.push(message),
    stratum: 99,
    subject: 'when',
  })
  if (read === undefined || faults.length > 0) throw faultAt(file, path, faults[0] ?? 'the condition is not valid')
  return read
}

function attempt<T>(read: () => T, file: YamlFile, path: Path): T {
  try {
    return read()
  } catch (cause) {
    throw faultAt(file, path, (cause as Error).message)
  }
}
