import type { RemarkRow } from '../../knowledge/remark.ts'
import { findPhrases, type Hit, isDenied } from '../phrases.ts'

/** From where to where in a sentence something is said. */
export type Heard = { readonly from: number; readonly to: number }

/** Where a sentence says what a row listens for; undefined where it does not. Pure. */
export function hear(
  sentence: string,
  row: Pick<RemarkRow, 'hear' | 'within'> & Partial<Pick<RemarkRow, 'unless' | 'beside' | 'number'>>,
): Heard | undefined {
  for (const alternative of row.hear) {
    const groups = alternative.map((each) => [each].flat())
    const inOrder = alternative.some((each) => Array.isArray(each)) ? groups : [groups.flat()]
    const found = chain(sentence, inOrder, row.within).find(
      (heard) => !isDenied(sentence, heard.from) && fits(sentence.slice(heard.from, heard.to), row.number),
    )
    if (found !== undefined) return isMeant(sentence, row) ? found : undefined
  }
  return undefined
}

/** Whether what must stand beside it is there, and nothing that shows that something else is meant. */
const isMeant = (sentence: string, { beside, unless = [] }: Partial<Pick<RemarkRow, 'unless' | 'beside'>>): boolean =>
  findPhrases(sentence, unless).length === 0 && (beside === undefined || findPhrases(sentence, beside).length > 0)

/** Every run of hits, one of each group in order, with at most `within` words between two. */
function chain(sentence: string, groups: readonly (readonly string[])[], within: number): readonly Heard[] {
  const [first, ...rest] = groups
  if (first === undefined) return []
  const begun = findPhrases(sentence, first).map(({ at, words }): Heard => ({ from: at, to: at + words.length }))
  return rest.reduce<readonly Heard[]>((runs, group) => {
    if (runs.length === 0) return runs
    const hits = findPhrases(sentence, group)
    return runs.flatMap((run) => {
      const next = hits.find((hit) => follows(sentence, run, hit, within))
      return next === undefined ? [] : [{ from: run.from, to: next.at + next.words.length }]
    })
  }, begun)
}

const follows = (sentence: string, { to }: Heard, { at }: Hit, within: number): boolean =>
  at >= to && (sentence.slice(to, at).match(/[\p{L}\p{N}][\p{L}\p{N}'’.,/-]*/gu) ?? []).length <= within

function fits(words: string, limits: RemarkRow['number']): boolean {
  const digits = /\d[\d.,]*/u.exec(words)?.[0]
  if (limits === undefined || digits === undefined) return true
  const number = Number(digits.replaceAll(/[.,](?=\d{3}|$)/gu, '').replace(',', '.'))
  return number >= (limits.atLeast ?? 0) && number <= (limits.atMost ?? Number.POSITIVE_INFINITY)
}
