import { z } from 'zod'
import { INPUT, type Input } from './input.ts'
import { readAs } from './read-as.ts'

/** Discord's limit for a `custom_id`, the tightest of the platforms. Codes of the shipped questions stay within Slack's 75. */
export const MAX_ACTION_CODE = 100

const VERSION = 'v1'
const CONVERSATION = /^[A-Za-z0-9_-]{1,32}$/
const STEP = /^(0|[1-9]\d{0,8})$/

/** Each input's letter in a code. Buttons are pressed long after they were posted: a letter is never used again. */
const LETTERS: Readonly<Record<Input['type'], string>> = {
  answer: 'a',
  back: 'b',
  skip: 's',
  edit: 'e',
  cancel: 'x',
  finish: 'f',
  mode: 'm',
  start: 'n',
  say: 't',
  why: 'y',
  'what-if': 'w',
  figures: 'i',
  adopt: 'd',
  publish: 'p',
  export: 'o',
  share: 'h',
  unlink: 'r',
  take: 'k',
  status: 'u',
  plan: 'l',
  forget: 'g',
  help: 'q',
  arrived: 'v',
}

type Field = { readonly name: string; readonly type: z.core.$ZodType }

/** The fields of each input that a code carries, in the order of the schema; what was typed is not carried. */
const FIELDS: ReadonlyMap<string, readonly Field[]> = new Map(
  INPUT.unwrap().options.map(({ shape }) => [
    shape.type.value,
    Object.entries(shape)
      .filter(([name]) => name !== 'type' && name !== 'words')
      .map(([name, type]) => ({ name, type })),
  ]),
)

/**
 * Returns a button's whole meaning as one string of at most 100 characters: version, conversation, kind, fields.
 * Nothing is kept on the server, so a button works after a restart and on any replica. An answer with an empty value
 * (`''`, or `[]` for ticks) stands for a control whose value the platform delivers beside the code.
 * Throws RangeError if the input cannot be a button (its text is too long).
 */
export function encodeAction(conversation: string, input: Input): string {
  const given = new Map<string, unknown>(Object.entries(input))
  const fields = (FIELDS.get(input.type) ?? []).flatMap(({ name, type }) => written(type, given.get(name)))
  const code = [VERSION, conversation, LETTERS[input.type], ...fields.map(escapeField)].join('|')
  if (!CONVERSATION.test(conversation) || code.length > MAX_ACTION_CODE)
    throw new RangeError(`an action of kind ${input.type} does not fit ${MAX_ACTION_CODE} characters`)
  return code
}

/** Returns what `encodeAction` was given; undefined for anything it could not have made. Never throws. */
export function decodeAction(code: string): { conversation: string; input: Input } | undefined {
  if (typeof code !== 'string' || code.length > MAX_ACTION_CODE) return undefined
  const [version, conversation, letter, ...raw] = code.split('|')
  if (version !== VERSION || conversation === undefined || !CONVERSATION.test(conversation)) return undefined
  const texts = raw.map(unescapeField)
  const kind = Object.entries(LETTERS).find(([, known]) => known === letter)?.[0]
  if (kind === undefined || texts.some((text) => text === undefined)) return undefined
  const fields = (FIELDS.get(kind) ?? []).map(({ name, type }, n) => [name, read(type, texts.slice(n) as string[])])
  const input = readAs(INPUT, { type: kind, ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)) })
  if (input === undefined) return undefined
  // Only the one canonical spelling is accepted, so that a tampered or truncated code cannot mean something else. A code
  // from before an input got its last field lacks that field's bar.
  const known = canonical(conversation, input)
  const older = FIELDS.get(kind)?.at(-1)?.type instanceof z.ZodExactOptional && `${code}|`
  return known === code || known === older ? { conversation, input } : undefined
}

function canonical(conversation: string, input: Input): string | undefined {
  try {
    return encodeAction(conversation, input)
  } catch {
    return undefined
  }
}

/** A field as it stands in a code. An answer's value takes several: `o` an option or text, `n` a number, `l` a list. */
function written(type: z.core.$ZodType, value: unknown): string[] {
  if (type instanceof z.ZodUnion) {
    if (Array.isArray(value)) return ['l', ...value]
    return [typeof value === 'number' ? 'n' : 'o', String(value)]
  }
  if (typeof value === 'boolean') return [value ? '1' : '']
  return [value === undefined ? '' : String(value)]
}

/** The field that begins `texts`; undefined if there is none. Whether it is a good one the schema says. */
function read(type: z.core.$ZodType, [text = '', ...rest]: readonly string[]): unknown {
  if (type instanceof z.ZodExactOptional) return text === '' ? undefined : read(type.unwrap(), [text])
  if (type instanceof z.ZodUnion) return readValue(text, rest)
  if (type instanceof z.ZodBoolean) return text === '1'
  if (type instanceof z.ZodNumber) return STEP.test(text) ? Number(text) : Number.NaN
  return text
}

function readValue(kind: string, [first = '', ...rest]: readonly string[]): unknown {
  if (kind === 'o') return first
  if (kind === 'n') return first === '' ? undefined : Number(first)
  if (kind === 'l') return first === '' && rest.length === 0 ? [] : [first, ...rest]
  return undefined
}

const escapeField = (field: string): string => field.replace(/[%|]/g, (c) => (c === '|' ? '%p' : '%%'))

function unescapeField(field: string): string | undefined {
  return /^(?:[^%]|%p|%%)*$/.test(field) ? field.replace(/%[p%]/g, (c) => (c === '%p' ? '|' : '%')) : undefined
}
