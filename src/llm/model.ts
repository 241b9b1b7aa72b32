import OpenAI from 'openai'
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import { type Budget, createBudget } from './budget.ts'
import { complete, type Form } from './complete.ts'
import { guardedFetch } from './guarded-fetch.ts'
import { ModelError } from './model-error.ts'
import type { Question } from './request-styles.ts'
import { answeredCalls } from './tools.ts'

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
/** Of a question's `patience`. */
const MAX_PATIENCE = 3
/** Times that a model may call tools before it must answer. */
const MAX_ROUNDS = 4
const PER_TENANT = { callsPerHour: 60, tokensPerDay: 200_000 }

/**
 * The configured OpenAI-compatible model. No retries of what failed (the caller works without it), a timeout over the
 * whole answer with all that it has worked out by tools, one origin, no redirects, at most 1 MiB back, and a budget for each tenant.
 */
export function createModel(settings: ModelSettings): Model {
  const budget = settings.budget ?? createBudget(PER_TENANT)
  const timeout = settings.timeoutMs ?? TIMEOUT_MS
  const { origin, pathname, searchParams } = new URL(settings.baseUrl)
  // Azure's older addresses name the version of the API, and take the key in a header of their own.
  const azure = searchParams.has('api-version')
  let known: Form = { style: 0, tools: true }
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: `${origin}${pathname.replace(/\/$/u, '')}`,
    defaultQuery: Object.fromEntries(searchParams),
    ...(azure && { defaultHeaders: { 'api-key': settings.apiKey, authorization: null } }),
    organization: null,
    project: null,
    maxRetries: 0,
    // The signal of each question ends it sooner.
    timeout: timeout * MAX_PATIENCE,
    logLevel: 'off',
    fetch: guardedFetch({
      origin,
      allowPrivate: settings.allowPrivate,
      mostBytes: MAX_BYTES,
    }),
  })
  return {
    async ask(question, tenant, now) {
      const { tools = [], mostTokens, system, patience = 1 } = question
      const text = question.text.slice(0, MAX_INPUT)
      const signal = AbortSignal.timeout(timeout * Math.min(patience, MAX_PATIENCE))
      const talk: ChatCompletionMessageParam[] = []
      for (let round = 0; ; round++) {
        const taken = Math.ceil((system.length + text.length + JSON.stringify(talk).length) / 3) + mostTokens
        if (!budget.take(tenant, taken, now)) throw new ModelError('budget')
        const last = round >= MAX_ROUNDS
        const asked = { ...question, text, talk }
        const { content, calls, used, form } = await complete(client, settings.model, asked, known, last, signal)
        known = form
        if (used !== undefined) budget.settle(tenant, taken, used)
        const answered = answeredCalls(calls, tools)
        if (answered === undefined || (last && answered.length > 0)) throw new ModelError('broken')
        talk.push(...answered)
        if (answered.length > 0) continue
        const parsed = content === undefined ? undefined : question.schema.safeParse(readJson(content))
        if (parsed?.success !== true) throw new ModelError('broken')
        return parsed.data
      }
    },
  }
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
