import type { Conversation } from '../../contract/store/conversation.ts'
import type { Outgoing } from '../../contract/store/outbox.ts'
import type { Store } from '../../contract/store/store.ts'
import type { Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Model } from '../../llm/model.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import type { Planner } from '../plans/planner.ts'

/** What the help of a language model is made of. */
export type ModelHelpParts = {
  readonly store: Store
  readonly book: RuleBook
  readonly knowledge: Knowledge
  readonly concepts: Concepts
  readonly planner: Planner
  readonly model: Model
  /** Whether it also suggests what is special to a plan's text. */
  readonly ideas?: boolean
  readonly log: Log
  readonly metrics?: Pick<Metrics, 'ideas'>
  readonly kick?: () => void
  /** Hears of each piece of work, which never rejects: where one person waits for it, as at a terminal. */
  readonly track?: (work: Promise<void>) => void
  readonly now?: () => number
}

/** What a piece of work changes in its conversation as it then is; undefined if it has come to nothing. */
export type Change = (
  now: Conversation,
) => { readonly changed?: Conversation; readonly say: readonly Outgoing[] } | undefined
