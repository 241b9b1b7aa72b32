/**
 * An error whose message is written for the person who caused it: what was wrong, where, and how to mend it.
 * `code` is stable and machine-readable; `field` names the input at fault. Never put a secret or an answer's text in it.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly code: string
  readonly field: string | undefined

  constructor(code: string, message: string, options: { field?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.field = options.field
  }
}
