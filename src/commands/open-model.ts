import { type Config, processConfig } from '../config.ts'
import { UserError } from '../errors.ts'
import type { Model } from '../llm/model.ts'

/**
 * The optional language model; its SDK is loaded only where one is configured. Throws UserError `private-model` for an
 * address that every call would be refused at.
 */
export async function openModel({ openai, allowPrivateNetwork }: Config = processConfig()): Promise<Model | undefined> {
  if (openai === undefined) return undefined
  const [{ createModel }, { isPublicUrl }] = await Promise.all([
    import('../llm/model.ts'),
    import('../llm/guarded-fetch.ts'),
  ])
  if (!allowPrivateNetwork && !isPublicUrl(new URL(openai.baseUrl))) {
    const message =
      'OPENAI_BASE_URL is not https, or an address of this machine or a private network, which is not called unless you allow it. If that is where your model runs, set ALLOW_PRIVATE_NETWORK=true.'
    throw new UserError('private-model', message, { field: 'OPENAI_BASE_URL' })
  }
  return createModel({ ...openai, allowPrivate: allowPrivateNetwork })
}
