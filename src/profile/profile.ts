import type { Answers, AnswerValue } from '../rules/rule-book.ts'
import type { WorkDays } from './days-a-year.ts'
import type { Quantity } from './quantity.ts'

/** What is known about one question, and from where: an answer, words of the free text, or an assumption of ours. */
export type Fact = {
  readonly value: AnswerValue
  readonly from: 'answer' | 'words' | 'assumption'
  /** What the fact was read from, letter by letter; only for `words`. */
  readonly words?: string
  /** The question in whose free text the words stand; only for `words`. */
  readonly question?: string
}

/** A figure of the profile with where it comes from. Of an answer's bucket `value` is its middle, with its ends. */
export type Known = {
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly from: Fact['from']
  readonly words?: string
  readonly question?: string
}

/** A name that the free text uses, by its id of `knowledge/signals.yaml`, and the words. */
export type Named = { readonly id: string; readonly words: string; readonly question: string }

/**
 * The project in typed facts: the answers, and what the free text says beside them. Nothing here overrides an answer.
 * Plain data; lists are empty and figures absent where nothing was said. Made by `readProfile`.
 */
export type Profile = {
  /** As they were given. */
  readonly answers: Answers
  /** `answers`, and for questions that have none (not even `unknown`) what the words say: what decisions are made from. */
  readonly effective: Answers
  /** By question id: every answered question, and every one that the words answer. */
  readonly facts: Readonly<Record<string, Fact>>
  /** Every number of the free text. */
  readonly quantities: readonly Quantity[]

  /** What goes in and comes out: option ids of the questions `modality` and `output`. */
  readonly modality: readonly string[]
  readonly output: readonly string[]
  /** Option id of the question `field`; `general` where nothing says more. */
  readonly field: string
  /** Option ids of `region`, and countries by ISO 3166 code (`DE`). */
  readonly regions: readonly string[]
  readonly countries: readonly string[]
  /** The country whose pay counts: where people are said to be paid (`paidThere`), else the first that is named. */
  readonly payCountry?: string
  readonly paidThere?: boolean
  /** On how many days a year the work is done. */
  readonly days: WorkDays
  /** States and provinces that are named, by name. */
  readonly parts: readonly string[]
  /** Languages that are named, by ISO 639 code (`de`, `quz`). `answers.languages` says only how many there are. */
  readonly languages: readonly string[]
  /** Metrics that are named (`f1`, `recall`, `chrf`), with the target where there is one. */
  readonly metrics: readonly (Named & { readonly target?: Quantity })[]
  /** Systems that it must work with, by id and kind (`erp`, `crm`, `records`, `cloud`, `telephony`, ...). */
  readonly systems: readonly (Named & { readonly kind: string })[]
  /** Option id of `cloud`; undefined where none is named. */
  readonly cloud: string | undefined
  /** Products and vendors' models that are bought or used today. */
  readonly bought: readonly Named[]
  /** Accelerators that the team has, by key of `knowledge/accelerators.yaml`. */
  readonly owned: readonly { readonly accelerator: string; readonly count: number; readonly words: string }[]

  readonly volumes: {
    /** Cases or requests a day, and in the busiest second. */
    readonly perDay?: Known
    readonly peakPerSecond?: Known
    /** Cases that are there once and do not come in again; `perDay` is a year's share of them then. */
    readonly once?: Known
  }
  readonly money: {
    readonly budgetUsd?: Known
    /** A year, besides people. */
    readonly currentCostUsd?: Known
    /** An hour of the person who does it today, and that person's minutes for one case. */
    readonly hourlyCostUsd?: Known
    readonly minutesPerCase?: Known
    /** What one case may cost at most. */
    readonly targetCostUsd?: Known
  }
  /** An answer's exact limit in milliseconds. */
  readonly latencyMs?: Known
  readonly deadlineWeeks?: Known
  /** Cases with a known right answer. */
  readonly labelledExamples?: Known
  /** People who do it today. */
  readonly staff?: Known
  /** Billions of parameters that the text asks for ("a 30B model"). */
  readonly paramsB?: Known
}
