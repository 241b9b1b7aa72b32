import { z } from 'zod'
import { count, positive, quality, sourced, text } from '../fact-fields.ts'

const upwards = (r: { readonly low: number; readonly high: number }): boolean => r.low <= r.high

/** What a price is multiplied by (`batch`, `cache-read`, `regional-routing`, `long-context`, `reserved-1-year`, `spot`, ...). */
export const priceRule = z
  .strictObject({ id: text, rule: text, vendor: text.optional(), low: positive, high: positive, quality, ...sourced })
  .refine(upwards, 'low must not be above high')

/** What a card, or a server without one (`processors`), is rented for: US dollars an hour. */
export const rent = z
  .strictObject({
    id: text,
    accelerator: text.optional(),
    /** Cards in one server of the offer, where it is sold by the server. */
    cards: count.optional(),
    /** Virtual processors and memory of a server without a card. */
    processors: count.optional(),
    memoryGb: positive.optional(),
    provider: text,
    class: z.enum(['hyperscaler', 'neocloud', 'marketplace', 'all']),
    instance: text.optional(),
    region: text.optional(),
    term: z.enum(['on-demand', '1-year']),
    usdPerHour: positive.optional(),
    low: positive,
    high: positive,
    spotLow: positive.optional(),
    spotHigh: positive.optional(),
    quality,
    ...sourced,
  })
  .refine(upwards, 'low must not be above high')
  .refine((r) => (r.accelerator === undefined) !== (r.processors === undefined), 'give accelerator or processors')

/** What a kilowatt-hour costs a company. */
export const electricity = z.strictObject({
  region: text,
  segment: text,
  perKwh: positive,
  /** A code of currencies.yaml. */
  currency: text,
  quality,
  ...sourced,
})

export type PriceRule = Readonly<z.infer<typeof priceRule>>
export type Rent = Readonly<z.infer<typeof rent>>
export type Electricity = Readonly<z.infer<typeof electricity>>
