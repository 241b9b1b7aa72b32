import { z } from 'zod'

/**
 * Bounds that strict structured outputs refuse in a schema. Source: "Structured outputs", learn.microsoft.com/azure,
 * section on unsupported keywords; OpenAI lifted some of them later. Our own check of the reply holds them all the same.
 */
const REFUSED = new Set([
  '$schema',
  'default',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
])

/** The JSON Schema of a zod schema, without what servers refuse. Our schemas have no property of such a name. */
export function wireSchema(schema: z.ZodType): Record<string, unknown> {
  return without(z.toJSONSchema(schema)) as Record<string, unknown>
}

function without(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(without)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (REFUSED.has(key) ? [] : [[key, without(value)]])),
  )
}
