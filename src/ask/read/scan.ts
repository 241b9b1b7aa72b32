import { addFacts, type Facts } from '../facts.ts'

/** One way of saying a fact. `read` may decline (undefined): then the words stay for the rules that follow. */
export type Rule = {
  readonly re: RegExp
  readonly read: (
    match: RegExpExecArray,
    around: { readonly before: string; readonly after: string },
  ) => Facts | undefined
}

/** What was read, and the text in which the words that were read are blanked, so that no number is read twice. */
export type Scan = { readonly facts: Facts; readonly rest: string }

const REACH = 48

/** Applies the rules in order. Expressions must have the flags `gu`. Linear in the text for each rule. */
export function scan(start: Scan, rules: readonly Rule[]): Scan {
  let { facts, rest } = start
  for (const rule of rules) {
    const blanks: [number, number][] = []
    for (const match of rest.matchAll(rule.re) as IterableIterator<RegExpExecArray>) {
      const end = match.index + match[0].length
      const read = rule.read(match, {
        before: rest.slice(Math.max(0, match.index - REACH), match.index),
        after: rest.slice(end, end + REACH),
      })
      if (read === undefined) continue
      facts = addFacts(facts, read)
      blanks.push([match.index, end])
    }
    for (const [from, to] of blanks) rest = rest.slice(0, from) + '·'.repeat(to - from) + rest.slice(to)
  }
  return { facts, rest }
}
