import { num } from '../../amounts/print.ts'
import type { Draft } from '../draft.ts'
import { correctionAt, type Field, type Point } from '../measured/field.ts'
import { around, type Range } from '../range.ts'
import file from './constants.json' with { type: 'json' }

export type SmallKind = 'encoder-speed' | 'speech' | 'document'

/**
 * One factor of a rate, e to the power of (`prior` + what was fitted) x `amount`; `name` is how the working says it. `prior` is what one would expect
 * without any figure (twice the size, almost half the speed): where few figures speak of a factor it stays near that.
 */
type Factor = readonly [name: string, amount: number, prior: number]

/** What decides a rate: factors of a product, and the place among published figures. */
export type RateCase = { readonly factors: readonly Factor[]; readonly place: Point }

type Constants = Readonly<Record<SmallKind, { readonly line: readonly number[]; readonly field: Field }>>

/** What bench/fit-small.ts learnt from bench/published/small-models.json. */
const constants = file.kinds as unknown as Constants

/** 80 % of a normal distribution lie within this many standard deviations. */
const EIGHTY = 1.2816

/** Of whole families of models that were left out, nine in ten lie within this factor (bench/fit-small.ts): further apart nothing is. */
const WIDEST = 5.5

/** The measured rate of a kind, leant to published figures nearby, with its working: a product of fitted factors. */
export function measuredRate(
  draft: Draft,
  kind: SmallKind,
  { factors, place }: RateCase,
  what: string,
  guessed: boolean,
): Range {
  const { line, field } = constants[kind]
  const { shift, sd } = correctionAt(field, place)
  const parts = factors.map(([name, amount, prior], i) => ({
    name,
    factor: Math.exp(((line[i] ?? 0) + prior) * amount),
  }))
  const value = parts.reduce((rate, part) => rate * part.factor, Math.exp(shift))
  draft.working.push(() => {
    const shown = parts.filter((part) => part.factor !== 1).map((part) => `${num(part.factor)} (fitted: ${part.name})`)
    return `${what}: ${shown.join(' x ')} x ${num(Math.exp(shift))} (leant to published figures nearby) = ${num(value)}`
  })
  draft.sources.add('measured-fit')
  // A size that nobody gave may be three times off, and the rate with it.
  const wide = Math.min(WIDEST, Math.exp(EIGHTY * Math.hypot(sd, guessed ? 0.5 : 0)))
  return around(value, 1 / wide, wide)
}
