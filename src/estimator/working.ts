import { counted, num } from '../amounts/print.ts'
import type { Format } from './architecture/precision.ts'
import type { Shape } from './architecture/shape.ts'
import { embeddingParams, weightBytes } from './architecture/weights.ts'
import { billions, GIB } from './words.ts'

/**
 * Lines of working are equations that anyone can check: `name: factor x factor = result`, every factor written out, what was fitted by name and
 * value. Words behind a number say what it is; words in brackets are remarks. A test reads each line back and reckons it again.
 */

/** Bytes as GiB. */
export const gib = (bytes: number): string => `${num(bytes / GIB)} GiB`

/** Seconds as milliseconds. */
export const ms = (seconds: number): string => `${num(seconds * 1000)} ms`

/** The bytes of the weights in a format, as an expression: the body at its bits, embeddings and head at theirs. */
export function weightsOf(shape: Shape, format: Format): string {
  if (format.bits === format.embeddingBits)
    return `${billions(shape.params)} parameters x ${counted(format.bits / 8, 'byte')}`
  const tables = embeddingParams(shape)
  return `${billions(shape.params - tables)} parameters x ${counted(format.bits / 8, 'byte')} + ${billions(tables)} of embeddings and head x ${counted(format.embeddingBits / 8, 'byte')}`
}

/** `weights: 8.03 B parameters x 2 bytes = 16.06 GB = 14.96 GiB`. */
export function weightsLine(shape: Shape, format: Format): string {
  const bytes = weightBytes(shape, format)
  return `weights: ${weightsOf(shape, format)} = ${num(bytes / 1e9)} GB = ${gib(bytes)}`
}

/** A fitted weight with its name, when it is not 1: `x 1.106 (fitted: states)`. */
export const fitted = (value: number, name: string): string => (value === 1 ? '' : ` x ${num(value)} (fitted: ${name})`)

/** A term of a fitted sum: its name, its weight and its seconds. */
export type Term = readonly [name: string, weight: number, seconds: number]

/** The fitted sum of terms, leant to what was published nearby: `0.96 (fitted: weights) x 4.79 ms + ... = 5.2 ms x 1.03 (...)`. */
export function sumLine(terms: readonly Term[], result: number): { readonly sum: string; readonly lean: string } {
  const counts = terms.filter(([, weight, seconds]) => weight * seconds !== 0)
  const formula = counts.reduce((total, [, weight, seconds]) => total + weight * seconds, 0)
  const sum = counts.map(([name, weight, seconds]) => `${num(weight)} (fitted: ${name}) x ${ms(seconds)}`).join(' + ')
  return {
    sum: `${sum} = ${ms(formula)}`,
    lean: `${ms(formula)} x ${num(result / formula)} (leant to published figures nearby) = ${ms(result)}`,
  }
}
