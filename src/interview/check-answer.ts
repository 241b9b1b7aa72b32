import { type AnswerValue, MAX_NUMBER, MAX_TEXT, type Question, UNKNOWN } from '../rules/rule-book.ts'
import { cleanText } from './clean-text.ts'

export type Checked =
  | { readonly type: 'value'; readonly value: AnswerValue }
  /** `message` says how to mend it, in words for the person. */
  | { readonly type: 'fault'; readonly message: string }

/**
 * Checks a value against its question and returns it as it is stored: text cleaned, ticks without repeats and in the
 * question's order, `unknown` always allowed. Takes anything, since buttons and typed JSON come from outside.
 */
export function checkAnswer(question: Question, value: unknown): Checked {
  if (value === UNKNOWN) return { type: 'value', value }
  if (typeof value === 'number') return checkNumber(question, value)
  if (question.kind === 'many') return checkMany(question, value)
  if (typeof value !== 'string') return fault('That is not an answer I can keep. Please choose again.')
  if (question.kind === 'text') return checkText(value)
  if (question.kind === 'number') return fault(`Please type a number of ${question.number?.unit ?? ''}.`)
  if (question.options.some((option) => option.id === value)) return { type: 'value', value }
  return fault(notAnOption(question))
}

function checkText(value: string): Checked {
  // The raw length bounds the work of cleaning; cleaning rarely shortens by much.
  if (value.length > 10 * MAX_TEXT) return fault(tooLong(value.length))
  const text = cleanText(value)
  if (text === '') return fault('Please write a few words, or say that you don’t know yet.')
  return text.length > MAX_TEXT ? fault(tooLong(text.length)) : { type: 'value', value: text }
}

function checkNumber(question: Question, value: number): Checked {
  if (question.number === undefined) return fault(notAnOption(question))
  if (!Number.isFinite(value) || value < 0 || value > MAX_NUMBER)
    return fault(`Please give a number of ${question.number.unit} from 0 to ${MAX_NUMBER.toLocaleString('en')}.`)
  return { type: 'value', value }
}

function checkMany(question: Question, value: unknown): Checked {
  const ticked: unknown[] = Array.isArray(value) ? value.slice(0, 100) : [value]
  const stray = ticked.some((each) => each !== UNKNOWN && !question.options.some((option) => option.id === each))
  if (stray) return fault(notAnOption(question))
  const chosen = question.options.filter((option) => ticked.includes(option.id))
  if (chosen.length === 0) {
    const unknown = ticked.includes(UNKNOWN)
    return unknown
      ? { type: 'value', value: UNKNOWN }
      : fault('Please check at least one, or say that you don’t know yet.')
  }
  const alone = chosen.find((option) => option.exclusive === true)
  if (alone !== undefined && chosen.length > 1)
    return fault(`“${alone.label}” cannot be combined with the others. Please choose again.`)
  return { type: 'value', value: chosen.map((option) => option.id) }
}

const fault = (message: string): Checked => ({ type: 'fault', message })

/** What is said of a text that is longer than any that is read. */
export function tooLong(length: number): string {
  return `That is ${length.toLocaleString('en')} characters; I can keep at most ${MAX_TEXT.toLocaleString('en')}. Please shorten it.`
}

function notAnOption(question: Question): string {
  if (question.kind === 'text') return 'Please answer this in your own words.'
  const options = question.options.map((option) => option.label).join('; ')
  return `That is not one of the answers. Please choose from: ${options}; or “I don’t know yet”.`
}
