import type { Input } from '../../contract/input.ts'
import { readPosting } from '../../contract/read-posting.ts'
import { readAnswer } from '../../interview/read-answer.ts'
import type { Terms } from '../../interview/terms.ts'
import { plainWords } from '../../interview/words.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { findDecision, findQuestion } from './find-subject.ts'

/** Whole messages that are commands. Anything longer is an answer or a question. */
const FIXED: Readonly<Record<string, Input>> = {
  help: { type: 'help' },
  commands: { type: 'help' },
  back: { type: 'back' },
  'go back': { type: 'back' },
  previous: { type: 'back' },
  undo: { type: 'back' },
  skip: { type: 'skip' },
  'skip it': { type: 'skip' },
  'skip this': { type: 'skip' },
  next: { type: 'skip' },
  pass: { type: 'skip' },
  restart: { type: 'start', fresh: true },
  'start over': { type: 'start', fresh: true },
  'start again': { type: 'start', fresh: true },
  'begin anew': { type: 'start', fresh: true },
  start: { type: 'start' },
  resume: { type: 'status' },
  continue: { type: 'status' },
  cancel: { type: 'cancel' },
  stop: { type: 'cancel' },
  quit: { type: 'cancel' },
  exit: { type: 'cancel' },
  status: { type: 'status' },
  answers: { type: 'status' },
  progress: { type: 'status' },
  'my answers': { type: 'status' },
  'where are we': { type: 'status' },
  plan: { type: 'plan' },
  'show plan': { type: 'plan' },
  'show the plan': { type: 'plan' },
  'the plan': { type: 'plan' },
  done: { type: 'finish' },
  finish: { type: 'finish' },
  enough: { type: 'finish' },
  'make the plan': { type: 'finish' },
  'make the plan now': { type: 'finish' },
  'plan now': { type: 'finish' },
  quick: { type: 'mode', mode: 'quick' },
  'quick mode': { type: 'mode', mode: 'quick' },
  normal: { type: 'mode', mode: 'normal' },
  'normal mode': { type: 'mode', mode: 'normal' },
  full: { type: 'mode', mode: 'full' },
  'full mode': { type: 'mode', mode: 'full' },
  'ask everything': { type: 'mode', mode: 'full' },
  export: { type: 'export', format: 'md' },
  download: { type: 'export', format: 'md' },
  'export md': { type: 'export', format: 'md' },
  'export markdown': { type: 'export', format: 'md' },
  'export json': { type: 'export', format: 'json' },
  'download json': { type: 'export', format: 'json' },
  share: { type: 'share' },
  unlink: { type: 'unlink' },
  unshare: { type: 'unlink' },
  'stop sharing': { type: 'unlink' },
  'revoke link': { type: 'unlink' },
  'revoke the link': { type: 'unlink' },
  'remove the link': { type: 'unlink' },
  'forget me': { type: 'forget' },
  'forget everything': { type: 'forget' },
  'delete my data': { type: 'forget' },
}

/** The input that a typed command stands for; undefined for anything else. A leading slash command or name is ignored. */
export function readCommand(book: RuleBook, text: string, terms: Terms): Input | undefined {
  if (text.length > 120) return undefined
  const words = plainWords(text.replace(/^\s*\/?llm[-_ ]?plan\b[,:]?/iu, '')).replace(
    /^(?:please|pls) | (?:please|pls)$/u,
    '',
  )
  if (Object.hasOwn(FIXED, words)) return FIXED[words]
  const posting = readPosting(text)
  // Without a room, or with a name that no platform made a link of, the answer is a way to choose one.
  if (posting !== undefined && words !== 'share')
    return { type: 'publish', room: 'room' in posting ? posting.room : '' }
  const change = /^(?:please )?(?:edit|change|set|correct|update|make)(?: my| the)? (.+?)(?: to|:| =| as) (.+)$/iu.exec(
    text.trim(),
  )
  if (change !== null) {
    const adopted = readChange(book, change[1] ?? '', change[2] ?? '', terms)
    if (adopted) return adopted
  }
  const edit = /^(?:edit|change|correct|fix)(?: my| the)?(?: answers?)?(?: to| for| about| of)? (.+)$/u.exec(words)?.[1]
  if (edit !== undefined) {
    const question = findQuestion(book, edit)
    return question && { type: 'edit', question: question.id }
  }
  const why = /^why(?: did you (?:choose|decide|pick)| this| that| the)? (.+)$/u.exec(words)?.[1]
  if (why !== undefined) {
    const decision = findDecision(book, why)
    return decision && { type: 'why', decision: decision.id }
  }
  return undefined
}

/** "change budget to 50k" sets the answer at once. */
function readChange(book: RuleBook, name: string, typed: string, terms: Terms): Input | undefined {
  const question = findQuestion(book, name)
  if (question === undefined) return undefined
  const read = readAnswer(question, typed, terms)
  if (read.type !== 'value') return { type: 'edit', question: question.id }
  return {
    type: 'adopt',
    question: question.id,
    value: typeof read.value === 'object' ? read.value.join(',') : String(read.value),
  }
}
