import type { PayPlace } from './money/pay-place.ts'

/** What a project asks of models and machines beside its decisions; from the profile. */
export type Needs = {
  /** `any-api`, `own-cloud`, `on-premises`, `on-device` or `unknown`. */
  readonly hosting: string
  /** `aws`, `azure`, `google`, `other`, `none`; undefined where nobody said. */
  readonly cloud: string | undefined
  /** ISO 639 codes of the languages that were named. */
  readonly languages: readonly string[]
  /** Where people are paid; undefined where nothing says. */
  readonly payPlace: PayPlace | undefined
  /** Jurisdictions in which the team sits, in lower case; empty where nobody said. */
  readonly places?: readonly string[]
  /** What goes in: `text`, `scans`, `speech`, `images`, ... */
  readonly modality: readonly string[]
  /** Whether text is what a small model of this kind of project sorts or orders, so that pictures that come with it are not its own. */
  readonly readsText: boolean
  /** Whether a part of this kind of project looks at pictures, and whether a picture gets a class as a whole. */
  readonly seesPictures: boolean
  readonly seesWhole: boolean
  /** Accelerators that the team has. */
  readonly owned: readonly { readonly accelerator: string; readonly count: number }[]
  /** How long a person waits at most, in milliseconds; undefined where it may take its time. */
  readonly latencyMs: number | undefined
  /** Requests in the busiest second. */
  readonly peakPerSecond: number
  /** Those as a share of the requests of a day. */
  readonly peakShare: number
}
