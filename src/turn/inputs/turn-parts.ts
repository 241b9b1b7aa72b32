import type { Terms } from '../../interview/terms.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Answers, RuleBook } from '../../rules/rule-book.ts'
import type { Planner } from '../plans/planner.ts'
import type { Asker } from '../questions/asker.ts'

/** What the answers to turns are made with. All of it is pure but `newId`. */
export type TurnParts = {
  readonly book: RuleBook
  /** What typed answers are read with. */
  readonly terms: Terms
  readonly planner: Planner
  readonly ask: Asker
  /** What the free texts among these answers say: facts by question, `from: 'words'` with the words. */
  readonly readWords: (answers: Answers) => Profile['facts']
  /** A new conversation id: unguessable, 12 characters of `A-Za-z0-9_-`, so that a button's code stays short. */
  readonly newId: () => string
}
