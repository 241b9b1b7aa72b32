import type { Budget } from '../plan.ts'

/** One line of a budget. An id that ends in `in-house` is pay or a machine that the team has already. */
export type Line = Budget['lines'][number]
