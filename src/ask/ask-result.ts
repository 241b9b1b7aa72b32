import type { Guides } from '../blueprint/guides.ts'
import type { Concept, Concepts } from '../knowledge/concepts.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Plan } from '../plan/plan.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { Table } from './plan/as-tables.ts'
import type { Ask } from './read/asks.ts'

/** What `ask` may look at. Only `knowledge` is needed; everything else makes it understand more. */
export type AskContext = {
  readonly knowledge: Knowledge
  /** The notes of knowledge/concepts; without them no concept is answered. */
  readonly concepts?: Concepts
  readonly book?: RuleBook
  /** What is known of kinds of projects: with them, and the rules, a choice is decided for what a question describes. */
  readonly guides?: Guides
  /** The plan of the thread, for "why", "what if", "who do we need". */
  readonly plan?: Plan
  /** `query` of the last answer in this thread: a follow-up changes only what it says. */
  readonly lastQuery?: AskQuery | null
  /** What was said before, as text (the message that is replied to, a thread's title): read for facts, never for intent alone. */
  readonly said?: string
  /** The note that answered what was asked before; `ask` finds it by `said`. */
  readonly lastNote?: Concept
  /** Asked by whom the plan belongs to: likely about it, also where others talk. */
  readonly own?: boolean
  /** True in a one-to-one room: then nothing is met with silence. */
  readonly direct?: boolean
}

/** A size query as it was understood: single values, or lists where a comparison was asked for. `kind` is the estimator's. */
export type AskQuery = {
  readonly kind: string
  readonly [field: string]: string | number | boolean | readonly (string | number)[]
}

/** How sure the understanding is. `unsure` asks one thing back; `none` is not for us. */
export type Confidence = 'sure' | 'nearly' | 'unsure' | 'none'

/** A change to the plan that the text proposes ("what if we had 5000 labels?"): the caller re-decides, see `answerWhatIf`. */
export type ProposedChange = { readonly question: string; readonly value: string; readonly label: string }

export type AskResult = {
  readonly intent: 'sizing' | 'concept' | 'plan' | 'none'
  readonly asks: readonly Ask[]
  readonly query: AskQuery | null
  /** Fields that would have to be known for a firm answer, the most telling first. The reply asks for the first at most. */
  readonly missing: readonly string[]
  /** Plain text, short enough for a phone. Empty when there is nothing to say (silence). */
  readonly reply: string
  /** Ids of knowledge/sources.yaml, or addresses of a note's sources. */
  readonly sources: readonly string[]
  readonly confidence: Confidence
  /** Things to offer as buttons: `text` is what the press says in the reader's name. */
  readonly offers: readonly { readonly label: string; readonly text: string }[]
  /** The reply as tables, where somebody wants to see it so. */
  readonly tables?: readonly Table[]
  /** Set for a what-if. */
  readonly change?: ProposedChange
  /** Set for "why": the decision it is about. */
  readonly decision?: string
  /** The text describes a project of its own: it may be the problem of a plan. */
  readonly described?: true
  /** Id of the quoted note, if one is. */
  readonly concept?: string
}
