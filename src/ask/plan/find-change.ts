import { readAnswer } from '../../interview/read-answer.ts'
import type { Terms } from '../../interview/terms.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Answers, Option, Question, RuleBook } from '../../rules/rule-book.ts'
import type { ProposedChange } from '../ask-result.ts'
import { spaced } from './spaced.ts'

/** Words of everyday speech that belong to one question, beside those of its own wording. */
const WORDS: Readonly<Record<string, RegExp>> = {
  labelled_examples: /\b(?:labels?|labell?ed|annotat\w+|training examples|examples)\b/u,
  corpus_tokens: /\b(?:tokens?|corpus|raw text)\b/u,
  requests_per_day: /\b(?:requests?|queries|calls|traffic|load)\b|\ba day\b|\bper day\b/u,
  budget_usd: /\b(?:budget|money|usd|dollars?|spend)\b|\$/u,
  deadline: /\b(?:deadline|months?|weeks?|by (?:then|summer|christmas)|due|ready (?:by|in)|hurry)\b/u,
  latency: /\b(?:latency|ms|milliseconds?|response time|sub-second|real[- ]time|instant\w*|seconds?)\b/u,
  hosting: /\b(?:host\w*|on[- ]prem\w*|premises|own cloud|api|on[- ]device|in[- ]house|data cent(?:re|er)|phone)\b/u,
  sensitive_data: /\b(?:data (?:were|was|is|are)|public|confidential|regulated|internal|sensitive|personal data)\b/u,
  citations: /\b(?:cit\w+|sources?|references?)\b/u,
  private_knowledge: /\b(?:own documents|private knowledge|our documents|internal documents)\b/u,
  knowledge_change: /\b(?:chang\w+ (?:daily|monthly|live|every day)|static|up to date|live)\b/u,
  team: /\b(?:team|hire[sd]?|engineers?|scientists?|analysts?)\b/u,
  hardware: /\b(?:gpus?|cluster|hardware|cpu|node)\b/u,
  error_tolerance: /\b(?:mistakes?|errors?|wrong|tolera\w+|review\w*|check\w*)\b/u,
  languages: /\b(?:languages?|english|multilingual)\b/u,
  data_state: /\b(?:messy|clean|scattered|missing data|data ready)\b/u,
  behaviour_gap: /\b(?:prompt\w*|style|format|slow|accurate)\b/u,
}

/** What answers are looked for in: the questions, the answers of today, and what the lexicon of free text hears in words. */
export type Answerable = {
  readonly book: RuleBook
  readonly terms: Terms
  readonly answers: Answers
  readonly hear: (text: string) => Profile['facts']
}

/**
 * The one answer that a "what if" would change: the question whose words are used and whose options (or number) the
 * text names, else what the lexicon hears. Undefined when none or several fit equally well.
 */
export function findChange(text: string, where: Answerable): ProposedChange | undefined {
  const { book, terms, answers } = where
  const words = spaced(text)
  const found = book.questions.flatMap((question) => {
    if (question.kind === 'text') return []
    const meant = MEANT.find(([is, id]) => id === question.id && is.test(text))?.[2]
    const value = meant ?? valueFor(question, text, words, terms)
    if (value === undefined) return []
    const score = (WORDS[question.id]?.test(text) ? 2 : 0) + named(question, value, words)
    return score > 0 ? [{ question, value, score }] : []
  })
  const [best, next] = found.toSorted((a, b) => b.score - a.score)
  if (!best || (next && next.score === best.score)) return heardChange(text, where)
  const value = best.question.kind === 'many' ? joined(best.value, answers[best.question.id], text) : best.value
  return change(best.question, value)
}

function change(question: Question, value: string): ProposedChange {
  const option = question.options.find(({ id }) => id === value)
  return { question: question.id, value, label: `${question.label ?? question.text}: ${option?.label ?? value}` }
}

/** What the words answer by the lexicon that free texts are read with, where that is one thing and a new one. */
function heardChange(text: string, { book, answers, hear }: Answerable): ProposedChange | undefined {
  const facts = hear(text)
  const heard = book.questions.flatMap((question) => {
    const fact = facts[question.id]
    if (fact?.from !== 'words' || question.kind === 'text' || !isDated(question, text)) return []
    const value = Array.isArray(fact.value) ? fact.value.join(',') : String(fact.value)
    return value === String(answers[question.id]) ? [] : [{ question, value }]
  })
  const [first] = heard
  return first && heard.length === 1 ? change(first.question, first.value) : undefined
}

const LEAVES = /\b(?:without|leaves?|left|quits?|loses?|lost|no longer|gone|drops? out|had no|have no|remove[sd]?)\b/u
const JOINS = /\b(?:also|too|add(?:ed|s)?|hire[sd]?|got|get|gets|another|join(?:s|ed)?|had|have|as well)\b/u

/** Of several answers one comes to those of today, or goes; other words set them anew. */
function joined(value: string, today: Answers[string] | undefined, text: string): string {
  const now = Array.isArray(today) ? today.filter((each) => each !== 'none') : []
  const named = value.split(',')
  if (now.length === 0) return value
  if (LEAVES.test(text)) return now.filter((each) => !named.includes(each)).join(',') || value
  return JOINS.test(text) ? [...new Set([...now, ...named])].join(',') : value
}

/** Ways of saying an answer that share no word with it. */
const MEANT: readonly (readonly [RegExp, string, string])[] = [
  [
    /\b(?:mistakes?|errors?|wrong(?: answers?)?)\b.{0,24}\b(?:not acceptable|unacceptable|forbidden|not allowed|harm\w*|dangerous)\b|\bno (?:mistakes?|errors?|wrong)\b/u,
    'error_tolerance',
    'none',
  ],
  [
    /\bhost\w* (?:\w+ ){0,2}(?:ourselves|in[- ]house|on our own)\b|\bour own (?:servers?|machines?|hardware|gpus?)\b/u,
    'hosting',
    'on-premises',
  ],
]

/** "What if we start two months late?" names no date to be ready by, nor do two more months or the length of a part. */
const NO_DATE: readonly RegExp[] = [
  /\b(?:start\w*|begin\w*|kick off)\b.{0,30}\b(?:late|later|delayed?)\b/u,
  /\b(?:more|extra|additional|other) (?:months?|weeks?)\b|\b(?:months?|weeks?) (?:more|longer|extra)\b/u,
  /\b(?:pilot|tests?|testing|phase|gate)\b.{0,30}\b(?:months?|weeks?)\b/u,
]
const isDated = (question: Question, text: string): boolean =>
  question.id !== 'deadline' || !NO_DATE.some((says) => says.test(text))

/** The value as a button would carry it: an option, several with commas, or a number. */
function valueFor(question: Question, text: string, words: string, terms: Terms): string | undefined {
  if (!isDated(question, text)) return undefined
  const measured = WORDS[question.id]?.test(text) === true ? amountFor(question, text, terms) : undefined
  if (measured !== undefined) return measured
  const option = question.options.filter((one) => optionWords(one).some((name) => has(words, name)))
  if (option.length > 0 && question.kind === 'many') return option.map(({ id }) => id).join(',')
  if (option.length === 1) return option[0]?.id
  if (option.length > 1) return option.toSorted((a, b) => longest(b, words) - longest(a, words))[0]?.id
  return undefined
}

/** An amount of the text as an answer to the question; one with its unit is looked for first. */
function amountFor(question: Question, text: string, terms: Terms): string | undefined {
  for (const part of amounts(text)) {
    const read = readAnswer(question, part, terms)
    if (read.type === 'value' && read.value !== 'unknown')
      return Array.isArray(read.value) ? read.value.join(',') : String(read.value)
  }
  return undefined
}

const optionWords = (option: Option & { readonly synonyms?: readonly string[] }): readonly string[] =>
  [option.id.replaceAll('-', ' '), option.label.toLowerCase(), ...(option.synonyms ?? [])].filter(
    (words) =>
      words.length > 3 && !/^(?:none|nothing|nobody|everybody|partly|unclear|clear|ready|once|half|sure)$/u.test(words),
  )
const has = (words: string, name: string): boolean => words.includes(spaced(name))
const longest = (option: Option, words: string): number =>
  Math.max(
    0,
    ...optionWords(option)
      .filter((name) => has(words, name))
      .map((name) => name.length),
  )
const named = (question: Question, value: string, words: string): number => {
  const option = question.options.find(({ id }) => id === value)
  return option && optionWords(option).some((name) => has(words, name)) ? 1 : 0
}

/** The quantities in a text with the word after each: "5000 labels", "$50k", "3 months". */
function amounts(text: string): readonly string[] {
  const found = [
    ...text.matchAll(
      /(?:under |below |over |less than |faster than |more than |about )?[$€]?\s?\d[\d.,]*\s?(?:k|m|bn?|million|thousand|billion|%)?(?:\s?[\p{L}]+)?/gu,
    ),
  ].map(([part]) => part.trim())
  return [...found, ...found.map((part) => part.replace(/\s\p{L}+$/u, ''))]
}
