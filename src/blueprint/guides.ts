import type { RuleBook } from '../rules/rule-book.ts'
import type { BlueprintLibrary } from './library.ts'
import type { LoadedChallenges } from './load-challenges.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What is known of kinds of projects: the blueprints, the rules that choose one, and the challenges that fit any project. */
export type Guides = {
  readonly library: BlueprintLibrary
  readonly choice: RuleBook
  readonly vocabulary: Vocabulary
  readonly challenges: LoadedChallenges
}
