/** Why a send failed, in the words that the outbox acts on. */
export class SendError extends Error {
  override readonly name = 'SendError'
  /**
   * `retry`: try again (after `retryAfterMs` if given). `refused`: never try again; `message` says why, for the user.
   * `gone`: the message to update is no longer there; it will be posted anew.
   */
  readonly kind: 'retry' | 'refused' | 'gone'
  readonly retryAfterMs: number | undefined
  /** The platform may have taken it although no response came (timeout or reset after the request was written). */
  readonly maybeSent: boolean

  constructor(
    kind: 'retry' | 'refused' | 'gone',
    message: string,
    options: { retryAfterMs?: number; maybeSent?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.kind = kind
    this.retryAfterMs = options.retryAfterMs
    this.maybeSent = options.maybeSent ?? false
  }
}
