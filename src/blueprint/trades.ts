import { z } from 'zod'
import type { Glossary } from './glossary.ts'
import { stems } from './stems.ts'

const phrases = z.array(z.string().min(2)).min(1)
const trade = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]+$/u),
  /** Words by which a brief names it, beside its own. */
  heard: phrases,
  /** Words that only rows of this trade use, with one meaning. */
  own: phrases,
  /** Trades whose rows speak to it too: a hospital has a pharmacy. */
  also: z.array(z.string()).default([]),
  example: z.string().min(10),
  counterExample: z.string().min(10),
})

/** `knowledge/trades.yaml`: what people's trades are called, and the words that belong to one alone. */
export const TRADES = z.array(trade).superRefine((trades, context) => {
  const ids = trades.map(({ id }) => id)
  for (const [i, { id, also }] of trades.entries()) {
    const report = (message: string, ...at: PropertyKey[]) =>
      context.addIssue({ code: 'custom', message, path: [i, ...at] })
    if (ids.indexOf(id) !== i) report(`there is a trade "${id}" already`, 'id')
    const strange = also.findIndex((other) => !ids.includes(other))
    if (strange !== -1) report(`there is no trade "${also[strange]}"`, 'also', strange)
  }
})

export type Trade = z.infer<typeof TRADES>[number]

/** Whether a text has a word of a trade that a project is not in. */
export type IsForeign = (text: string) => boolean

/** What trades a brief is in, and what is foreign to it. */
export type Trades = {
  /** The ids of the trades that a brief names, and of those that speak to them. */
  readonly named: (brief: string) => ReadonlySet<string>
  readonly foreignTo: (brief: string) => IsForeign
}

/** Reads the words of the trades once. A word that the brief says itself is never foreign to it. Pure. */
export function readTrades(trades: readonly Trade[], glossary: Glossary): Trades {
  const known = trades.map(({ heard, own, ...rest }) => ({ ...rest, heard: heard.map(stems), own: own.map(stems) }))
  const ownIn = findOwn(known.flatMap(({ own }) => own))
  const inEnglish = (brief: string) => stems(`${brief} ${glossary(brief)}`)
  const namedIn = (said: string) => {
    const heard = known.filter((each) => [...each.heard, ...each.own].some((phrase) => said.includes(phrase)))
    return new Set(heard.flatMap(({ id, also }) => [id, ...also]))
  }
  const isForeignTo = (brief: string): IsForeign => {
    const said = inEnglish(brief)
    const named = namedIn(said)
    const foreign = new Set(known.flatMap(({ id, own }) => (named.has(id) ? [] : own)))
    return (text) => ownIn(text).some((phrase) => foreign.has(phrase))
  }
  let last: { readonly brief: string; readonly isForeign: IsForeign } | undefined
  return {
    named: (brief) => namedIn(inEnglish(brief)),
    foreignTo: (brief) => {
      if (last?.brief !== brief) last = { brief, isForeign: isForeignTo(brief) }
      return last.isForeign
    },
  }
}

const firstWord = (phrase: string): string => phrase.trim().split(' ')[0] ?? ''

/** Which words of trades a text of ours has. Every plan asks it of the same texts, so each is read once. */
function findOwn(phrases: readonly string[]): (text: string) => readonly string[] {
  const byFirst = Map.groupBy(new Set(phrases), firstWord)
  const known = new Map<string, readonly string[]>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const said = stems(text)
    const words = new Set(said.trim().split(' '))
    const found = [...words].flatMap((word) => byFirst.get(word) ?? []).filter((phrase) => said.includes(phrase))
    known.set(text, found)
    return found
  }
}
