import type { Match } from './asked/make-asked.ts'
import type { Near, Searched } from './asked/make-near.ts'
import type { Further } from './note-aspect.ts'
import type { FoundTopic, PlanTopic } from './plan-topics.ts'

/** A short note that the bot quotes: at most 120 words, in our own words, with sources. */
export type Concept = {
  readonly id: string
  readonly title: string
  readonly aliases: readonly string[]
  /** Questions in plain words that the note answers. */
  readonly asks: readonly string[]
  /** The decision of the rules that the note is about: the reply adds what settles it. */
  readonly decision?: string
  /** Addresses of what the note rests on. */
  readonly sources: readonly { readonly title: string; readonly url?: string | undefined; readonly date: string }[]
  /** A question that the estimator answers and that goes with the note. */
  readonly calculation?: { readonly label: string; readonly ask: string }
  /** What the note says when a short question behind it asks for more: its limits, an example, how to do it. */
  readonly further?: Further
  readonly text: string
}

/** The notes, with a search that forgives spelling. */
export type Concepts = {
  readonly notes: ReadonlyMap<string, Concept>
  /**
   * The notes that share most with a text, best first: found by any mixture of their questions, title and text. One
   * question of the first that is like the text, with what was said before, raises its chance.
   */
  near(text: string, before?: string): readonly (Near & { readonly concept: Concept })[]
  /** The same search among other answers, with the same words. */
  nearIn(answers: readonly Searched[]): (text: string) => readonly Near[]
  /** The note whose title or alias is exactly this (case, spaces and hyphens do not count). */
  named(name: string): Concept | undefined
  /** Names, as one word, that people also say without asking about them. */
  readonly inPassing: ReadonlySet<string>
  /** The notes that answer a plain question, however it is put, best first; `score` is 1 for the same telling words. */
  asked(text: string, before?: string, as?: 'whole' | 'sentences'): readonly (Match & { readonly concept: Concept })[]
  /** The note that lists this very question, whatever its light words. */
  sameForm(text: string): Concept | undefined
  /** The topic of plan-topics.yaml that a question about an open plan is about. */
  planTopic(text: string): FoundTopic | undefined
  readonly topics: ReadonlyMap<string, PlanTopic>
  /** The telling words of a text, under one name for all that mean the same. */
  terms(text: string): ReadonlySet<string>
}
