import type { Range } from './range.ts'

/** Somebody whom the project needs: how much, when, whether they are there, what they cost. */
export type Role = {
  readonly id: string
  readonly title: string
  /** roles of one skill group can be one person's. */
  readonly skillGroup?: string
  readonly share: Range
  readonly phase: string
  readonly startWeek: number
  /** Hours of work, and the weeks of somebody full-time that they take. */
  readonly hours: Range
  readonly weeks: Range
  readonly hire: 'in-house' | 'full-time' | 'part-time' | 'consultant'
  readonly have: boolean
  readonly hourlyUsd: Range
  readonly annualUsd: Range
  readonly costUsd: Range
  /** Where the pay was measured, if not in the United States. */
  readonly place?: string
  readonly why: string
  readonly source: string
}
