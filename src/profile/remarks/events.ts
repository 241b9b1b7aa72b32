import type { EventWords } from '../../knowledge/remark.ts'
import type { FreeText } from '../free-text.ts'
import { findPhrases } from '../phrases.ts'
import { pieces, sentences } from './sentences.ts'

/** Sentences that tell one thing: where it is an `event`, what led to it or came of it stands with it. */
export type Passage = { readonly question: string; readonly sentences: readonly string[]; readonly isEvent: boolean }

/** Answers in which teams tell what happened. */
const TOLD_IN = ['why', 'problem']
/** Sentences of one event: the one that tells it, and what follows. */
const LONGEST = 3
/** A past form in -ed with the word before it; after some words it is an adjective or no past. */
const PAST_FORM = /(?<=(?<before>[\p{L}'’]+)\s+)\p{Ll}{2,}ed\b(?!-)/gu
const BE = 'is are be been being am get gets has have had to'.split(' ')
const ARTICLES = 'a an the our their its his her my your no each every more less very newly highly'.split(' ')
const PREPOSITIONS = 'of for with by in on and or'.split(' ')
const NO_PAST = new Set([...BE, ...ARTICLES, ...PREPOSITIONS])

/** The sentences of an answer, each alone but for those behind an event that go on with it. Pure. */
export function passagesOf({ question, text }: FreeText, words: EventWords | undefined): readonly Passage[] {
  const all = sentences(text).map((sentence) => sentence.text)
  if (words === undefined || !TOLD_IN.includes(question)) {
    return all.map((sentence) => ({ question, sentences: [sentence], isEvent: false }))
  }
  return all.reduce<readonly Passage[]>((told, sentence, at) => {
    const last = told.at(-1)
    if (last?.isEvent && goesOn(last, sentence, words))
      return [...told.slice(0, -1), { ...last, sentences: [...last.sentences, sentence] }]
    const after = all.slice(at + 1, at + LONGEST)
    return [...told, { question, sentences: [sentence], isEvent: begins(sentence, after, question, words) }]
  }, [])
}

/** Whether a sentence tells an event, or begins one in an answer to why whose harm the next ones tell. */
function begins(sentence: string, after: readonly string[], question: string, words: EventWords): boolean {
  if (tellsEvent(sentence, question, words)) return true
  if (question !== 'why' || !has(sentence, words.when) || !has(sentence, words.few)) return false
  if (!isPast(sentence, words) || has(sentence, words.unless)) return false
  return after.some((next) => isPast(next, words) && !has(next, words.unless) && isHarm(next, words))
}

/** Whether a sentence goes on with the event before it: it is in the past, too, and tells no time of its own. */
function goesOn({ sentences: told }: Passage, sentence: string, words: EventWords): boolean {
  if (told.length >= LONGEST || !isPast(sentence, words) || has(sentence, words.unless)) return false
  return told.at(-1)?.endsWith(';') === true || !has(sentence, words.when)
}

/**
 * Whether a sentence tells what happened once: in the past, with a time and a harm; in an answer to why, a grave one of few or a reason is
 * as good as a time. What is feared or happens again and again is none. Pure.
 */
function tellsEvent(sentence: string, question: string, words: EventWords): boolean {
  return told(sentence, words).some((text) => {
    if (!isPast(text, words) || !isHarm(text, words)) return false
    if (has(text, words.when)) return true
    return question === 'why' && ((has(text, words.grave) && has(text, words.few)) || has(text, words.because))
  })
}

const has = (text: string, phrases: readonly string[]): boolean => findPhrases(text, phrases).length > 0
const isHarm = (text: string, { harm, grave }: EventWords): boolean => has(text, grave) || has(text, harm)

/** The sentence, or what is left of it without the pieces that tell a habit. */
function told(sentence: string, { unless }: EventWords): readonly string[] {
  if (findPhrases(sentence, unless).length === 0) return [sentence]
  return pieces(sentence).flatMap(({ text }) => (findPhrases(text, unless).length === 0 ? [text] : []))
}

const isPast = (text: string, { past }: EventWords): boolean =>
  findPhrases(text, past).length > 0 ||
  [...text.matchAll(PAST_FORM)].some(({ groups }) => !NO_PAST.has(groups?.before?.toLowerCase() ?? ''))
