import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from './config.ts'

export type Log = Logger

/** Keys that never reach the log, at any depth up to four. One list for the whole product; the canary test reads the output. */
const SECRET_KEYS = [
  'token',
  'accessToken',
  'botToken',
  'appToken',
  'userToken',
  'refreshToken',
  'clientSecret',
  'signingSecret',
  'apiKey',
  'authorization',
  'cookie',
  'password',
  'secret',
  'tokenKeys',
  'connectionString',
] as const

/** Keys that hold what people wrote. Logs say that something happened, never what was said. */
const WORDS_KEYS = [
  'text',
  'words',
  'value',
  'answers',
  'given',
  'view',
  'content',
  'body',
  'requestBody',
  'fallback',
] as const

const PREFIXES = ['', '*.', '*.*.', '*.*.*.']

/**
 * The one logger: JSON lines on `out` (standard error by default, so that standard output stays for results).
 * Errors are reduced to name, code, message and stack: SDK errors carry whole requests. Tokens are masked in every line.
 */
export function createLog(level: LogLevel, out: DestinationStream = pino.destination({ fd: 2, sync: true })): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...SECRET_KEYS, ...WORDS_KEYS].flatMap((key) => PREFIXES.map((p) => `${p}${key}`)) },
      serializers: { err: plainError, error: plainError, cause: plainError },
    },
    // The last guard: whatever else a line holds (an SDK's message, an address) goes through the masks.
    { write: (line: string) => out.write(mask(line)) },
  )
}

/** Token shapes of Slack and OpenAI, Discord bot tokens, interaction tokens in addresses, passwords in addresses. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b(xox[a-z]|xapp|xwfp|sk)-[\w-]{4,}/g, '$1-***'],
  [/\b[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}/g, '***'],
  [/\/(interactions|webhooks)\/(\d+)\/[\w-]+/g, '/$1/$2/***'],
  [/(\/services)\/[\w/]+/g, '$1/***'],
  [/:\/\/([^:/@\s]+):[^@\s]+@/g, '://$1:***@'],
]

/** `text` with everything that looks like a credential masked. */
export function mask(text: string): string {
  return MASKS.reduce((masked, [pattern, by]) => masked.replace(pattern, by), text)
}

type PlainError = { readonly [key: string]: unknown }

function plainError(error: unknown): PlainError {
  return plain(error, 0)
}

/** No chain of causes is longer in earnest; a broken one may go round in circles. */
const MAX_CAUSES = 5

function plain(error: unknown, depth: number): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const { code, kind, status } = error as Error & { code?: unknown; kind?: unknown; status?: unknown }
  const cause = depth < MAX_CAUSES ? error.cause : undefined
  return {
    type: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof kind === 'string' ? { kind } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...told(error, code),
    ...(cause === undefined ? {} : { cause: plain(cause, depth + 1) }),
  }
}

/** PostgreSQL's errors about a value (class 22) or about a constraint that it breaks (23). */
const ABOUT_A_VALUE = /^2[23][0-9A-Z]{3}$/

/** What an error says and where it arose; without its words where these quote what could not be read. */
function told(error: Error, code: unknown): { readonly message: string; readonly stack: string } {
  const { message, stack = '' } = error
  const quotes = error instanceof SyntaxError || (typeof code === 'string' && ABOUT_A_VALUE.test(code))
  if (!quotes) return { message, stack }
  const frames = message === '' ? stack : stack.slice(stack.indexOf(message) + message.length)
  return { message: 'left out: it quotes what was read', stack: frames.trim() }
}
