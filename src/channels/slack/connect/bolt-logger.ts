import { LogLevel } from '@slack/bolt'
import { type Log, mask } from '../../../log.ts'

type BoltLogger = {
  debug(...words: unknown[]): void
  info(...words: unknown[]): void
  warn(...words: unknown[]): void
  error(...words: unknown[]): void
  setLevel(level: LogLevel): void
  getLevel(): LogLevel
  setName(name: string): void
}

/**
 * Returns a logger for Slack's packages that passes on warnings and errors only: at debug they print whole payloads,
 * with what people wrote and the tokens of interactions.
 */
export function boltLogger(log: Log): BoltLogger {
  const line = (words: readonly unknown[]) =>
    mask(words.map((word) => (word instanceof Error ? `${word.name}: ${word.message}` : String(word))).join(' '))
      // What cannot be parsed is quoted in the error: somebody's words.
      .replace(/"[^"]*(?:"|$)/g, '"…"')
      .slice(0, 300)
  return {
    debug() {},
    info() {},
    warn: (...words) => log.warn({ from: 'slack-sdk' }, line(words)),
    error: (...words) => log.error({ from: 'slack-sdk' }, line(words)),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}
