import type { SizeFault } from './query.ts'

/** A bad query, thrown inside the estimator and turned into a SizeFault by `estimate`; it never leaves the folder. */
export class BadQuery extends Error {
  readonly fault: SizeFault

  constructor(code: string, field: string | undefined, message: string) {
    super(message)
    this.fault = { error: field === undefined ? { code, message } : { code, message, field } }
  }
}

type Limits = { readonly min?: number; readonly max?: number; readonly whole?: boolean }
export type Query = Readonly<Record<string, unknown>>

/** Reads a number (or a string that is one). Undefined when the field is absent; a fault that names it when it is bad. */
export function optionalNumber(query: Query, field: string, limits: Limits = {}): number | undefined {
  const given = query[field]
  if (given === undefined || given === null || given === '') return undefined
  const value = typeof given === 'string' ? Number(given.replaceAll(/[_,](?=\d{3})/g, '')) : given
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new BadQuery('bad-number', field, `${field} must be a number, but it is ${show(given)}.`)
  }
  const { min = 0, max = 1e15, whole = false } = limits
  if (value < min || (min === 0 && value <= 0)) {
    throw new BadQuery(
      'too-small',
      field,
      `${field} must be ${min === 0 ? 'above 0' : `at least ${min}`}, but it is ${show(given)}.`,
    )
  }
  if (value > max) {
    const unit = field.endsWith('B') ? ' billion' : ''
    throw new BadQuery('too-large', field, `${field} must be at most ${max}${unit}, but it is ${show(given)}${unit}.`)
  }
  if (whole && !Number.isInteger(value)) {
    throw new BadQuery('not-whole', field, `${field} must be a whole number, but it is ${show(given)}.`)
  }
  return value
}

/** A whole number of at least 1, or the default. */
export function countOr(query: Query, field: string, fallback: number, max = 1e9): number {
  return optionalNumber(query, field, { min: 1, max, whole: true }) ?? fallback
}

/** A number that the query must have; `hint` says what to give. */
export function requiredNumber(query: Query, field: string, hint: string, limits: Limits = {}): number {
  const value = optionalNumber(query, field, limits)
  if (value === undefined) throw new BadQuery('missing', field, `${field} is missing: ${hint}`)
  return value
}

/** A text, trimmed; undefined when absent or empty. */
export function optionalText(query: Query, field: string): string | undefined {
  const given = query[field]
  if (given === undefined || given === null || given === '') return undefined
  if (typeof given === 'number' && Number.isFinite(given)) return String(given)
  if (typeof given !== 'string')
    throw new BadQuery('bad-text', field, `${field} must be a text, but it is ${show(given)}.`)
  if (given.length > 200) throw new BadQuery('too-long', field, `${field} must be at most 200 characters long.`)
  return given.trim()
}

/** A yes or no, also as text; undefined when absent. */
export function optionalFlag(query: Query, field: string): boolean | undefined {
  const given = query[field]
  if (given === undefined || given === null || given === '') return undefined
  if (given === true || given === 'true' || given === 'yes' || given === 1) return true
  if (given === false || given === 'false' || given === 'no' || given === 0) return false
  throw new BadQuery('bad-flag', field, `${field} must be true or false, but it is ${show(given)}.`)
}

/** One of the given words (upper and lower case do not matter); undefined when absent. */
export function optionalChoice<T extends string>(query: Query, field: string, choices: readonly T[]): T | undefined {
  const given = optionalText(query, field)?.toLowerCase()
  if (given === undefined) return undefined
  const found = choices.find((choice) => choice.toLowerCase() === given)
  if (found !== undefined) return found
  throw new BadQuery(
    'unknown-value',
    field,
    `${field} must be one of ${choices.join(', ')}, but it is ${show(query[field])}.`,
  )
}

function show(given: unknown): string {
  const text = typeof given === 'number' ? String(given) : (JSON.stringify(given) ?? String(given))
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
