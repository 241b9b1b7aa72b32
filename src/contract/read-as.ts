import type { z } from 'zod'

/**
 * Returns `given` in the shape that is asked for, or undefined. Takes anything and never throws, which `safeParse` alone
 * does not promise: zod 4.6 compares the `length` of whatever has one, and `{"length": {"toString": 1}}` has none to compare.
 */
export function readAs<T>(shape: z.ZodType<T>, given: unknown): T | undefined {
  try {
    return shape.safeParse(given).data
  } catch {
    return undefined
  }
}
