import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai'
import { type Budget, createBudget } from './budget.ts'
import { guardedFetch } from './guarded-fetch.ts'
import { ModelError, type ModelFault } from './model-error.ts'
import { type Question, REQUEST_STYLES } from './request-styles.ts'

export type ModelSettings = {
  readonly apiKey: string
  readonly baseUrl: string
  readonly model: string
  /** Allow addresses of this machine and of private networks (vLLM, Ollama). */
  readonly allowPrivate: boolean
  readonly timeoutMs?: number
  readonly budget?: Budget
}

export type Model = {
  /** The model's answer in the asked shape. Throws ModelError and nothing else. */
  ask<T>(question: Question<T>, tenant: string, now: number): Promise<T>
}

const MAX_BYTES = 2 ** 20
const MAX_INPUT = 12_000
const TIMEOUT_MS = 20_000
const PER_TENANT = { callsPerHour: 60, tokensPerDay: 200_000 }

/**
 * The configured OpenAI-compatible model. No retries of what failed (the caller works without it), a timeout over the
 * whole answer, one origin, no redirects, at most 1 MiB back, and a budget for each tenant.
 */
export function createModel(settings: ModelSettings): Model {
  const budget = settings.budget ?? createBudget(PER_TENANT)
  const timeout = settings.timeoutMs ?? TIMEOUT_MS
  const { origin, pathname, searchParams } = new URL(settings.baseUrl)
  // Azure's older addresses name the version of the API, and take the key in a header of their own.
  const azure = searchParams.has('api-version')
  let known = 0
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: `${origin}${pathname.replace(/\/$/u, '')}`,
    defaultQuery: Object.fromEntries(searchParams),
    ...(azure && { defaultHeaders: { 'api-key': settings.apiKey, authorization: null } }),
    organization: null,
    project: null,
    maxRetries: 0,
    timeout,
    logLevel: 'off',
    fetch: guardedFetch({
      origin,
      allowPrivate: settings.allowPrivate,
      mostBytes: MAX_BYTES,
    }),
  })
  return {
    async ask(question, tenant, now) {
      const text = question.text.slice(0, MAX_INPUT)
      const taken = Math.ceil((question.system.length + text.length) / 3) + question.mostTokens
      if (!budget.take(tenant, taken, now)) throw new ModelError('budget')
      const signal = AbortSignal.timeout(timeout)
      const { content, used, style } = await complete(client, settings.model, { ...question, text }, known, signal)
      known = style
      if (used !== undefined) budget.settle(tenant, taken, used)
      const parsed = question.schema.safeParse(readJson(content))
      if (!parsed.success) throw new ModelError('broken')
      return parsed.data
    },
  }
}

/** A server says with one of these that it does not take the request in this form. */
const OTHER_FORM = new Set([400, 422])

/**
 * Asks in the style that the server took last, and in plainer ones if it refuses the form. Returns the words of the answer
 * and the style that it came in. All tries together have one time limit.
 */
async function complete<T>(
  client: OpenAI,
  model: string,
  question: Question<T>,
  known: number,
  signal: AbortSignal,
): Promise<{ content: string; used: number | undefined; style: number }> {
  for (let style = known; ; style++) {
    const ask = REQUEST_STYLES[style]
    if (ask === undefined) throw new ModelError('refused')
    try {
      const reply = await client.chat.completions.create({ model, ...ask(question) }, { signal })
      const used = reply?.usage?.total_tokens
      const content = reply?.choices?.[0]?.message?.content
      if (typeof content !== 'string') throw new ModelError('broken')
      return { content, used: typeof used === 'number' && used >= 0 ? used : undefined, style }
    } catch (error) {
      if (!(error instanceof APIError && OTHER_FORM.has(Number(error.status)))) throw asModelError(error)
    }
  }
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

/** The JSON of a reply, also when a server lets the model think aloud before it, or wraps it in a code fence. */
function readJson(content: string): unknown {
  const bare = content
    .replace(/^\s*<think>[\s\S]*?<\/think>/u, '')
    .trim()
    .replace(/^```(?:json)?\s*/u, '')
    .replace(/\s*```$/u, '')
  try {
    return JSON.parse(bare)
  } catch {
    throw new ModelError('broken')
  }
}
