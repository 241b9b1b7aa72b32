/** A sizing query of the plan and the results of it that the plan shows, with the words for each. */
export type PlanQuery = {
  readonly id: string
  readonly query: Readonly<Record<string, unknown>>
  readonly show: Readonly<Record<string, string>>
}
