import { z } from 'zod'
import { upperFirst } from '../sentence.ts'
import type { Glossary } from './glossary.ts'
import { stems } from './stems.ts'

const phrase = z.string().min(2)
const phrases = z.array(phrase).min(1)
const trade = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]+$/u),
  /** Words by which a brief names it, beside its own. */
  heard: phrases,
  /** Names of something else in which one of these words stands: a "blood bank" lends nothing. */
  not: z.array(phrase).default([]),
  /** Words that only rows of this trade use, with one meaning. */
  own: phrases,
  /** Words that other trades use too, or in another sense: of this trade only where what says them is written for it. */
  nouns: z.array(phrase).default([]),
  /** What stands for such a word in the plan of another trade, so that the row need not go; "expert" is who decides there, "served" whom it serves. */
  neutral: z.record(phrase, phrase).default({}),
  /** Who judges and signs in this trade: the plan names them where the brief does. */
  expert: phrase.optional(),
  /** Whom this trade serves: "student" where others say "customer". The first that the brief says. */
  serves: phrases.optional(),
  /** Words of other trades that this one uses as well. */
  shares: z.array(phrase).default([]),
  /** Trades whose rows speak to it too: a hospital has a pharmacy. */
  also: z.array(z.string()).default([]),
  /** Trades that its words would name wrongly: a veterinary clinic with patients is no hospital. */
  instead: z.array(z.string()).default([]),
  example: z.string().min(10),
  counterExample: z.string().min(10),
})

/** `knowledge/trades.yaml`: what people's trades are called, and the words that belong to one alone. */
export const TRADES = z.array(trade).superRefine((trades, context) => {
  const ids = trades.map(({ id }) => id)
  for (const [i, each] of trades.entries()) {
    const report = (message: string, ...at: PropertyKey[]) =>
      context.addIssue({ code: 'custom', message, path: [i, ...at] })
    if (ids.indexOf(each.id) !== i) report(`there is a trade "${each.id}" already`, 'id')
    for (const key of ['also', 'instead'] as const) {
      const strange = each[key].findIndex((other) => !ids.includes(other))
      if (strange !== -1) report(`there is no trade "${each[key][strange]}"`, key, strange)
    }
  }
})

export type Trade = z.infer<typeof TRADES>[number]

/** `knowledge/things.yaml`: what one can point at, by scene, and words of more meanings by which a brief is heard to be in it. */
export const SCENES = z.array(z.strictObject({ scene: phrase, heard: phrases, things: phrases }))

export type Scene = z.infer<typeof SCENES>[number]

/** How one who says some texts is heard by a project. */
export type Hearing = {
  /** Whether a text has a word of a trade that the project is not in. */
  readonly isStrange: (text: string) => boolean
  /** A text with a plain word, or who decides in this trade, where a foreign word has one that can stand for it. */
  readonly reword: (text: string) => string
}

/** Whether a text has a word of a trade that a project is not in; `within` asks for all who say these texts. */
export type IsForeign = ((text: string) => boolean) & { readonly within?: (texts: readonly string[]) => Hearing }

/** What trades a brief is in, and what is foreign to it. */
export type Trades = {
  /** The ids of the trades that a brief names, and of those that speak to them. */
  readonly named: (brief: string) => ReadonlySet<string>
  readonly foreignTo: (main: string, beside?: string) => IsForeign
}

/** What is written for a trade says so many different words of it. Our judgment. */
const WRITTEN_FOR = 4
/** ... and at least such a share of what it says of the trade that it says most of. */
const NEXT_TO_MOST = 0.6

const SERVED = 'served'
/** Who says fewer different things of a scene than this names one by the way. Our judgment. */
const IN_SCENE = 3

/**
 * Reads the words of the trades and the things of their scenes once. A word that the brief says itself is never foreign to it. Pure.
 */
export function readTrades(trades: readonly Trade[], glossary: Glossary, scenes: readonly Scene[] = []): Trades {
  const known = trades.map((each) => ({
    ...each,
    ...{ heard: each.heard.map(stems), own: each.own.map(stems), nouns: each.nouns.map(stems) },
    ...{ not: each.not.map(stems), shares: each.shares.map(stems) },
  }))
  const wordsIn = findWords(known.flatMap(({ own, nouns }) => [...own, ...nouns]))
  const staged = scenes.map(({ things, heard }) => ({ things: new Set(things.map(stems)), heard: heard.map(stems) }))
  const thingsIn = findWords(staged.flatMap(({ things }) => [...things]))
  const rewords = trades.flatMap(({ neutral }) => Object.entries(neutral).map(rewordOf))
  const servedWords = new Set(rewords.flatMap(({ word, plain }) => (plain === SERVED ? [word] : [])))
  const inEnglish = (brief: string) => stems(`${brief} ${glossary(brief)}`)
  const namedIn = (said: string) => {
    const heard = known.filter(({ not, heard, own }) => {
      const left = not.reduce((text, phrase) => text.replaceAll(phrase, ' '), said)
      return [...heard, ...own].some((phrase) => left.includes(phrase))
    })
    const instead = new Set(heard.flatMap((each) => each.instead))
    return new Set(heard.filter(({ id }) => !instead.has(id)).flatMap(({ id, also }) => [id, ...also]))
  }
  const writtenFor = (texts: readonly string[]) => {
    const words = new Set(texts.flatMap(wordsIn))
    const counted = known.map((each) => ({
      each,
      count: new Set([...each.own, ...each.nouns].filter((word) => words.has(word))).size,
    }))
    const most = Math.max(...counted.map(({ count }) => count), WRITTEN_FOR)
    return counted.filter(({ count }) => count >= Math.max(WRITTEN_FOR, most * NEXT_TO_MOST)).map(({ each }) => each)
  }
  const isForeignTo = (main: string, beside: string): IsForeign => {
    const said = inEnglish(main)
    // What is told beside is often a story from elsewhere: it names the trade only where nothing else does.
    const inMain = namedIn(said)
    const named = inMain.size > 0 ? inMain : namedIn(inEnglish(beside))
    const spoken = `${said} ${inEnglish(beside)}`
    const saidOf = (names: (each: Trade) => readonly string[] | undefined) =>
      trades
        .filter(({ id }) => named.has(id))
        .flatMap((each) => names(each) ?? [])
        .find((name) => spoken.includes(stems(name)))
    const expert = saidOf(({ expert: who }) => (who === undefined ? [] : [who])) ?? 'expert'
    const people = { expert, served: saidOf(({ serves }) => serves) }
    const here = known.filter(({ id }) => named.has(id))
    const shared = new Set(here.flatMap(({ own, nouns, shares }) => [...own, ...nouns, ...shares]))
    // Whom a team serves is called by any word until the brief has another for it.
    const isUnsaid = (word: string) =>
      !shared.has(word) && !spoken.includes(word) && (people.served !== undefined || !servedWords.has(word))
    const foreign = new Set(known.flatMap(({ id, own }) => (named.has(id) ? [] : own.filter(isUnsaid))))
    const absent = staged.filter(({ things, heard }) => ![...things, ...heard].some((word) => spoken.includes(word)))
    /** The things of scenes that the brief is not in, for one who is not of its trade. */
    const strangeThings = (texts: readonly string[], homes: readonly { readonly id: string }[]) => {
      if (homes.some(({ id }) => named.has(id))) return []
      const said = [...new Set(texts.flatMap(thingsIn))].filter(isUnsaid)
      const foreignScenes = absent.map(({ things }) => said.filter((word) => things.has(word)))
      return foreignScenes.filter((words) => words.length >= IN_SCENE).flat()
    }
    const within = (texts: readonly string[]) => {
      const homes = writtenFor(texts)
      const isHere = named.size === 0 || homes.some(({ id }) => named.has(id))
      const nouns = isHere ? [] : homes.flatMap((home) => home.nouns.filter(isUnsaid))
      const all = new Set([...foreign, ...nouns, ...strangeThings(texts, homes)])
      const isStrange = (text: string) => [...wordsIn(text), ...thingsIn(text)].some((word) => all.has(word))
      const said = rewords.filter(({ word }) => all.has(word))
      const reword = (text: string) =>
        said.length > 0 && isStrange(text)
          ? said.reduce((left, { found, plain }) => left.replace(found, likeIt(plain, people)), text)
          : text
      return { isStrange, reword }
    }
    return Object.assign((text: string) => wordsIn(text).some((word) => foreign.has(word)), { within })
  }
  let last: { readonly key: string; readonly isForeign: IsForeign } | undefined
  return {
    named: (brief) => namedIn(inEnglish(brief)),
    foreignTo: (main, beside = '') => {
      const key = JSON.stringify([main, beside])
      if (last?.key !== key) last = { key, isForeign: isForeignTo(main, beside) }
      return last.isForeign
    },
  }
}

/** A word that another can stand for, in any case, alone or many. */
const rewordOf = ([word, plain]: readonly [string, string]) => ({
  word: stems(word),
  plain,
  found: new RegExp(`\\b${word}(s?)\\b`, 'giu'),
})

/** The plain word with the ending and the capital of the word that it stands for. */
const likeIt =
  (plain: string, { expert, served }: { readonly expert: string; readonly served: string | undefined }) =>
  (found: string, ending: string): string => {
    const said = ({ expert, served }[plain] ?? plain) + ending
    return /^\p{Lu}/u.test(found) ? upperFirst(said) : said
  }

const firstWord = (phrase: string): string => phrase.trim().split(' ')[0] ?? ''

/** Which words of trades a text of ours has. Every plan asks it of the same texts, so each is read once. */
function findWords(phrases: readonly string[]): (text: string) => readonly string[] {
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
