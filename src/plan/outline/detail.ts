/** How much of each list stands in the plan's document; the working tells the rest. */
export type Detail = {
  /** Of what the team said in passing; of each of the lists that these go into the number below is what stands beside them. */
  readonly remarks: number
  /** Rows that say where the plan does what the team asked for; what it does not do comes first. */
  readonly wants: number
  /** ... and how many more in the appendix. */
  readonly moreWants: number
  /** Accidents that the team told, with what stands against each. */
  readonly happened: number
  /** Whether the accident's rule and test stand beside it, too; the parts and the measures have them. */
  readonly happenedWhole: boolean
  readonly challenges: number
  /** ... and how many more in the appendix. */
  readonly moreChallenges: number
  /** Whether a part is told whole, not in its first sentence. */
  readonly partsWhole: boolean
  /** ... and only what a first sentence says before its first semicolon or colon. */
  readonly partsBrief: boolean
  /** ... and what it must not do. */
  readonly notDone: boolean
  /** Whether the appendix tells what the table of parts cut off. */
  readonly partsRest: boolean
  /** ... with what each says after its first sentence. */
  readonly partsNotes: boolean
  /** Whether a gate of a second stage is told whole, not in its first two conditions. */
  readonly gatesWhole: boolean
  /** Whether the gates of a second stage, which is decided later, stand on the page. */
  readonly laterGates: boolean
  /** Of what can be bought, or taken to build with, beside the test before one buys. */
  readonly products: number
  /** Other ways to build it that stand on the page. */
  readonly rivals: number
  /** ... and whether the appendix has the others. */
  readonly otherWays: boolean
  readonly rejected: number
  readonly swings: number
  /** Measures of the field beside the team's own. */
  readonly metrics: number
  /** ... and in the appendix. */
  readonly moreMetrics: number
  /** How versions are compared, and what is watched after launch. */
  readonly comparison: boolean
  /** What must never be that stands on the page; the appendix has the rest. */
  readonly redLines: number
  readonly watch: boolean
  readonly laws: number
  /** ... and so many of them on the page. */
  readonly pageLaws: number
  readonly needs: number
  readonly traps: number
  readonly controls: number
  readonly risks: number
  /** ... and how many more in the appendix. */
  readonly moreRisks: number
  readonly steps: number
  readonly month: number
  readonly asks: number
  readonly changes: number
  /** What the kind of project is known from. */
  readonly sources: number
  readonly models: number
  /** Parts beside the main model whose candidates are named. */
  readonly beside: number
  /** Parts of the problem that stand in the table. */
  readonly partRows: number
  /** Whether what only the working rests on stands among the assumptions. */
  readonly assumed: boolean
}

/** What stands where there is room for all of it. */
const FULL: Detail = {
  remarks: 8,
  wants: 5,
  moreWants: 6,
  happened: 2,
  happenedWhole: true,
  challenges: 5,
  moreChallenges: 3,
  partsWhole: true,
  partsBrief: false,
  notDone: true,
  partsRest: true,
  partsNotes: true,
  gatesWhole: true,
  laterGates: true,
  products: 4,
  rivals: 3,
  otherWays: true,
  rejected: 3,
  swings: 0,
  metrics: 3,
  moreMetrics: 3,
  comparison: true,
  redLines: 6,
  watch: true,
  laws: 5,
  pageLaws: 3,
  needs: 3,
  traps: 4,
  controls: 5,
  risks: 5,
  moreRisks: 4,
  steps: 6,
  month: 2,
  asks: 3,
  changes: 3,
  sources: 2,
  models: 3,
  beside: 4,
  partRows: 14,
  assumed: false,
}

/** What a page gives up to stay short, the least missed first. A judgment: what is signed for goes last. */
const PAGE: readonly Partial<Detail>[] = [
  { notDone: false },
  { happened: 1 },
  { wants: 4 },
  { metrics: 2 },
  { metrics: 1 },
  { metrics: 0 },
  { gatesWhole: false },
  { redLines: 4 },
  { remarks: 6 },
  { risks: 4 },
  { partsWhole: false },
  { remarks: 4 },
  { steps: 5 },
  { pageLaws: 2 },
  { challenges: 4 },
  { wants: 3 },
  { risks: 3 },
  { remarks: 3 },
  { steps: 4 },
  { challenges: 3 },
  { remarks: 2 },
  { laterGates: false },
]
/** ... what its shortest gets back where there is room, and gives up only where it would be longer than anybody reads. */
const PAGE_AT_LAST: readonly Partial<Detail>[] = [
  { happenedWhole: false },
  { redLines: 3 },
  { pageLaws: 1 },
  { remarks: 1 },
  { rivals: 1 },
  { risks: 2 },
  { partRows: 10 },
  { partsBrief: true },
  { challenges: 2 },
  { rivals: 0 },
  { partRows: 9 },
  { pageLaws: 0 },
  { wants: 2 },
  { steps: 3 },
  { redLines: 2 },
  { challenges: 1 },
  { partRows: 8 },
  { wants: 1 },
  { risks: 1 },
  { redLines: 1 },
  { partRows: 7 },
  { steps: 2 },
]

/** ... and the appendix. */
const APPENDIX: readonly Partial<Detail>[] = [
  { sources: 1 },
  { watch: false },
  { changes: 2 },
  { moreMetrics: 2 },
  { asks: 2 },
  { moreChallenges: 2 },
  { moreWants: 4 },
  { traps: 3 },
  { rejected: 2 },
  { month: 1 },
  { moreMetrics: 1 },
  { changes: 1 },
  { needs: 2 },
  { moreWants: 2 },
  { moreChallenges: 1 },
  { models: 2 },
  { beside: 2 },
  { laws: 4 },
  { traps: 2 },
  { asks: 1 },
  { comparison: false },
  { rejected: 1 },
  { month: 0 },
  { controls: 4 },
  { moreRisks: 3 },
  { traps: 1 },
  { asks: 0 },
  { products: 0 },
  { moreChallenges: 0 },
  { controls: 3 },
  { moreRisks: 2 },
  { needs: 1 },
  { moreMetrics: 0 },
  { partsNotes: false },
  { otherWays: false },
  { partsRest: false },
]
const APPENDIX_AT_LAST: readonly Partial<Detail>[] = [
  { beside: 1 },
  { models: 1 },
  { laws: 3 },
  { moreRisks: 1 },
  { controls: 2 },
  { moreWants: 1 },
  { changes: 0 },
  { beside: 0 },
  { sources: 0 },
  { rejected: 0 },
  { traps: 0 },
  { moreWants: 0 },
]

/** From everything that `from` has to the shortest, each giving up one thing more than the one before. */
const giving = (from: Detail, up: readonly Partial<Detail>[]): readonly Detail[] => [
  from,
  ...up.map((_, at) => Object.assign({}, from, ...up.slice(0, at + 1)) as Detail),
]

export const PAGES: readonly Detail[] = giving(FULL, PAGE)
/** From the shortest of these on. */
export const LAST_PAGES: readonly Detail[] = giving(FULL, [...PAGE, ...PAGE_AT_LAST]).slice(PAGE.length + 1)
/** With a page of so much, every appendix from the longest to the shortest. */
export const appendices = (page: Detail): readonly Detail[] => giving(page, APPENDIX)
export const lastAppendices = (page: Detail): readonly Detail[] =>
  giving(page, [...APPENDIX, ...APPENDIX_AT_LAST]).slice(APPENDIX.length)

/** Nothing left out, however long. */
export const EVERYTHING: Detail = Object.fromEntries(
  Object.entries(FULL).map(([key, value]) => [key, typeof value === 'number' ? Number.POSITIVE_INFINITY : true]),
) as Detail
