import { nearest } from '../../nearest.ts'
import type { Fault, FaultKind } from '../fault.ts'
import { partFact } from '../part-fact.ts'
import type { Condition, FactSpec, Operator, Position, Test } from '../rule-book.ts'

type Path = readonly PropertyKey[]
export type ConditionContext = {
  readonly facts: ReadonlyMap<string, FactSpec>
  readonly at: (path: Path) => Position
  readonly report: (fault: Fault) => void
  /** Facts of this stratum or later are not known yet when the condition is tried. */
  readonly stratum: number
  readonly subject: string
}

const OPERATORS: readonly Operator[] = ['equal', 'notEqual', 'in', 'notIn']
/** What json-rules-engine would allow and the strict profile does not: each of these has given silent wrong answers. */
const FORBIDDEN = ['path', 'params', 'priority', 'condition', 'name']

/**
 * Reads a condition as people write it. `fact: value` and `fact: [values]` are tests, several in one map must all
 * hold; `{not: ...}`, `{at-least: value}` and `{at-most: value}` follow the order of the options (never `unknown`);
 * `{includes: option}` holds for a second option too;
 * `all`, `any` and `not` combine; `{fact, operator, value}` is the long form. Reports every fault, and gives undefined
 * if there was one.
 */
export function readCondition(raw: unknown, path: Path, context: ConditionContext): Condition | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return fault(context, 'shape', path, 'a condition is a map such as "task: [write, code]"')
  }
  const map = raw as Readonly<Record<string, unknown>>
  const keys = Object.keys(map)
  const forbidden = keys.find((key) => FORBIDDEN.includes(key))
  if (forbidden !== undefined) {
    return fault(context, 'forbidden-feature', [...path, forbidden], `"${forbidden}" is not allowed in a condition`)
  }
  if (keys.length === 0) return fault(context, 'shape', path, 'an empty condition would always hold')
  if ('fact' in map) return longForm(map, path, context)
  const parts = keys.map((key) => entry(key, map[key], [...path, key], context))
  if (parts.includes(undefined)) return undefined
  const read = parts as Condition[]
  return read.length === 1 && read[0] !== undefined ? read[0] : { all: read }
}

function entry(key: string, raw: unknown, path: Path, context: ConditionContext): Condition | undefined {
  if (key === 'all' || key === 'any') {
    if (!Array.isArray(raw) || raw.length === 0) {
      return fault(context, 'forbidden-feature', path, `"${key}" needs a list with at least one condition`)
    }
    const parts = raw.map((part, i) => readCondition(part, [...path, i], context))
    if (parts.includes(undefined)) return undefined
    return key === 'all' ? { all: parts as Condition[] } : { any: parts as Condition[] }
  }
  if (key === 'not') {
    const inner = readCondition(raw, path, context)
    return inner && { not: inner }
  }
  const fact = findFact(key, path, context)
  if (fact === undefined) return undefined
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return test(fact, 'in', raw, path, context)
  return comparison(fact, raw as Readonly<Record<string, unknown>>, path, context)
}

function comparison(fact: FactSpec, raw: Readonly<Record<string, unknown>>, path: Path, context: ConditionContext) {
  const [word, ...more] = Object.keys(raw)
  if (word === undefined || more.length > 0) {
    return fault(context, 'unknown-operator', path, 'use one of: not, at-least, at-most, includes')
  }
  if (word === 'includes') return includes(fact, raw[word], [...path, word], context)
  if (word === 'not') return test(fact, 'notIn', raw[word], [...path, word], context)
  if (word !== 'at-least' && word !== 'at-most') {
    return fault(
      context,
      'unknown-operator',
      path,
      `unknown comparison "${word}"; use not, at-least, at-most or includes`,
    )
  }
  const index = fact.values.indexOf(String(raw[word]))
  if (index < 0 || raw[word] === 'unknown') return unknownValue(fact, raw[word], [...path, word], context)
  const known = fact.values.filter((value) => value !== 'unknown')
  const values = word === 'at-least' ? known.slice(index) : known.slice(0, index + 1)
  return test(fact, 'in', values, [...path, word], context)
}

/** That one of these options is chosen or second: `training-option: {includes: [rag, distill]}`. */
function includes(fact: FactSpec, raw: unknown, path: Path, context: ConditionContext): Condition | undefined {
  const options: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
  const wrong = options.find((option) => typeof option !== 'string' || !fact.values.includes(option))
  if (options.length === 0 || wrong !== undefined) return unknownValue(fact, wrong, path, context)
  const tests = options.map(
    (option): Test => ({
      fact: partFact(fact.id, String(option)),
      operator: 'equal',
      value: 'yes',
    }),
  )
  if (tests.some(({ fact: part }) => !context.facts.has(part))) {
    return fault(context, 'unknown-operator', path, `"${fact.id}" never has a second option, so name the option`)
  }
  const [only, ...more] = tests
  return more.length === 0 ? only : { any: tests }
}

function longForm(map: Readonly<Record<string, unknown>>, path: Path, context: ConditionContext) {
  const operator = OPERATORS.find((known) => known === map.operator)
  const extra = Object.keys(map).find((key) => !['fact', 'operator', 'value'].includes(key))
  if (extra !== undefined)
    return fault(context, 'forbidden-feature', [...path, extra], `"${extra}" is not allowed here`)
  if (operator === undefined) {
    const names = OPERATORS.join(', ')
    return fault(context, 'unknown-operator', [...path, 'operator'], `unknown operator "${map.operator}"; use ${names}`)
  }
  const fact = findFact(String(map.fact), [...path, 'fact'], context)
  return (
    fact &&
    test(fact, operator === 'equal' || operator === 'in' ? 'in' : 'notIn', map.value, [...path, 'value'], context)
  )
}

function test(fact: FactSpec, sense: 'in' | 'notIn', raw: unknown, path: Path, context: ConditionContext) {
  const values = (Array.isArray(raw) ? raw : [raw]).map((value) => (typeof value === 'number' ? String(value) : value))
  const wrong = values.find((value) => typeof value !== 'string' || !fact.values.includes(value))
  if (values.length === 0 || wrong !== undefined) return unknownValue(fact, wrong, path, context)
  const [only] = values as string[]
  if (values.length > 1 || only === undefined) return { fact: fact.id, operator: sense, value: values } satisfies Test
  return { fact: fact.id, operator: sense === 'in' ? 'equal' : 'notEqual', value: only } satisfies Test
}

function findFact(id: string, path: Path, context: ConditionContext): FactSpec | undefined {
  const fact = context.facts.get(id)
  if (fact === undefined) {
    const near = nearest(id, context.facts.keys())
    return fault(context, 'unknown-fact', path, `unknown fact "${id}"${near ? `; did you mean "${near}"?` : ''}`)
  }
  if (fact.stratum > context.stratum) {
    return fault(context, 'too-early', path, `"${id}" is only known from stratum ${fact.stratum} on`)
  }
  return fact
}

function unknownValue(fact: FactSpec, value: unknown, path: Path, context: ConditionContext) {
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  const near = typeof value === 'string' ? nearest(value, fact.values) : undefined
  const hint = near ? `did you mean "${near}"?` : `use one of: ${fact.values.join(', ')}`
  return fault(context, 'unknown-value', path, `"${fact.id}" has no value "${shown}"; ${hint}`)
}

function fault(context: ConditionContext, kind: FaultKind, path: Path, message: string): undefined {
  context.report({ kind, position: context.at(path), subject: context.subject, message })
  return undefined
}
