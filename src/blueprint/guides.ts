import type { RuleBook } from '../rules/rule-book.ts'
import type { BlueprintLibrary } from './library.ts'
import type { LoadedChallenges } from './load-challenges.ts'
import type { Mentions } from './mentions.ts'
import type { LoadedModule } from './modules/load.ts'
import type { OnlyWritten } from './pictures.ts'
import type { Smaller } from './smaller/schema.ts'
import type { Techniques } from './techniques.ts'
import type { Trades } from './trades.ts'

/** What is known of kinds of projects: the blueprints, the rules that choose one, and the challenges that fit any project. */
export type Guides = {
  readonly library: BlueprintLibrary
  readonly choice: RuleBook
  readonly mentions: Mentions
  readonly techniques: Techniques
  readonly trades: Trades
  readonly onlyWritten: OnlyWritten
  readonly challenges: LoadedChallenges
  /** What is known of one side of a project, whatever its kind. */
  readonly modules: readonly LoadedModule[]
  /** How each kind is made smaller, where budget, deadline or benefit ask for it. */
  readonly smaller: Smaller
}
