/** Why the model gave nothing that can be used. */
export type ModelFault =
  | 'timeout'
  | 'unreachable'
  | 'refused'
  | 'busy'
  | 'server'
  | 'redirect'
  | 'too-large'
  | 'broken'
  | 'budget'
  | 'address'

const SAYS: Readonly<Record<ModelFault, string>> = {
  timeout: 'The language model did not answer in time.',
  unreachable: 'The language model cannot be reached.',
  refused: 'The language model refused the request: check OPENAI_API_KEY, OPENAI_MODEL and OPENAI_BASE_URL.',
  busy: 'The language model is busy.',
  server: 'The language model had a fault of its own.',
  redirect: 'The language model answered with a redirect, which is not followed.',
  'too-large': 'The language model answered with too much.',
  broken: 'The language model answered with something that cannot be used.',
  budget: 'The language model has been used enough for today in this workspace.',
  address: 'The language model is at an address that is not allowed: OPENAI_BASE_URL points into a private network.',
}

/** A failed call. Holds nothing that the server said and nothing that was sent: its text is safe to log and to show. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly fault: ModelFault

  constructor(fault: ModelFault) {
    super(SAYS[fault])
    this.fault = fault
  }
}
