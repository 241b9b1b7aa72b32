import type { EventWords } from '../../knowledge/remark.ts'
import type { FreeText } from '../free-text.ts'
import { findPhrases } from '../phrases.ts'
import type { Heard } from './hear.ts'
import { pieces, sentences } from './sentences.ts'

/** Sentences that tell one thing: where it is an `event`, what led to it or came of it stands with it. */
export type Passage = { readonly question: string; readonly sentences: readonly string[]; readonly isEvent: boolean }

/** A piece of a sentence that tells the cause. */
export type Cause = { readonly sentence: string; readonly heard: Heard }

/** Answers in which teams tell what happened. */
const TOLD_IN = ['why', 'problem']
/** Sentences of one event: the one that tells it, and what follows. */
const LONGEST = 5
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
  const passages: Passage[] = []
  for (const [at, sentence] of all.entries()) {
    const last = passages.at(-1)
    if (last?.isEvent && goesOn(last, sentence, words))
      passages.splice(-1, 1, { ...last, sentences: last.sentences.concat(sentence) })
    else {
      const isEvent = begins(sentence, all.slice(at + 1, at + LONGEST), question, words)
      passages.push({ question, sentences: [sentence], isEvent })
    }
  }
  return passages
}

/** Whether a sentence tells an event, or begins one in an answer to why: on a day, and nothing plain unless harm follows. */
function begins(sentence: string, after: readonly string[], question: string, words: EventWords): boolean {
  if (tellsEvent(sentence, question, words)) return true
  if (question !== 'why') return false
  const past = told(sentence, words).filter((text) => isPast(text, words))
  const next = after.filter((each) => isPast(each, words) && !has(each, words.unless))
  if (past.some((text) => has(text, words.day)))
    return !has(sentence, words.plain) || next.some((each) => isHarm(each, words))
  // In a year much happens: it tells an event where the next sentence tells what came of it.
  const [soon = ''] = after
  return (
    past.some((text) => has(text, words.when) && !has(text, words.plain)) && next.includes(soon) && isHarm(soon, words)
  )
}

/** It says what the thing just told is in truth. */
const POINTS_BACK = /^(?:that|which) is (?:the|a|an|for)\b/iu

/** It speaks of whom or what was told of just now. */
const POINTS_TO = /^(?:It|He|She|They|His|Her) /u

/** Whether a sentence goes on with the event before it: it is in the past, too, and is not another harm with a time of its own. */
function goesOn({ sentences: told }: Passage, sentence: string, words: EventWords): boolean {
  if (told.length >= LONGEST || has(sentence, words.unless)) return false
  if (!isPast(sentence, words)) return POINTS_BACK.test(sentence)
  if (told.at(-1)?.endsWith(';')) return true
  if (POINTS_TO.test(sentence)) return true
  return !isTimed(sentence, words) || !isHarm(sentence, words) || !told.some((each) => isHarm(each, words))
}

/**
 * Whether a sentence tells what happened once: in the past, with a time and a harm; in an answer to why, a grave one of few or a reason is
 * as good as a time. What is feared or happens again and again is none. Pure.
 */
function tellsEvent(sentence: string, question: string, words: EventWords): boolean {
  return told(sentence, words).some((text) => {
    if (!isPast(text, words) || !isHarm(text, words)) return false
    if (isTimed(text, words)) return true
    return question === 'why' && ((has(text, words.grave) && has(text, words.few)) || has(text, words.because))
  })
}

/** What led to an event by the team's own words: the reason that they give, else the first piece behind what happened that tells
 * of something not as it should be. Pure. */
export function causeIn({ sentences: told }: Passage, words: EventWords): Cause | undefined {
  const all = told.flatMap((sentence) =>
    pieces(sentence).map(({ at, text }) => ({ sentence, heard: { from: at, to: at + text.length }, text })),
  )
  const given = told.flatMap((sentence) => {
    const [reason] = findPhrases(sentence, words.because)
    const from = reason === undefined ? 0 : reason.at + reason.words.length
    const piece = pieces(sentence.slice(from))[0]
    const isWhole = reason !== undefined && piece !== undefined && piece.text.split(/\s+/u).length >= FEWEST
    const at = from + (piece?.at ?? 0)
    return isWhole ? [{ sentence, heard: { from: at, to: at + piece.text.length } }] : []
  })
  const fault = all.slice(1).find(({ text }) => has(text, words.fault) && text.split(/\s+/u).length >= FEWEST)
  return given[0] ?? fault
}
/** What is shorter says no reason. */
const FEWEST = 4

const has = (text: string, phrases: readonly string[]): boolean => findPhrases(text, phrases).length > 0
const isTimed = (text: string, { when, day }: EventWords): boolean => has(text, when) || has(text, day)
const isHarm = (text: string, { harm, grave }: EventWords): boolean => has(text, grave) || has(text, harm)

/** The sentence, or what is left of it without the pieces that tell a habit. */
function told(whole: string, { unless }: EventWords): readonly string[] {
  // How it had been before is no habit, and once too often is once.
  const sentence = whole
    .replace(/\bhad (?:always|often|usually) /giu, 'had ')
    .replace(/\btoo often\b/giu, 'too much')
    .replace(/\ball at once\b/giu, 'in one go')
  if (findPhrases(sentence, unless).length === 0) return [sentence]
  return pieces(sentence).flatMap(({ text }) => (findPhrases(text, unless).length === 0 ? [text] : []))
}

const isPast = (text: string, { past }: EventWords): boolean =>
  findPhrases(text, past).length > 0 ||
  [...text.matchAll(PAST_FORM)].some(({ groups }) => !NO_PAST.has(groups?.before?.toLowerCase() ?? ''))
