import type jsep from 'jsep'
import { type Expression, evaluate, parseExpression } from '../../blueprint/expression.ts'
import type { Known } from './fact-units.ts'
import { combine, countsSame, PLAIN, parseUnit, type Unit } from './unit.ts'

/** Named numbers that an expression may use. */
export type Numbers = ReadonlyMap<string, Known>

/** A result in the unit that was asked for, or what is wrong: it has none, or it counts something else. */
export type Computed = { readonly value: number } | { readonly fault: 'expression' | 'unit' }

/** Longer than anything that can be said in a sentence, and larger. */
const MAX_LENGTH = 200
const MAX_VALUE = 1e12

/**
 * The value of an expression over named numbers, in `unit`. Somebody else wrote it, so that it brings no number of its own: the
 * only digit is the 1 of `1 - share`. Sums need equal units, and the result must count what `unit` says; nothing counts below zero.
 */
export function compute(text: string, unit: string, numbers: Numbers): Computed {
  const wanted = parseUnit(unit)
  const expression = text.length > MAX_LENGTH ? undefined : parsed(text)
  if (expression === undefined || !expression.names.some((name) => numbers.has(name))) return { fault: 'expression' }
  if (wanted === undefined) return { fault: 'unit' }
  const units = new Map([...numbers].map(([name, each]) => [name, parseUnit(each.unit) ?? PLAIN]))
  const found = unitOf(expression.tree, units)
  if (found === 'none') return { fault: 'expression' }
  if (found === undefined || !countsSame(found, wanted)) return { fault: 'unit' }
  const inBase = [...numbers].map(([name, { value }]) => [name, value * (units.get(name)?.factor ?? 1)] as const)
  const value = evaluate(expression, Object.fromEntries(inBase))
  const fits = typeof value === 'number' && value >= 0 && value / wanted.factor <= MAX_VALUE
  return fits ? { value: value / wanted.factor } : { fault: 'expression' }
}

function parsed(text: string): Expression | undefined {
  try {
    return parseExpression(text)
  } catch {
    return undefined
  }
}

/** The unit of a result; undefined where units do not fit, `none` for what is no arithmetic over facts alone. */
function unitOf(node: jsep.Expression, units: ReadonlyMap<string, Unit>): Unit | undefined | 'none' {
  switch (node.type) {
    case 'Identifier':
      return units.get((node as jsep.Identifier).name) ?? 'none'
    case 'UnaryExpression': {
      const { operator, argument } = node as jsep.UnaryExpression
      return operator === '-' ? unitOf(argument, units) : 'none'
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression
      const rest = operator === '-' && (left as jsep.Literal).value === 1
      const sides = both(rest ? PLAIN : unitOf(left, units), unitOf(right, units))
      if (sides === undefined || sides === 'none') return sides
      const [one, other] = sides
      if (operator === '*') return combine(one, other, 1)
      if (operator === '/') return combine(one, other, -1)
      if (operator !== '+' && operator !== '-') return 'none'
      return countsSame(one, other) ? one : undefined
    }
    case 'CallExpression': {
      const { callee, arguments: given } = node as jsep.CallExpression
      return ofCall(
        (callee as jsep.Identifier).name,
        given.map((each) => unitOf(each, units)),
      )
    }
    default:
      return 'none'
  }
}

type Found = ReturnType<typeof unitOf>

function both(one: Found, other: Found): readonly [Unit, Unit] | undefined | 'none' {
  if (one === 'none' || other === 'none') return 'none'
  return one === undefined || other === undefined ? undefined : [one, other]
}

const CASES: Unit = { factor: 1, powers: { case: 1 } }
/** Functions over shares, and what they give; each takes plain numbers. */
const OF_SHARES: Readonly<Record<string, Unit>> = {
  casesForShare: CASES,
  casesForZero: CASES,
  casesForDifference: CASES,
  sqrt: PLAIN,
  ln: PLAIN,
  exp: PLAIN,
  pow: PLAIN,
}
/** Functions that leave the unit as it is. What is counted in time would be rounded in another unit than the reader's. */
const KEEPS = new Set(['min', 'max', 'round', 'ceil', 'floor'])
const ROUNDS = new Set(['round', 'ceil', 'floor'])

function ofCall(name: string, given: readonly Found[]): Found {
  if (given.includes('none')) return 'none'
  const units = given.filter((each): each is Unit => each !== undefined && each !== 'none')
  const [first] = units
  if (first === undefined || units.length < given.length) return undefined
  if (KEEPS.has(name)) {
    const whole = !ROUNDS.has(name) || !('minute' in first.powers)
    return whole && units.every((each) => countsSame(each, first)) ? first : undefined
  }
  if (name === 'limitFromZero') return countsSame(first, CASES) ? PLAIN : undefined
  const result = OF_SHARES[name]
  return result !== undefined && units.every((each) => countsSame(each, PLAIN)) ? result : undefined
}
