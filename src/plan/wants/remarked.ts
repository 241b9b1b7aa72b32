import type { Remark } from '../remarks.ts'
import { contentOf } from './likeness.ts'
import type { Place } from './places.ts'

/** What the gates before and of the pilot are called. */
export type Gates = { readonly test: string; readonly pilot: string }
type Said = (remark: Remark, gates: Gates, check: string | undefined) => string | undefined

/** Where a remark stands in the plan, the places where something is done before those that warn. */
const PLACES: readonly Said[] = [
  ({ part }) => part && `Part “${part.part}”`,
  ({ slice }) => slice && 'Counted apart in the test',
  ({ gate }, gates) => gate && gates[gate.at],
  ({ need }) => need && 'Data: your own stock',
  ({ staff }, _, check) => staff && check,
  ({ never }) => never && 'Test: your own line',
  ({ beat }) => beat && 'Test: to beat',
  ({ step }) => step && 'First two weeks',
  ({ date }) => date && 'Gates: your date',
  ({ control }) => control && 'Controls',
  ({ challenge }) => challenge && 'Before you start',
  ({ trap }) => trap && `Data, trap: ${trap.title}`,
  ({ risk }) => risk && 'What can go wrong',
]

/** Where the plan takes up a clause that was heard as a remark; undefined where none was. Pure. */
export function remarkedAt(
  clause: string,
  remarks: readonly Remark[],
  gates: Gates,
  places: readonly Place[],
): string | undefined {
  const found = remarks.filter(
    ({ id, words }) => !OURS.includes(id) && words.some((each) => holds(clause, each) || holds(each, clause)),
  )
  const check = checkIn(clause, places)
  return found
    .flatMap((remark) => PLACES.map((place) => place(remark, gates, check)))
    .find((where) => where !== undefined)
}

/** The part in which a person checks: it has a word of the clause, or is called by what they do there. */
function checkIn(clause: string, places: readonly Place[]): string | undefined {
  const persons = places.filter(({ by, text }) => by === 'person' && CHECK.test(text))
  const words = contentOf(clause)
  const same = persons.findLast(({ stems }) => words.some((word) => stems.has(word)))
  return (same ?? persons.findLast(({ title }) => CHECK.test(title)))?.where
}
const CHECK = /\b(?:confirm|correct|sign|approv|deci[ds]|review|look|accept|exception|doubt|check)/iu

/** Remarks that are made of the wishes themselves. */
const OURS = ['each-language', 'scarce-language', 'time-limit']

/** Whether a text has the words of another, but for the dots of a quotation. */
function holds(text: string, words: string): boolean {
  const bare = words.replaceAll(/^… | …$/gu, '').replace(/[.,;:]+$/u, '')
  return bare.length >= SHORTEST && text.includes(bare)
}
const SHORTEST = 6
