/** One line of a budget, in US dollars. An id that ends in `in-house` is pay or a machine that the team has already. */
export type Line = {
  readonly id: string
  readonly label: string
  readonly low: number
  readonly high: number
  readonly per: 'once' | 'month'
  readonly note: string
  readonly source: string
}
