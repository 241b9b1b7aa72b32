import type { RemarkRow } from '../../knowledge/remark.ts'
import type { FreeText } from '../free-text.ts'
import { hear } from './hear.ts'
import { quote } from './quote.ts'
import { sentences } from './sentences.ts'

/** What a row heard; `words` are the team's own, letter by letter, and at most two places. */
export type ReadRemark = { readonly row: RemarkRow; readonly words: readonly string[] }

const PLACES = 2

const lastRead = new WeakMap<readonly RemarkRow[], { readonly said: string; readonly remarks: readonly ReadRemark[] }>()

/** What the team says in passing that bears on the plan, by row, the weightiest first. Pure; the texts that were read last are remembered. */
export function readRemarks(texts: readonly FreeText[], rows: readonly RemarkRow[]): readonly ReadRemark[] {
  const said = JSON.stringify(texts)
  const last = lastRead.get(rows)
  if (last?.said === said) return last.remarks
  const remarks = rows
    .flatMap((row) => {
      const words = [...new Set(texts.flatMap((text) => wordsIn(text, row)))].slice(0, PLACES)
      return words.length === 0 ? [] : [{ row, words }]
    })
    .toSorted((a, b) => b.row.weight - a.row.weight)
  lastRead.set(rows, { said, remarks })
  return remarks
}

function wordsIn({ question, text }: FreeText, row: RemarkRow): readonly string[] {
  if (row.in !== undefined && !row.in.includes(question)) return []
  // Most rows are told from a whole text at once.
  if (hear(text, { hear: row.hear, within: Number.POSITIVE_INFINITY }) === undefined) return []
  return sentences(text).flatMap(({ text: sentence }) => {
    const found = hear(sentence, row)
    return found === undefined ? [] : [quote(sentence, found, row.whole)]
  })
}
