import { randomBytes } from 'node:crypto'
import type { HandleTurn } from '../channels/channel.ts'
import type { Concepts } from '../knowledge/concepts.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import type { Store } from '../store/store.ts'
import { createAsker } from './create-asker.ts'
import { createPlanner } from './planner.ts'
import { createRunTurn } from './run-turn.ts'

export type HandleParts = {
  readonly store: Store
  readonly book: RuleBook
  readonly knowledge: Knowledge
  readonly concepts: Concepts
  readonly log: Log
  readonly metrics?: Metrics
  /** Called after a commit that may have left something to send: the outbox's `kick`. */
  readonly kick?: () => void
}

/** The one use case that every front calls, with the real rules, facts and notes behind it. See `run-turn.ts`. */
export function createHandle({ book, knowledge, concepts, ...rest }: HandleParts): HandleTurn {
  const turn = {
    book,
    planner: createPlanner(book, knowledge),
    ask: createAsker(book, knowledge, concepts),
    newId: () => randomBytes(9).toString('base64url'),
  }
  return createRunTurn({ ...rest, turn })
}
