/** How much of each list stands on the page; the working tells the rest. */
export type Detail = {
  /** Of what the team said in passing; of each of the lists that these go into the number below is what stands beside them. */
  readonly remarks: number
  /** Rows that say where the plan does what the team asked for; what it does not do comes first. */
  readonly wants: number
  readonly challenges: number
  /** Whether a part is told whole, not in its first sentence. */
  readonly partsWhole: boolean
  /** Whether a part says what it must not do. */
  readonly notDone: boolean
  readonly rejected: number
  readonly swings: number
  readonly metrics: number
  readonly comparison: boolean
  readonly online: boolean
  readonly watch: boolean
  readonly laws: number
  readonly needs: number
  readonly traps: number
  readonly controls: number
  readonly risks: number
  readonly steps: number
  readonly asks: number
  readonly changes: number
  readonly noiseFloor: boolean
  /** Whether what is kept apart, what is to be beaten and what is measured by itself stand beside the test. */
  readonly testNotes: boolean
  /** Parts of the problem that stand in the table. */
  readonly partRows: number
  /** Whether the price of each part stands open, not folded under the sum. */
  readonly runningOpen: boolean
  /** ... and the hours of each person. */
  readonly workOpen: boolean
}

const FULL: Detail = {
  remarks: 8,
  wants: 10,
  challenges: 5,
  partsWhole: true,
  notDone: true,
  rejected: 4,
  swings: 3,
  metrics: 5,
  comparison: true,
  online: true,
  watch: true,
  laws: 5,
  needs: 3,
  traps: 3,
  controls: 4,
  risks: 4,
  steps: 6,
  asks: 3,
  changes: 4,
  noiseFloor: true,
  testNotes: true,
  partRows: 20,
  runningOpen: true,
  workOpen: true,
}

/** What a page gives up to stay short, the least missed first. A judgment: what a board decides on goes last. */
const GIVES_UP: readonly Partial<Detail>[] = [
  { controls: 3 },
  { comparison: false },
  { traps: 2 },
  { notDone: false },
  { wants: 8 },
  { watch: false },
  { asks: 1 },
  { swings: 0 },
  { needs: 2 },
  { metrics: 3 },
  { runningOpen: false },
  { online: false },
  { asks: 0, steps: 5 },
  { partsWhole: false },
  { risks: 3 },
  { traps: 1 },
  { rejected: 3 },
  { metrics: 2 },
  { noiseFloor: false },
  { changes: 3 },
  { laws: 4 },
  { controls: 2, steps: 4 },
  { risks: 2 },
  { rejected: 2 },
  { steps: 3 },
  { needs: 1, metrics: 1 },
  { changes: 2, controls: 1 },
  { workOpen: false },
  { challenges: 4 },
  { metrics: 0, risks: 1 },
  { challenges: 3 },
  { wants: 6 },
  { rejected: 1 },
  { remarks: 6 },
  { testNotes: false },
  { challenges: 2 },
  { remarks: 4 },
  { challenges: 1 },
  { laws: 3 },
  { partRows: 8 },
  { partRows: 7, laws: 2 },
  { changes: 1 },
  { remarks: 3, rejected: 0 },
  { partRows: 6 },
]

/** From everything to the shortest page, each giving up one thing more than the one before. */
export const DETAILS: readonly Detail[] = [
  FULL,
  ...GIVES_UP.map((_, at) => Object.assign({}, FULL, ...GIVES_UP.slice(0, at + 1)) as Detail),
]

export const SHORTEST: Detail = Object.assign({}, FULL, ...GIVES_UP) as Detail

/** Nothing left out, however long. */
export const EVERYTHING: Detail = Object.fromEntries(
  Object.entries(FULL).map(([key, value]) => [key, typeof value === 'number' ? Number.POSITIVE_INFINITY : value]),
) as Detail
