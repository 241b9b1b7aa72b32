import { formatNumber } from '../amounts/print.ts'
import type { FactValues } from '../blueprint/expression.ts'
import type { Answers } from '../rules/rule-book.ts'

/** What we read in the team's own words, as the plan uses it; absent where nothing was said. */
export type OwnWords = {
  readonly languages?: string
  readonly systems?: string
  readonly places?: string
  readonly machines?: string
  /** A day, in the team's own noun. */
  readonly volume?: string
  readonly success?: string
}

/** The facts of a project that a reader should find again in the plan. */
export function ownWords(facts: FactValues, answers: Answers): OwnWords {
  const text = (name: string) =>
    typeof facts[name] === 'string' && facts[name] !== '' ? String(facts[name]) : undefined
  const success =
    typeof answers.success_measure === 'string' && answers.success_measure !== 'unknown'
      ? answers.success_measure.trim()
      : undefined
  const perDay =
    typeof answers.requests_per_day === 'number' && typeof facts.casesPerDay === 'number'
      ? facts.casesPerDay
      : undefined
  const found = {
    languages: text('languages'),
    systems: text('systems'),
    places: text('region'),
    machines: text('hardware'),
    volume: perDay === undefined ? undefined : `${daily(perDay)} ${text('cases') ?? 'requests'} a day`,
    success: success === undefined || success === '' ? undefined : success,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** A typed number as it was typed; one that was reckoned from a month or a year to three digits. */
const daily = (value: number): string => (Number.isInteger(value) ? value.toLocaleString('en-US') : formatNumber(value))
