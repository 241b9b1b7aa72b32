import type { Names } from '../blueprint/project-facts.ts'
import { findAccelerator } from '../knowledge/find.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

/** What codes are called in American English; the code itself where nobody named it. */
export function planNames(knowledge: Knowledge): Names {
  const language = new Intl.DisplayNames('en-US', { type: 'language' })
  const region = new Intl.DisplayNames('en-US', { type: 'region' })
  const named = (names: Intl.DisplayNames, code: string) => {
    try {
      return names.of(code) ?? code
    } catch {
      return code
    }
  }
  return {
    language: (code) => named(language, code),
    country: (code) => named(region, code),
    accelerator: (key) => findAccelerator(knowledge, key)?.name ?? key,
  }
}
