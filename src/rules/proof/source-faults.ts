import type { Fault } from '../fault.ts'
import type { RuleBook } from '../rule-book.ts'

/** Sources that are due for another look in `month` (`YYYY-MM`), or that nothing cites. */
export function sourceFaults(book: RuleBook, month: string): readonly Fault[] {
  const cited = new Set<string | undefined>(
    book.decisions.flatMap(({ rules, options }) => [...rules, ...options].map(({ source }) => source)),
  )
  return [...book.sources.values()].flatMap(({ id, position, reviewBy }): Fault[] => {
    if (!cited.has(id)) return [{ kind: 'unused-source', position, subject: id, message: 'nothing cites it' }]
    if (reviewBy === undefined || reviewBy >= month) return []
    const message = `due for review by ${reviewBy}; check the facts and set a new month`
    return [{ kind: 'stale-source', position, subject: id, message }]
  })
}
