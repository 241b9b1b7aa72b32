import type { ChatCompletionFunctionTool, ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import { z } from 'zod'
import { wireSchema } from './wire-schema.ts'

/** Something that the model may have worked out by us while it thinks. It reads facts and changes nothing outside the question. */
export type Tool = {
  readonly name: string
  readonly description: string
  readonly takes: z.ZodType
  /** The result as text, for arguments as the model wrote them. Never throws. */
  readonly call: (written: string) => string
}

/** More of a result than this is cut off: the model pays for what it reads. */
const MAX_RESULT = 4_000
const MAX_ARGUMENTS = 2_000
/** Calls that are answered of one reply. */
const MAX_CALLS = 6

/** A tool whose arguments are checked against a schema before it runs; `run` gives what is told to the model. */
export function tool<T>(spec: {
  readonly name: string
  readonly description: string
  readonly takes: z.ZodType<T>
  readonly run: (given: T) => unknown
}): Tool {
  const call = (written: string): string => {
    const given = spec.takes.safeParse(readArguments(written))
    return JSON.stringify(given.success ? spec.run(given.data) : { error: 'The arguments do not fit the schema.' })
  }
  return { name: spec.name, description: spec.description, takes: spec.takes, call }
}

function readArguments(written: string): unknown {
  try {
    return written.length > MAX_ARGUMENTS ? undefined : JSON.parse(written)
  } catch {
    return undefined
  }
}

/** Tools as a server wants them told. */
export const toldTools = (tools: readonly Tool[]): ChatCompletionFunctionTool[] =>
  tools.map(({ name, description, takes }) => ({
    type: 'function',
    function: { name, description, parameters: wireSchema(takes), strict: true },
  }))

const CALLS = z.array(
  z.object({ id: z.string().max(200), function: z.object({ name: z.string().max(100), arguments: z.string() }) }),
)

/**
 * What a reply that calls tools leads to: the calls as they were taken, and a result for each. Nothing for a reply without calls;
 * undefined for one that nobody could read.
 */
export function answeredCalls(
  asked: unknown,
  tools: readonly Tool[],
): readonly ChatCompletionMessageParam[] | undefined {
  const calls = CALLS.safeParse(asked ?? [])
  if (!calls.success) return undefined
  const taken = calls.data.slice(0, MAX_CALLS)
  if (taken.length === 0) return []
  return [
    {
      role: 'assistant',
      tool_calls: taken.map(({ id, function: { name, arguments: written } }) => ({
        id,
        type: 'function',
        function: { name, arguments: written.length > MAX_ARGUMENTS ? '{}' : written },
      })),
    },
    ...taken.map(({ id, function: { name, arguments: written } }): ChatCompletionMessageParam => {
      const found = tools.find((each) => each.name === name)
      const result = found?.call(written) ?? '{"error":"There is no tool of that name."}'
      return { role: 'tool', tool_call_id: id, content: result.slice(0, MAX_RESULT) }
    }),
  ]
}
