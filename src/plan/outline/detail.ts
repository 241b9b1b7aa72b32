/** How much of each list stands on the page; the rest follows in the working. */
export type Detail = {
  readonly challenges: number
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
  readonly experts: number
  readonly changes: number
  readonly noiseFloor: boolean
}

const FULL: Detail = {
  challenges: 5,
  notDone: true,
  rejected: 2,
  swings: 3,
  metrics: 5,
  comparison: true,
  online: true,
  watch: true,
  laws: 4,
  needs: 3,
  traps: 3,
  controls: 4,
  risks: 4,
  steps: 6,
  asks: 3,
  experts: 4,
  changes: 3,
  noiseFloor: true,
}

/** What a page gives up to stay short, the least missed first. A judgment: what a board decides on goes last. */
const GIVES_UP: readonly Partial<Detail>[] = [
  { controls: 3 },
  { comparison: false },
  { traps: 2 },
  { asks: 2 },
  { notDone: false },
  { watch: false },
  { rejected: 1 },
  { needs: 2 },
  { changes: 2 },
  { laws: 3 },
  { metrics: 4 },
  { risks: 3 },
  { asks: 1 },
  { experts: 2 },
  { online: false },
  { steps: 5 },
  { challenges: 4 },
  { rejected: 0, traps: 1 },
  { steps: 4, asks: 0 },
  { challenges: 3, laws: 2, metrics: 3 },
  { noiseFloor: false },
  { steps: 3, controls: 2, risks: 2 },
]

/** From everything to the shortest page, each giving up one thing more than the one before. */
export const DETAILS: readonly Detail[] = [
  FULL,
  ...GIVES_UP.map((_, at) => Object.assign({}, FULL, ...GIVES_UP.slice(0, at + 1)) as Detail),
]

export const SHORTEST: Detail = Object.assign({}, FULL, ...GIVES_UP) as Detail
