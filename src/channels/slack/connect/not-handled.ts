/** What a listener throws when the store is away: the request must not be acknowledged, so that Slack sends it again. */
export class NotHandled extends Error {
  override readonly name = 'NotHandled'
  /** Bolt leaves errors alone that have one, and wraps all others. */
  readonly code = 'not-handled'

  constructor(cause: unknown) {
    super('not handled, to be delivered again', { cause })
  }
}

/** Resolves as `work` does; rejects with NotHandled. */
export function orRedeliver<T>(work: Promise<T>): Promise<T> {
  return work.catch((cause: unknown) => {
    throw new NotHandled(cause)
  })
}
