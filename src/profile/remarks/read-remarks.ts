import type { EventWords, RemarkRow } from '../../knowledge/remark.ts'
import type { FreeText } from '../free-text.ts'
import { findPhrases } from '../phrases.ts'
import { leftOutIn } from './act.ts'
import { causeIn, type Passage, passagesOf } from './events.ts'
import { type Heard, hear } from './hear.ts'
import { type Pair, pairAfter } from './pair.ts'
import { quote, story } from './quote.ts'

/**
 * What a row heard; `words` are the team's own, letter by letter, and at most two places; `pair` the two things of the first of them; `told`
 * the whole sentence of an accident, `act` what was left out before it.
 */
export type ReadRemark = {
  readonly row: RemarkRow
  readonly words: readonly string[]
  readonly pair?: Pair
  readonly told?: string
  readonly act?: string
}

/** One sentence in which a row hears something. */
type Place = { readonly passage: Passage; readonly sentence: string; readonly words: string; readonly pair?: Pair }
type Placed = { readonly row: RemarkRow; readonly places: readonly Place[] }

const PLACES = 2

const lastRead = new WeakMap<readonly RemarkRow[], { readonly said: string; readonly remarks: readonly ReadRemark[] }>()

/** What the team says in passing that bears on the plan, by row, the weightiest first. Pure; the texts that were read last are remembered. */
export function readRemarks(texts: readonly FreeText[], rows: readonly RemarkRow[]): readonly ReadRemark[] {
  const said = JSON.stringify(texts)
  const last = lastRead.get(rows)
  if (last?.said === said) return last.remarks
  const words = rows.find(({ event }) => event !== undefined)?.event
  const told = texts.map((text) => ({ text, passages: passagesOf(text, words) }))
  const heard = oneAccident(
    rows.map((row) => {
      const places = told.flatMap(({ text, passages }) => placesIn(text, passages, row, words))
      return { row, places: places.length > 0 && hasScene(texts, row) ? places : [] }
    }),
  )
  const taken = new Set(
    heard.flatMap(({ row, places }) => (row.last === true ? [] : places.map(({ sentence }) => sentence))),
  )
  const remarks = heard
    .flatMap(({ row, places: all }) => {
      // What happened is told though a row hears something else in the same words.
      const isFree = ({ sentence, passage }: Place) =>
        ((row.event || row.clause) && passage.isEvent) || !taken.has(sentence)
      const places = row.last === true ? all.filter(isFree) : all
      const words = [...new Set(places.map((place) => place.words))].slice(0, PLACES)
      const [first] = places
      if (first === undefined) return []
      const { pair, passage } = first
      const told = row.accident && { told: story(passage.sentences) }
      const left = row.accident && leftOutIn(passage.sentences)
      return [{ row, words, ...(pair && { pair }), ...told, ...(left && { act: left.act }) }]
    })
    .toSorted((a, b) => b.row.weight - a.row.weight)
  lastRead.set(rows, { said, remarks })
  return remarks
}

/** Whether the team speaks anywhere of that among which a row plays: barriers and stop buttons want a machine. */
const hasScene = (texts: readonly FreeText[], { scene }: RemarkRow): boolean =>
  scene === undefined || texts.some(({ text }) => findPhrases(text, scene).length > 0)

/** What is told together is one accident: that of the first row that hears it. What is the last to hear takes what is left. */
function oneAccident(heard: readonly Placed[]): readonly Placed[] {
  const told = new Map<Passage, RemarkRow>()
  for (const isLast of [false, true])
    for (const { row, places } of heard)
      if (row.accident && (row.last ?? false) === isLast)
        for (const { passage } of places) if (!told.has(passage)) told.set(passage, row)
  const isFree = (row: RemarkRow, passage: Passage) => (told.get(passage) ?? row) === row
  return heard.map(({ row, places }) =>
    row.accident ? { row, places: places.filter(({ passage }) => isFree(row, passage)) } : { row, places },
  )
}

function placesIn(
  { question, text }: FreeText,
  passages: readonly Passage[],
  row: RemarkRow,
  words: EventWords | undefined,
): readonly Place[] {
  if (row.in !== undefined && !row.in.includes(question)) return []
  // Most rows are told from a whole text at once.
  const isHeard = hear(text, { hear: row.hear, within: Number.POSITIVE_INFINITY }) !== undefined
  if (!isHeard && row.event === undefined && row.clause === undefined && row.act === undefined) return []
  return passages.flatMap((passage) => {
    if (row.cause && !passage.isEvent) return []
    if (row.act) {
      const left = leftOutIn(passage.sentences)
      return left === undefined ? [] : [{ passage, sentence: left.sentence, words: quote(left.sentence, left.heard) }]
    }
    if (row.clause && words !== undefined) {
      const cause = causeIn(passage, words)
      return cause === undefined
        ? []
        : [{ passage, sentence: cause.sentence, words: quote(cause.sentence, cause.heard) }]
    }
    const places = passage.sentences.flatMap((sentence) => placeOf(passage, sentence, row))
    const [event] = passage.sentences
    if (places.length > 0 || !row.event || !passage.isEvent || event === undefined) return places
    return [{ passage, sentence: event, words: quote(event, { from: 0, to: event.length }) }]
  })
}

function placeOf(passage: Passage, sentence: string, row: RemarkRow): readonly Place[] {
  const found: Heard | undefined = hear(sentence, row)
  if (found === undefined) return []
  if (row.pair === undefined) return [{ passage, sentence, words: quote(sentence, found, row.whole) }]
  const read = pairAfter(sentence, found, row.pair)
  if (read === undefined) return []
  return [{ passage, sentence, words: quote(sentence, read.heard, row.whole), pair: read.pair }]
}
