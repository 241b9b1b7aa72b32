import { UserError } from '../errors.ts'
import { nearest } from '../nearest.ts'
import {
  type Answers,
  type AnswerValue,
  MAX_NUMBER,
  MAX_TEXT,
  type Question,
  type RuleBook,
  UNKNOWN,
} from './rule-book.ts'

/**
 * Reads a parsed answers file (`{question: value}`). Absent and null values are left out. Throws a UserError that
 * names each question at fault and offers the nearest id.
 */
export function readAnswers(book: RuleBook, input: unknown): Answers {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new UserError('answers-shape', 'Answers are a map of question ids to values, such as "task: retrieve".')
  }
  const answers: Record<string, AnswerValue> = {}
  const faults: UserError[] = []
  for (const [id, value] of Object.entries(input)) {
    try {
      const read = readAnswer(book, id, value)
      if (read !== undefined) answers[id] = read
    } catch (fault) {
      if (!(fault instanceof UserError)) throw fault
      faults.push(fault)
    }
  }
  const [first] = faults
  if (first === undefined) return answers
  // All at once: whoever mends a file wants to run it again once.
  if (faults.length === 1) throw first
  const list = faults.map(({ message }) => `- ${message}`).join('\n')
  throw new UserError('answers-faulty', `${faults.length} answers need a change:\n${list}`)
}

function readAnswer(book: RuleBook, id: string, value: unknown): AnswerValue | undefined {
  const question = book.questions.find((known) => known.id === id)
  if (question === undefined) {
    const ids = book.questions.map((known) => known.id)
    throw new UserError('unknown-question', `There is no question "${shown(id)}"${hint(nearest(id, ids))}`, {
      field: id,
    })
  }
  return value === null || value === undefined ? undefined : readValue(question, value)
}

function readValue(question: Question, value: unknown): AnswerValue {
  if (value === UNKNOWN) return UNKNOWN
  if (question.kind === 'text') return readText(question, value)
  if (question.kind === 'many') return readMany(question, value)
  if (question.number !== undefined && typeof value === 'number') {
    if (Number.isFinite(value) && value >= 0 && value <= MAX_NUMBER) return value
    const message = `"${question.id}" needs a number of ${question.number.unit} from 0 to ${MAX_NUMBER.toLocaleString('en')}.`
    throw new UserError('bad-number', message, { field: question.id })
  }
  if (question.kind === 'number') {
    throw new UserError('bad-number', `"${question.id}" needs a number of ${question.number?.unit ?? ''}, 0 or more.`, {
      field: question.id,
    })
  }
  return readOption(question, typeof value === 'boolean' ? (value ? 'yes' : 'no') : value)
}

function readText(question: Question, value: unknown): string {
  if (typeof value !== 'string') {
    throw new UserError('not-text', `"${question.id}" needs a text.`, { field: question.id })
  }
  if (value.length > MAX_TEXT) {
    const message = `"${question.id}" is too long: ${value.length} characters, at most ${MAX_TEXT}.`
    throw new UserError('too-long', message, { field: question.id })
  }
  return value
}

function readMany(question: Question, value: unknown): AnswerValue {
  const list = Array.isArray(value) ? value : [value]
  if (list.length === 0 || (list.length === 1 && list[0] === UNKNOWN)) return UNKNOWN
  const chosen = [...new Set(list.map((one) => readOption(question, one)))]
  const alone = chosen.find((one) => question.options.some(({ id, exclusive }) => id === one && exclusive))
  if (alone !== undefined && chosen.length > 1) {
    const message = `"${question.id}" cannot be "${alone}" and something else at the same time.`
    throw new UserError('not-together', message, { field: question.id })
  }
  return chosen
}

function readOption(question: Question, value: unknown): string {
  const ids = question.options.map(({ id }) => id)
  if (typeof value === 'string' && ids.includes(value)) return value
  const near = typeof value === 'string' ? nearest(value, ids) : undefined
  const rest = near ? hint(near) : `; choose one of: ${[...ids, UNKNOWN].join(', ')}.`
  throw new UserError('unknown-option', `"${question.id}" has no option "${shown(value)}"${rest}`, {
    field: question.id,
  })
}

const hint = (near: string | undefined) => (near ? `; did you mean "${near}"?` : '.')
function shown(value: unknown): string {
  try {
    return (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))).slice(0, 60)
  } catch {
    // YAML can write a list that contains itself.
    return 'a value that contains itself'
  }
}
