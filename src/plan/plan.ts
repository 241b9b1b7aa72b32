import type { Challenged } from '../blueprint/challenges.ts'
import type { AlsoAsked } from '../blueprint/modules/join.ts'
import type { Reason } from '../rules/rule-book.ts'
import type { Budget } from '../solution/money/budget.ts'
import type { Work } from '../solution/money/work.ts'
import type { Phase } from '../solution/phase.ts'
import type { PipelineRow, Running } from '../solution/pipeline.ts'
import type { PlanEstimate } from '../solution/plan-estimate.ts'
import type { Role } from '../solution/role.ts'
import type { Alternative } from './alternatives.ts'
import type { FirstStage } from './at-first.ts'
import type { Board } from './board.ts'
import type { WayOut } from './evaluation/exit.ts'
import type { Watch } from './evaluation/monitoring.ts'
import type { Sample } from './evaluation/sample.ts'
import type { Idea } from './ideas/idea.ts'
import type { Kind } from './kind.ts'
import type { LawRow } from './law.ts'
import type { OwnWords } from './own-words.ts'
import type { Remark } from './remarks.ts'
import type { Sensitivity } from './sensitivity.ts'
import type { SmallerWords } from './smaller/smaller-words.ts'
import type { PlanSum } from './sums.ts'
import type { Want } from './wants/want.ts'

/** A way that a reader will ask about, and why it is not taken. */
export type Rejected = { readonly what: string; readonly why: string }

/** A plan as JSON: the contract of `llm-plan plan --format json`. Plain data; money in US dollars, times in weeks. */
export type Plan = {
  /** Of the form of this document; plans without it were saved before there were kinds, alternatives and a board page. */
  readonly schemaVersion?: number
  readonly title: string
  /** What the team wrote about the problem: each text question with its short label. */
  readonly problem: readonly { readonly question: string; readonly label: string; readonly text: string }[]
  /** What was read in the team's own words. */
  readonly ownWords?: OwnWords
  /** What the team said in passing and what it puts into the plan, the weightiest first. */
  readonly remarks?: readonly Remark[]
  /** What the team asked for and where the plan does it, what it does not do first. */
  readonly wants?: readonly Want[]
  /** What is known of this kind of project, filled with the team's facts. */
  readonly kind?: Kind
  /** What the team asked for besides, in its own words. */
  readonly alsoAsked?: readonly AlsoAsked[]
  /** What the team's own numbers say about the brief, the weightiest first. */
  readonly challenges?: readonly Challenged[]
  /** What the team's own numbers come to. */
  readonly sums?: readonly PlanSum[]
  /** What a language model suggests for this very text; decisions, money and all else of the plan are without it. */
  readonly ideas?: readonly Idea[]
  /** What is known of the project by the names that sentences and expressions use (`src/blueprint/fact-names.ts`). */
  readonly facts?: Readonly<Record<string, number | string | boolean>>
  readonly decisions: Readonly<Record<string, Decision | ManyDecision>>
  /** Recommended, runner-up, buy, nothing: each with its cost and the number at which it would be better. */
  readonly alternatives?: readonly Alternative[]
  /** Ways that are not taken, and why. */
  readonly rejected?: readonly Rejected[]
  /** What would change the plan, within the team's reach. */
  readonly sensitivity?: readonly Sensitivity[]
  /** Where the plan is a smaller version of what was asked for: what it is, what waits at which price, and why. */
  readonly smaller?: SmallerWords
  readonly board?: Board
  /** Named models that the evaluation compares, the recommended one first. */
  readonly models?: readonly ModelChoice[]
  /** Laws that apply or may apply. A planning aid, no legal advice. */
  readonly law?: readonly LawRow[]
  /** The test that shows whether the promise is kept: how many cases, what that many show, what they cost. */
  readonly sample?: Sample
  /** Thresholds after launch; absent where nothing is built. */
  readonly monitoring?: readonly Watch[]
  /** How to leave data, model and vendor; absent where nothing is built. */
  readonly exit?: readonly WayOut[]
  readonly estimates: readonly PlanEstimate[]
  readonly staffing: readonly Role[]
  readonly budget: Budget
  /** What is paid until the roll-out, as a sum of hours times rates, things and a reserve. */
  readonly work?: Work
  /** The parts of the work in their order, with what each costs to run; absent where nothing is built. */
  readonly pipeline?: readonly PipelineRow[]
  /** What runs beside the parts, a reserve, and the month in all, to plan with. */
  readonly running?: Omit<Running, 'rows'>
  readonly timeline: readonly Phase[]
  /** Where doing less is advised first: its people, money and weeks; all else of the plan is then its second stage. */
  readonly first?: FirstStage
  /** How the timeline stands to the deadline, in a sentence; empty if none was named. */
  readonly deadline: string
  readonly data: readonly Step[]
  readonly evaluation: readonly Step[]
  readonly risks: readonly Risk[]
  readonly nextSteps: readonly Step[]
  /** What was assumed for every `unknown` or unanswered question that matters. */
  readonly assumptions: readonly {
    readonly question?: string
    readonly text: string
    /** Set where no decision and no sum rests on it, only how a figure was worked out. */
    readonly about?: 'figures'
  }[]
  readonly unanswered: readonly string[]
  /** Questions that were not asked because no answer to them could change the plan. */
  readonly notAsked: readonly string[]
  readonly contradictions: readonly { readonly questions: readonly string[]; readonly text: string }[]
  readonly answers: Readonly<Record<string, string | number | readonly string[]>>
  readonly rulesHash: string
  readonly sources: readonly {
    readonly id: string
    readonly title: string
    readonly url?: string
    readonly date: string
  }[]
}

export type Decision = {
  readonly title: string
  readonly option: string
  readonly label: string
  readonly description: string
  readonly secondary: readonly string[]
  /** The outcome in words: the label, and the labels of what goes with it. */
  readonly outcome: string
  readonly because: readonly Reason[]
  readonly ruledOut: readonly Reason[]
  /** The labels of all options, by id: what ids in `ruledOut` and `wouldChange` are called. */
  readonly labels?: Readonly<Record<string, string>>
  /** The fewest answer changes that would lead to another option, easiest first. */
  readonly wouldChange: readonly Change[]
  /** The smallest set of answers and figures that forces the outcome; `text` names every value that would also do. The first plans had none. */
  readonly restsOn?: readonly {
    readonly fact: string
    readonly name: string
    readonly text: string
    /** What the team answered. */
    readonly is?: string
  }[]
  /** Questions without an answer that could still change it; the outcome is firm when there is none. */
  readonly open?: readonly string[]
  /** How many single answers, of all that could be given instead, would change it. */
  readonly flips?: { readonly flips: number; readonly of: number }
}
export type ManyDecision = {
  readonly title: string
  readonly options: readonly {
    readonly option: string
    readonly label: string
    readonly description: string
    readonly because: readonly Reason[]
  }[]
}
/** A model worth comparing: what it is, where to get it, why and why not. Prices as they are said to a reader. */
export type ModelChoice = {
  readonly id: string
  readonly stage: string
  readonly size?: string
  readonly licence?: string
  readonly context?: number
  readonly languages?: string
  readonly where: string
  readonly priceUsd?: string
  readonly why: string
  readonly whyNot?: string
}
type Change = {
  readonly to: string
  readonly changes: readonly { readonly question: string; readonly from: string; readonly to: string }[]
  readonly text: string
}

export type Step = { readonly id: string; readonly title: string; readonly text: string; readonly source: string }
export type Risk = {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly mitigation: string
  readonly level: 'high' | 'medium' | 'low'
  readonly source: string
}
