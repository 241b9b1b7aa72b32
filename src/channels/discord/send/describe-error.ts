import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'

export type ErrorFacts = {
  readonly name: string
  readonly code?: string | number
  readonly status?: number
  readonly method?: string
  /** Which fields Discord found wrong: their names only. */
  readonly fields?: readonly string[]
}

/**
 * Returns what may be logged about a failed call. discord.js' errors hold the address, with the interaction's token in
 * it, and the request's body, with people's words: neither is taken over, nor is the error kept as a cause.
 */
export function describeError(error: unknown): ErrorFacts {
  if (error instanceof DiscordAPIError) {
    const raw = error.rawError as { errors?: unknown }
    const fields = faultyFields(raw.errors ?? {})
    const { code, status, method } = error
    return { name: 'DiscordAPIError', code, status, method, ...(fields.length > 0 && { fields }) }
  }
  if (error instanceof HTTPError) return { name: 'HTTPError', status: error.status, method: error.method }
  if (error instanceof RateLimitError) return { name: 'RateLimitError', status: 429, method: error.method }
  if (!(error instanceof Error)) return { name: typeof error }
  const code = codeOf(error) ?? codeOf(error.cause)
  return { name: error.name, ...(code !== undefined && { code }) }
}

function codeOf(error: unknown): string | number | undefined {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' || typeof code === 'number' ? code : undefined
}

function faultyFields(errors: unknown, path: readonly string[] = []): string[] {
  if (typeof errors !== 'object' || errors === null || path.length > 12) return []
  return Object.entries(errors).flatMap(([key, value]) =>
    key === '_errors' ? [path.join('.')] : faultyFields(value, [...path, key]),
  )
}
