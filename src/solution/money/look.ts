import type { FactValues } from '../../blueprint/expression.ts'
import type { Worth } from '../../blueprint/worth-schema.ts'
import type { WorthInput } from './worth-input.ts'

/** The share of the cases that people still do: what the goal leaves, or else what is usual for such work (assumed). */
export function stayingShare(
  { automationTarget }: FactValues,
  { share }: NonNullable<Worth['stays']>,
): { readonly low: number; readonly high: number } {
  return typeof automationTarget === 'number' ? { low: 1 - automationTarget, high: 1 - automationTarget } : share
}

/** A person's look at a case that the system leaves over, as the benefit counts it; nothing where the kind of project has none. */
export function lookFacts({ facts, worth, anHourUsd }: Omit<WorthInput, 'usual'>): Partial<Look> {
  if (worth?.stays === undefined) return {}
  const { low, high } = stayingShare(facts, worth.stays)
  const told = facts.hourlyCostUsd
  return {
    lookMinutes: worth.stays.minutes,
    lookHourUsd: typeof told === 'number' ? told : anHourUsd,
    lookFrom: typeof told === 'number' ? 'the minutes assumed' : 'both assumed',
    staysShare: (low + high) / 2,
    staysFrom: typeof facts.automationTarget === 'number' ? 'by your goal' : 'assumed',
  }
}

type Look = {
  readonly lookMinutes: number
  readonly lookHourUsd: number
  readonly lookFrom: string
  readonly staysShare: number
  readonly staysFrom: string
}
