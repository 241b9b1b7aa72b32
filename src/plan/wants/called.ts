import { contentOf } from './likeness.ts'

/** What somebody is called, without what they lead and what is said of them: "Head of claims, who decides" is claims. */
export const calledWords = (text: string): readonly string[] =>
  contentOf(
    text
      .replace(/^(?:head|director|chief|union|ministry) of /iu, '')
      .replace(/ (?:who|whose|which|that|in|from) .*$/u, ''),
  )

/** "Dispatchers and drivers" are drivers; the head of customer service is no customer. */
export function isCalled(title: string, words: readonly string[]): boolean {
  const named = contentOf(title)
  if (words.length > 1 && words.every((word) => named.includes(word))) return true
  const parts = title.replace(/\(.*\)$/u, '').split(/, | and | with | of | in | who | for /u)
  return parts.some((part) => contentOf(part).at(-1) === words.at(-1))
}
