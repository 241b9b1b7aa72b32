import type { z } from 'zod'
import { faultAt, type YamlFile } from '../knowledge/yaml-file.ts'

/** What a file says, in the shape of `schema`. Throws a UserError with file, line and column for the first thing that is not right. */
export function shaped<T>(file: YamlFile, schema: z.ZodType<T>): T {
  const read = schema.safeParse(file.value)
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const path = issue?.path ?? []
  throw faultAt(file, path, `${path.map(String).join('.')}: ${issue?.message ?? 'not valid'}`)
}
