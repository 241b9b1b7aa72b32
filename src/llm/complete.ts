import type OpenAI from 'openai'
import { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { ModelError, type ModelFault } from './model-error.ts'
import { type Question, REQUEST_STYLES } from './request-styles.ts'
import { toldTools } from './tools.ts'

/** In which form a server takes a request: which of `REQUEST_STYLES`, and whether it knows tools. */
export type Form = { readonly style: number; readonly tools: boolean }

export type Completed = {
  readonly content: string | undefined
  /** Calls of tools as the server sent them. */
  readonly calls: unknown
  readonly used: number | undefined
  readonly form: Form
}

/** A server says with one of these that it does not take the request in this form. */
const OTHER_FORM = new Set([400, 422])

/**
 * Asks in the form that the server took last, and in plainer ones if it refuses that: first without tools, then in the next
 * style. `last`: no tool may be called any more. All tries together have the time limit of `signal`. Throws ModelError.
 */
export async function complete<T>(
  client: OpenAI,
  model: string,
  question: Question<T>,
  known: Form,
  last: boolean,
  signal: AbortSignal,
): Promise<Completed> {
  const { tools = [] } = question
  const told = { tools: toldTools(tools), tool_choice: last ? 'none' : 'auto' } as const
  const wanted = known.tools && tools.length > 0
  for (const [style, ask] of REQUEST_STYLES.entries()) {
    if (style < known.style) continue
    for (const withTools of wanted ? [true, false] : [false]) {
      try {
        const reply = await client.chat.completions.create(
          { model, ...ask(question), ...(withTools && told) },
          { signal },
        )
        const used = reply?.usage?.total_tokens
        const message = reply?.choices?.[0]?.message
        return {
          content: typeof message?.content === 'string' ? message.content : undefined,
          calls: withTools ? message?.tool_calls : undefined,
          used: typeof used === 'number' && used >= 0 ? used : undefined,
          form: { style, tools: known.tools && (withTools || !wanted) },
        }
      } catch (error) {
        if (!(error instanceof APIError && OTHER_FORM.has(Number(error.status)))) throw asModelError(error)
      }
    }
  }
  throw new ModelError('refused')
}

/** Whatever went wrong, without a word of what the server said. The cause is dropped on purpose. */
function asModelError(error: unknown): ModelError {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof ModelError) return at
  }
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) return new ModelError('timeout')
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return new ModelError('timeout')
  if (error instanceof APIError && typeof error.status === 'number') return new ModelError(faultOf(error.status))
  return new ModelError(error instanceof SyntaxError || error instanceof TypeError ? 'broken' : 'unreachable')
}

function faultOf(status: number): ModelFault {
  if (status === 429) return 'busy'
  return status >= 500 ? 'server' : 'refused'
}
