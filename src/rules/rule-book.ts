/** The advice as data: questions, decisions and rules after loading and validation. Everything here is plain JSON. */

/** Where a thing stands in a rule file, for error messages: `file:line:column`, counted from 1. */
export type Position = { readonly file: string; readonly line: number; readonly column: number }

/** The value that every question accepts: "I don't know yet". It is an answer, never a missing fact. */
export const UNKNOWN = 'unknown'

/**
 * One answer as it is stored: an option id or `unknown` (choice), option ids (many), free text (text),
 * or an exact number where the question has buckets (`requests_per_day`, `budget_usd`): the number is kept.
 */
export type AnswerValue = string | number | readonly string[]
export type Answers = Readonly<Record<string, AnswerValue>>

export type Option = {
  readonly id: string
  readonly label: string
  readonly description?: string
  /** For numeric questions: the option holds numbers below this bound (and not below the one before it). */
  readonly below?: number
}

export type Question = {
  readonly id: string
  readonly section: string
  readonly kind: 'text' | 'choice' | 'many'
  readonly text: string
  readonly why: string
  readonly options: readonly Option[]
  /** Unit of the exact number that may be typed instead of choosing, e.g. `requests a day`. */
  readonly number?: { readonly unit: string }
  /** Asked only if this holds for the answers so far. */
  readonly when?: Condition
  readonly position: Position
}

export type Section = { readonly id: string; readonly title: string }

/** The strict subset of json-rules-engine's conditions (see rules/README.md). */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Test

export type Operator = 'equal' | 'notEqual' | 'in' | 'notIn'
export type Test = {
  readonly fact: string
  readonly operator: Operator
  readonly value: string | readonly string[]
}

export type Effect = 'rules-out' | 'calls-for' | 'supports'

export type Rule = {
  readonly id: string
  readonly effect: Effect
  readonly option: string
  readonly when: Condition
  /** A sentence for the user. */
  readonly because: string
  readonly source: string
  readonly position: Position
}

export type DecisionOption = {
  readonly id: string
  readonly label: string
  /** One plain sentence: what choosing it means. */
  readonly description: string
}

export type DecisionSpec = {
  readonly id: string
  readonly title: string
  /** `one`: the best supported option; `many`: every option called for and not ruled out. */
  readonly outcome: 'one' | 'many'
  /** Decisions run in rising stratum; the outcome of a lower one is a fact for a higher one. */
  readonly stratum: number
  /** Simplest and cheapest first. */
  readonly options: readonly DecisionOption[]
  readonly rules: readonly Rule[]
  readonly position: Position
}

/** A fact that is no answer: an earlier decision's outcome, or a figure that the estimator computes. */
export type FactSpec = {
  readonly id: string
  readonly values: readonly string[]
  readonly from: 'answer' | 'decision' | 'figure'
}

export type RuleBook = {
  readonly sections: readonly Section[]
  readonly questions: readonly Question[]
  readonly decisions: readonly DecisionSpec[]
  /** Every fact that a condition may name, with its finite domain (`unknown` included). */
  readonly facts: ReadonlyMap<string, FactSpec>
  /** Answer sets that cannot occur, declared once: the checker leaves them out. */
  readonly constraints: readonly {
    readonly id: string
    readonly never: Condition
    readonly because: string
    readonly position: Position
  }[]
  /** SHA-256 of the rule files' content. */
  readonly hash: string
}

/** Facts as the rules see them: every fact present, each value from its domain. */
export type Facts = Readonly<Record<string, string>>

/** One reason: a rule that fired. */
export type Reason = {
  readonly rule: string
  readonly option: string
  readonly because: string
  readonly source: string
}

export type Outcome = {
  readonly option: string
  readonly secondary: readonly string[]
  readonly because: readonly Reason[]
  readonly ruledOut: readonly Reason[]
}
/** What a `many` decision took, in file order. */
export type Collected = {
  readonly options: readonly { readonly option: string; readonly because: readonly Reason[] }[]
}

export type Outcomes = {
  readonly one: Readonly<Record<string, Outcome>>
  readonly many: Readonly<Record<string, Collected>>
}

/**
 * Computes the figure facts that decisions of a stratum need (fits on one GPU, cost against budget, ...).
 * Pure. Called before each stratum with the answers and the outcomes so far; ids and values must be declared figures.
 */
export type Figures = (answers: Answers, outcomes: Outcomes) => Facts
