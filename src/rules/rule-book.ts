/** The advice as data: questions, decisions and rules after loading and validation. Everything here is plain JSON. */

/** Where a thing stands in a rule file, for error messages: `file:line:column`, counted from 1. */
export type Position = { readonly file: string; readonly line: number; readonly column: number }

/** The value that every question accepts: "I don't know yet". It is an answer, never a missing fact. */
export const UNKNOWN = 'unknown'

/** The longest text answer that is kept, in UTF-16 code units. It fits every platform's own limit on one message. */
export const MAX_TEXT = 4000

/** The largest exact number that is taken: far above any real budget or load, far below where integers become inexact. */
export const MAX_NUMBER = 1e15

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
  /** For `many`: this option stands alone and means that none of the others holds (`nothing`, `none`). */
  readonly exclusive?: boolean
  /** What people type for it besides its id and label. */
  readonly synonyms?: readonly string[]
}

/** How easily a person can change the fact behind an answer; `fixed` is never proposed as a change. */
export type Effort = 'easy' | 'effort' | 'hard' | 'fixed'

export type Question = {
  readonly id: string
  /** A few words for lists of answers; absent: made from the id. */
  readonly label?: string
  readonly section: string
  /** `number`: no options; an exact number is typed in the unit of `number`. */
  readonly kind: 'text' | 'choice' | 'many' | 'number'
  readonly text: string
  readonly why: string
  readonly options: readonly Option[]
  /** Unit of the exact number that may be typed instead of choosing, e.g. `requests a day`. */
  readonly number?: { readonly unit: string }
  /**
   * `full`: it sharpens the plan's text and figures and decides nothing, so only a full interview asks it. Elsewhere its
   * answer is read from the free text, taken by one tap, or typed after the plan ("change region to eu").
   */
  readonly asked?: 'full'
  /** Asked only if this holds for the answers so far. */
  readonly when?: Condition
  /** How easily a person can change this answer (default `effort`). */
  readonly effort: Effort
  /**
   * While this can still hold, the plan's text or figures use the answer itself, so the question counts even if no
   * decision depends on it. Absent: only decisions use it. Text questions are always used.
   */
  readonly feeds?: Condition
  /** `quick` mode asks it though no decision depends on it (the problem itself). */
  readonly quick: boolean
  readonly position: Position
}

type Section = { readonly id: string; readonly title: string }

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

type Effect = 'rules-out' | 'calls-for' | 'supports'

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
  /** One plain sentence: what choosing it means. For a step: what to do. */
  readonly description: string
  /** Options of the same decision that may be done together with this one; they become `secondary`. */
  readonly combines: readonly string[]
  /** Of a risk: how bad, and what to do about it. */
  readonly level?: 'high' | 'medium' | 'low'
  readonly mitigation?: string
  /** Of a step: where the advice comes from. */
  readonly source?: string
  readonly position: Position
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
  /** Of an answer: its question. Of a figure: the questions that it is computed from (and the decisions, by id). */
  readonly uses: readonly string[]
  /** The first stratum at which it is known: 0 for answers, the decision's own plus one for outcomes. */
  readonly stratum: number
  /** Of a figure: what it is called, for a person. */
  readonly label?: string
  readonly position: Position
}

/** Answers that a person may give together but that pull against each other. */
export type Contradiction = {
  readonly id: string
  readonly when: Condition
  readonly questions: readonly string[]
  /** A kind sentence for the user. */
  readonly because: string
  readonly position: Position
}

type LawCommon = {
  readonly id: string
  readonly decision: string
  readonly because: string
  readonly position: Position
}
/**
 * As `fact` moves along `order`, none of `options` once chosen is left again. `whole` counts what the fact does through
 * earlier decisions too; otherwise those are held still.
 */
export type OrderLaw = LawCommon & {
  readonly kind: 'order'
  readonly options: readonly string[]
  readonly fact: string
  readonly order: readonly string[]
  readonly whole: boolean
}
/** Each of `options` is taken exactly when something holds, only then, or always then (and maybe at other times). */
export type WhenLaw = LawCommon & {
  readonly kind: 'exactly' | 'only' | 'always'
  readonly options: readonly string[]
  readonly when: Condition
}
/** What the checker proves, whatever the rules say. */
export type Law = OrderLaw | WhenLaw

/** Where a rule's advice comes from. */
export type RuleSource = {
  readonly id: string
  readonly title: string
  readonly url?: string
  /** When it was published or last looked at, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly date: string
  /** The month, `YYYY-MM`, after which the fact is stale and must be looked at again. */
  readonly reviewBy?: string
  readonly position: Position
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
  readonly contradictions: readonly Contradiction[]
  readonly laws: readonly Law[]
  readonly sources: ReadonlyMap<string, RuleSource>
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
