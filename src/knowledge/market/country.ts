import { z } from 'zod'
import { quality, sourced, text } from '../fact-fields.ts'

/** What a country may have a law of its own on; a law of knowledge/law that names one of them (`national`) is told with it. */
export const TOPICS = [
  'data',
  'hiring',
  'workers',
  'recording',
  'secrecy',
  'health',
  'devices',
  'insurance',
  'finance',
  'credit',
  'market',
  'laundering',
  'telecom',
  'driving',
  'aviation',
  'flying',
  'books',
  'invoicing',
  'consumer',
  'messages',
  'children',
  'access',
  'public',
  'platform',
  'works',
  'airTravel',
  'seaTravel',
  'railTravel',
  'busTravel',
  'drugSafety',
  'medicines',
  'pay',
  'broadcast',
  'ranking',
  'radio',
  'animals',
  'water',
  'grid',
  'training',
  'union',
  'food',
  'procurement',
] as const
export type Topic = (typeof TOPICS)[number]

const entry = text.max(130).regex(/^[^;]*$/u, 'no semicolon: it parts the countries')

/**
 * A row of knowledge/countries: what a country has that decides how a project there is built. Only what is known for sure; what
 * a project of these countries does not touch is left empty. `EU` keeps what holds in each member that says nothing of its own.
 */
export const country = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/u, 'a code of ISO 3166, two capitals'),
  /** As it stands behind a preposition: "the United States". */
  name: text,
  member: z.literal('EU').optional(),
  languages: z.array(text).min(1).optional(),
  /** Where invoices exist as data, with the authority that runs it. */
  invoices: entry.optional(),
  /** The tax number of firms, and how code checks it. */
  taxNumber: entry.optional(),
  /** The number of persons, and what is to be heeded with it. */
  personId: entry.optional(),
  /** What most people write messages with. */
  messenger: entry.optional(),
  payments: entry.optional(),
  law: z.partialRecord(z.enum(TOPICS), entry).default({}),
  /** States and provinces, by their name, whose own law stands in place of that of the country. */
  parts: z.record(text, z.partialRecord(z.enum(TOPICS), entry)).optional(),
  quality,
  ...sourced,
})

export type Country = Readonly<z.infer<typeof country>>
