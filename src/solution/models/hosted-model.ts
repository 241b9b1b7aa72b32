import type { Shortlisted } from '../../knowledge/market/shortlist.ts'

/** A model that somebody runs and bills by the token, with the name under which its price is known. */
export type HostedModel = { readonly model: Shortlisted; readonly api: string; readonly inputUsdPerM: number }
