import { type Config, processConfig } from '../config.ts'
import type { Model } from '../llm/model.ts'

/** The optional language model; its SDK is loaded only where one is configured. */
export async function openModel({ openai, allowPrivateNetwork }: Config = processConfig()): Promise<Model | undefined> {
  if (openai === undefined) return undefined
  const { createModel } = await import('../llm/model.ts')
  return createModel({ ...openai, allowPrivate: allowPrivateNetwork })
}
