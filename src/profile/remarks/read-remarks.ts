import type { RemarkRow } from '../../knowledge/remark.ts'
import type { FreeText } from '../free-text.ts'
import { hear } from './hear.ts'
import { type Pair, pairAfter } from './pair.ts'
import { quote } from './quote.ts'
import { sentences } from './sentences.ts'

/** What a row heard; `words` are the team's own, letter by letter, and at most two places; `pair` the two things of the first of them. */
export type ReadRemark = { readonly row: RemarkRow; readonly words: readonly string[]; readonly pair?: Pair }

/** One sentence in which a row hears something. */
type Place = { readonly sentence: string; readonly words: string; readonly pair?: Pair }
type Placed = { readonly row: RemarkRow; readonly places: readonly Place[] }

const PLACES = 2

const lastRead = new WeakMap<readonly RemarkRow[], { readonly said: string; readonly remarks: readonly ReadRemark[] }>()

/** What the team says in passing that bears on the plan, by row, the weightiest first. Pure; the texts that were read last are remembered. */
export function readRemarks(texts: readonly FreeText[], rows: readonly RemarkRow[]): readonly ReadRemark[] {
  const said = JSON.stringify(texts)
  const last = lastRead.get(rows)
  if (last?.said === said) return last.remarks
  const heard = oneAccident(rows.map((row) => ({ row, places: texts.flatMap((text) => placesIn(text, row)) })))
  const taken = new Set(
    heard.flatMap(({ row, places }) => (row.last === true ? [] : places.map(({ sentence }) => sentence))),
  )
  const remarks = heard
    .flatMap(({ row, places: all }) => {
      const places = row.last === true ? all.filter(({ sentence }) => !taken.has(sentence)) : all
      const words = [...new Set(places.map((place) => place.words))].slice(0, PLACES)
      const pair = places[0]?.pair
      return words.length === 0 ? [] : [{ row, words, ...(pair && { pair }) }]
    })
    .toSorted((a, b) => b.row.weight - a.row.weight)
  lastRead.set(rows, { said, remarks })
  return remarks
}

/** One sentence tells one accident: that of the first row that hears it. What is the last to hear gives way by itself. */
function oneAccident(heard: readonly Placed[]): readonly Placed[] {
  const told = new Set<string>()
  return heard.map(({ row, places }) => {
    if (row.accident !== true || row.last === true) return { row, places }
    const own = places.filter(({ sentence }) => !told.has(sentence))
    for (const { sentence } of own) told.add(sentence)
    return { row, places: own }
  })
}

function placesIn({ question, text }: FreeText, row: RemarkRow): readonly Place[] {
  if (row.in !== undefined && !row.in.includes(question)) return []
  // Most rows are told from a whole text at once.
  if (hear(text, { hear: row.hear, within: Number.POSITIVE_INFINITY }) === undefined) return []
  return sentences(text).flatMap(({ text: sentence }): Place[] => {
    const found = hear(sentence, row)
    if (found === undefined) return []
    if (row.pair === undefined) return [{ sentence, words: quote(sentence, found, row.whole) }]
    const read = pairAfter(sentence, found, row.pair)
    return read === undefined ? [] : [{ sentence, words: quote(sentence, read.heard, row.whole), pair: read.pair }]
  })
}
