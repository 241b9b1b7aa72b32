import jsep from 'jsep'
import { callFunction, FUNCTIONS } from './functions.ts'

export type Value = number | string | boolean
export type FactValues = Readonly<Record<string, Value | undefined>>

/** A parsed expression with the names of the facts and functions that it uses. */
export type Expression = { readonly text: string; readonly tree: jsep.Expression; readonly names: readonly string[] }

/** `known(fact)`: whether it is known; the one call that has a value without it. */
const KNOWN = 'known'

jsep.addBinaryOp('and', 2)
jsep.addBinaryOp('or', 1)
jsep.addUnaryOp('not')

/**
 * Reads an expression over facts: `casesPerDay / objects`, `target > 0.9 and labelled < 1000`. Throws an Error whose message
 * says what is wrong: no syntax, or a function that does not exist.
 */
export function parseExpression(text: string): Expression {
  const tree = jsep(text)
  const names = new Set<string>()
  collect(tree, names, text)
  return { text, tree, names: [...names] }
}

/** The value of an expression; undefined when a fact that it needs is not known or the arithmetic has no result. */
export function evaluate({ tree }: Expression, facts: FactValues): Value | undefined {
  const value = result(tree, facts)
  return typeof value === 'number' && !Number.isFinite(value) ? undefined : value
}

function collect(node: jsep.Expression, names: Set<string>, text: string): void {
  if (node.type === 'Identifier') names.add((node as jsep.Identifier).name)
  for (const part of partsOf(node, text)) collect(part, names, text)
}

/** What a node is made of. Throws for everything that is not arithmetic: member access, arrays, several statements. */
function partsOf(node: jsep.Expression, text: string): readonly jsep.Expression[] {
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
      return []
    case 'UnaryExpression':
      return [(node as jsep.UnaryExpression).argument]
    case 'BinaryExpression': {
      const { left, right } = node as jsep.BinaryExpression
      return [left, right]
    }
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = node as jsep.ConditionalExpression
      return [test, consequent, alternate]
    }
    case 'CallExpression': {
      const call = node as jsep.CallExpression
      const { name } = call.callee as jsep.Identifier
      if (name === KNOWN || Object.hasOwn(FUNCTIONS, name)) return call.arguments
      throw new Error(`"${name}" is no function; there are ${Object.keys(FUNCTIONS).join(', ')}`)
    }
    default:
      throw new Error(`"${text}" is not arithmetic over facts`)
  }
}

function result(node: jsep.Expression, facts: FactValues): Value | undefined {
  switch (node.type) {
    case 'Literal':
      return (node as jsep.Literal).value as Value
    case 'Identifier': {
      const { name } = node as jsep.Identifier
      return Object.hasOwn(facts, name) ? facts[name] : undefined
    }
    case 'UnaryExpression':
      return unary(node as jsep.UnaryExpression, facts)
    case 'BinaryExpression':
      return binary(node as jsep.BinaryExpression, facts)
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = node as jsep.ConditionalExpression
      const holds = result(test, facts)
      return holds === undefined ? undefined : result(holds ? consequent : alternate, facts)
    }
    case 'CallExpression': {
      const call = node as jsep.CallExpression
      const { name } = call.callee as jsep.Identifier
      if (name === KNOWN) return call.arguments.every((part) => result(part, facts) !== undefined)
      const given = call.arguments.map((part) => result(part, facts))
      if (!given.every((value): value is number => typeof value === 'number')) return undefined
      return callFunction(name, given)
    }
    default:
      return undefined
  }
}

function unary({ operator, argument }: jsep.UnaryExpression, facts: FactValues): Value | undefined {
  const value = result(argument, facts)
  if (value === undefined) return undefined
  if (operator === '-') return typeof value === 'number' ? -value : undefined
  return operator === 'not' || operator === '!' ? !value : undefined
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => Value>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function binary({ operator, left, right }: jsep.BinaryExpression, facts: FactValues): Value | undefined {
  const a = result(left, facts)
  const b = result(right, facts)
  // One side that holds is enough, whatever the other is: "not known(classes) or classes < 12".
  if ((operator === 'or' || operator === '||') && (a === true || b === true)) return true
  if (a === undefined || b === undefined) return undefined
  if (operator === 'and' || operator === '&&') return Boolean(a) && Boolean(b)
  if (operator === 'or' || operator === '||') return Boolean(a) || Boolean(b)
  if (operator === '==') return a === b
  if (operator === '!=') return a !== b
  const apply = ARITHMETIC[operator]
  return apply && typeof a === 'number' && typeof b === 'number' ? apply(a, b) : undefined
}
