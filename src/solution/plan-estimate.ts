/** One figure of a plan: what the estimator answered to one of its queries, and the words for it. */
export type PlanEstimate = {
  readonly id: string
  readonly label: string
  readonly quantity: string
  readonly value: number
  readonly low: number
  readonly high: number
  readonly unit: string
  readonly working: readonly string[]
  readonly assumptions: readonly string[]
  readonly sources: readonly string[]
  /** The size query that gives this figure again. */
  readonly query: Readonly<Record<string, unknown>>
}
