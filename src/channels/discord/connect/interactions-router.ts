import {
  type APIInteraction,
  type APIInteractionResponse,
  type APIPingInteraction,
  InteractionResponseType,
  InteractionType,
} from 'discord.js'
import express, { type Router } from 'express'
import type { Respond } from '../interactions.ts'
import { signatureVerifier } from './verify-signature.ts'

/** Far above what Discord sends (a dialog's text has at most 4000 characters). */
const MAX_BYTES = 1024 * 1024

export type RouterOptions = {
  readonly publicKey: string
  readonly onInteraction: (interaction: APIInteraction, respond: Respond) => Promise<void>
  readonly now: () => number
}

/**
 * Returns the router to mount at `/discord/interactions`, before any other body parser: the signature covers the raw
 * body. Answers 401 to a wrong signature (Discord tests that with forged ones), 400 to a body that is no interaction.
 */
export function interactionsRouter({ publicKey, onInteraction, now }: RouterOptions): Router {
  const isSigned = signatureVerifier(publicKey)
  const router = express.Router()
  const raw = express.raw({ type: () => true, limit: MAX_BYTES, inflate: false })
  router.post('/', raw, async (request, response) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const signature = request.get('x-signature-ed25519')
    const timestamp = request.get('x-signature-timestamp')
    if (!isSigned({ signature, timestamp, body }, now())) {
      response.status(401).type('text').send('invalid request signature')
      return
    }
    const interaction = readInteraction(body)
    if (interaction === undefined) {
      response.status(400).type('text').send('not an interaction')
      return
    }
    if (interaction.type === InteractionType.Ping) {
      response.json({ type: InteractionResponseType.Pong } satisfies APIInteractionResponse)
      return
    }
    await onInteraction(interaction, async (answer) => {
      if (response.headersSent || response.destroyed) throw new Error('the request is over')
      response.json(answer)
    })
  })
  return router
}

function readInteraction(body: Buffer): APIInteraction | APIPingInteraction | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'))
    const { id, type, token } = (parsed ?? {}) as Record<string, unknown>
    const whole = typeof id === 'string' && typeof token === 'string' && typeof type === 'number'
    return whole ? (parsed as APIInteraction | APIPingInteraction) : undefined
  } catch {
    return undefined
  }
}
