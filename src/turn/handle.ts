import { randomBytes } from 'node:crypto'
import { termsOf } from '../ask/read/terms.ts'
import type { Guides } from '../blueprint/guides.ts'
import type { Store } from '../contract/store/store.ts'
import type { HandleTurn } from '../contract/turn.ts'
import type { Concepts } from '../knowledge/concepts.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Model } from '../llm/model.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { readProfile } from '../profile/read-profile.ts'
import type { Answers, RuleBook } from '../rules/rule-book.ts'
import { createModelHelp } from './model/model-help.ts'
import { createPlanner, type Planner } from './plans/planner.ts'
import { createAsker } from './questions/create-asker.ts'
import { createRunTurn } from './transaction/run-turn.ts'

export type HandleParts = {
  readonly store: Store
  readonly book: RuleBook
  readonly knowledge: Knowledge
  readonly concepts: Concepts
  /** What is known of kinds of projects. */
  readonly guides: Guides
  readonly log: Log
  readonly metrics?: Metrics
  /** Makes the plans; given where others of the process need them too, so that it keeps each plan once. */
  readonly planner?: Planner
  /** The optional language model: see `model-help.ts`. Everything works without it. */
  readonly model?: Model | undefined
  /** Whether the model also suggests what is special to a plan's text. */
  readonly ideas?: boolean
  /** Called after a commit that may have left something to send: the outbox's `kick`. */
  readonly kick?: () => void
  /** Hears of the language model's work, each piece as it begins. */
  readonly track?: (work: Promise<void>) => void
}

/** The one use case that every front calls, with the real rules, facts and notes behind it. See `run-turn.ts`. */
export function createHandle({ model, ...rest }: HandleParts): HandleTurn {
  const { store, book, knowledge, concepts, log, metrics, kick } = rest
  const planner = rest.planner ?? createPlanner(book, knowledge, rest.guides)
  const turn = {
    book,
    terms: termsOf(knowledge),
    readWords: (answers: Answers) => readProfile(book, knowledge, answers).facts,
    planner,
    ask: createAsker(book, knowledge, concepts, rest.guides),
    newId: () => randomBytes(9).toString('base64url'),
  }
  return createRunTurn({
    store,
    turn,
    log,
    ...(metrics && { metrics }),
    ...(kick && { kick }),
    ...(model && { later: createModelHelp({ ...rest, planner, model }) }),
  })
}
