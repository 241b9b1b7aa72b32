import type { Input } from './input.ts'

type AnswerValue = Extract<Input, { type: 'answer' }>['value']

/** Discord's limit for a `custom_id`, the tightest of the platforms. Codes of the shipped questions stay within Slack's 75. */
export const MAX_ACTION_CODE = 100

const VERSION = 'v1'
const CONVERSATION = /^[A-Za-z0-9_-]{1,32}$/
const STEP = /^(0|[1-9]\d{0,8})$/

/**
 * Returns a button's whole meaning as one string of at most 100 characters: version, conversation, kind, fields.
 * Nothing is kept on the server, so a button works after a restart and on any replica. An answer with an empty value
 * (`''`, or `[]` for ticks) stands for a control whose value the platform delivers beside the code.
 * Throws RangeError if the input cannot be a button (its text is too long).
 */
export function encodeAction(conversation: string, input: Input): string {
  const code = [VERSION, conversation, ...toFields(input).map(escapeField)].join('|')
  if (!CONVERSATION.test(conversation) || code.length > MAX_ACTION_CODE)
    throw new RangeError(`an action of kind ${input.type} does not fit ${MAX_ACTION_CODE} characters`)
  return code
}

/** Returns what `encodeAction` was given; undefined for anything it could not have made. Never throws. */
export function decodeAction(code: string): { conversation: string; input: Input } | undefined {
  if (typeof code !== 'string' || code.length > MAX_ACTION_CODE) return undefined
  const [version, conversation, kind, ...raw] = code.split('|')
  if (version !== VERSION || conversation === undefined || !CONVERSATION.test(conversation)) return undefined
  const fields = raw.map(unescapeField)
  if (fields.some((field) => field === undefined)) return undefined
  const input = toInput(kind ?? '', fields as string[])
  if (input === undefined) return undefined
  // Only the one canonical spelling is accepted, so that a tampered or truncated code cannot mean something else.
  return canonical(conversation, input) === code ? { conversation, input } : undefined
}

function canonical(conversation: string, input: Input): string | undefined {
  try {
    return encodeAction(conversation, input)
  } catch {
    return undefined
  }
}

function toFields(input: Input): string[] {
  switch (input.type) {
    case 'answer':
      return ['a', step(input.step), input.question, ...valueFields(input.value)]
    case 'back':
      return ['b', step(input.step)]
    case 'skip':
      return ['s', step(input.step), input.question ?? '']
    case 'edit':
      return ['e', step(input.step), input.question]
    case 'cancel':
      return ['x', ...(input.sure === true ? ['1'] : [])]
    case 'finish':
      return ['f']
    case 'mode':
      return ['m', input.mode]
    case 'start':
      return ['n', input.mode ?? '', input.fresh === true ? '1' : '', input.text ?? '']
    case 'say':
      return ['t', input.mentioned === true ? '1' : '', input.text]
    case 'why':
      return ['y', input.decision]
    case 'what-if':
      return ['w', input.question, input.value]
    case 'adopt':
      return ['d', input.question, input.value]
    case 'publish':
      return ['p', input.room]
    case 'export':
      return ['o', input.format]
    case 'share':
      return ['h']
    case 'take':
      return ['k', input.question ?? '']
    case 'status':
      return ['u']
    case 'plan':
      return ['l']
    case 'forget':
      return ['g', input.sure === true ? '1' : '']
    case 'help':
      return ['q']
  }
}

const MODES = ['normal', 'quick', 'full'] as const
const FORMATS = ['md', 'json'] as const

function toInput(kind: string, fields: readonly string[]): Input | undefined {
  const [first = '', second = '', third = '', fourth] = fields
  switch (kind) {
    case 'a': {
      const at = readStep(first)
      const value = readValue(third, fourth ?? '', fields.slice(4))
      if (at === undefined || value === undefined || second === '') return undefined
      return { type: 'answer', question: second, value, ...at }
    }
    case 'b':
      return withStep(first, { type: 'back' })
    case 's':
      return withStep(first, second === '' ? { type: 'skip' } : { type: 'skip', question: second })
    case 'e':
      return second === '' ? undefined : withStep(first, { type: 'edit', question: second })
    case 'x':
      return { type: 'cancel', ...(first === '1' && { sure: true }) }
    case 'f':
      return { type: 'finish' }
    case 'm': {
      const mode = MODES.find((known) => known === first)
      return mode && { type: 'mode', mode }
    }
    case 'n': {
      const mode = MODES.find((known) => known === first)
      return {
        type: 'start',
        ...(mode && { mode }),
        ...(second === '1' && { fresh: true }),
        ...(third !== '' && { text: third }),
      }
    }
    case 't':
      return { type: 'say', text: second, ...(first === '1' && { mentioned: true }) }
    case 'y':
      return first === '' ? undefined : { type: 'why', decision: first }
    case 'w':
      return first === '' ? undefined : { type: 'what-if', question: first, value: second }
    case 'd':
      return first === '' ? undefined : { type: 'adopt', question: first, value: second }
    case 'p':
      return { type: 'publish', room: first }
    case 'o': {
      const format = FORMATS.find((known) => known === first)
      return format && { type: 'export', format }
    }
    case 'h':
      return { type: 'share' }
    case 'k':
      return first === '' ? { type: 'take' } : { type: 'take', question: first }
    case 'u':
      return { type: 'status' }
    case 'l':
      return { type: 'plan' }
    case 'g':
      return { type: 'forget', ...(first === '1' && { sure: true }) }
    case 'q':
      return { type: 'help' }
    default:
      return undefined
  }
}

/** `o` one option or text, `n` an exact number, `l` a list with one field an entry. */
function valueFields(value: AnswerValue): string[] {
  if (typeof value === 'string') return ['o', value]
  if (typeof value === 'number') return ['n', String(value)]
  return ['l', ...value]
}

function readValue(kind: string, first: string, rest: readonly string[]): AnswerValue | undefined {
  if (kind === 'o') return first
  if (kind === 'n') return first !== '' && Number.isFinite(Number(first)) ? Number(first) : undefined
  if (kind === 'l') return first === '' && rest.length === 0 ? [] : [first, ...rest]
  return undefined
}

const step = (at: number | undefined): string => (at === undefined ? '' : String(at))

function readStep(text: string): { step?: number } | undefined {
  if (text === '') return {}
  return STEP.test(text) ? { step: Number(text) } : undefined
}

function withStep<T extends Input>(text: string, input: T): (T & { step?: number }) | undefined {
  const at = readStep(text)
  return at && { ...input, ...at }
}

const escapeField = (field: string): string => field.replace(/[%|]/g, (c) => (c === '|' ? '%p' : '%%'))

function unescapeField(field: string): string | undefined {
  return /^(?:[^%]|%p|%%)*$/.test(field) ? field.replace(/%[p%]/g, (c) => (c === '%p' ? '|' : '%')) : undefined
}
