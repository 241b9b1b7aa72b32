import { createPublicKey, verify } from 'node:crypto'

/** DER wrapping of a raw Ed25519 public key (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** How far the signed time may be from ours: a recorded request is of no use later. */
const SKEW_MS = 5 * 60_000

export type Signed = {
  readonly signature: string | undefined
  readonly timestamp: string | undefined
  readonly body: Buffer
}

/**
 * Returns a function that tells whether a request was signed by Discord: Ed25519 over the timestamp and the raw body,
 * with the application's public key (64 hexadecimal digits), not older than five minutes and not from the future.
 * Throws for a key that is no key.
 */
export function signatureVerifier(publicKey: string): (request: Signed, now: number) => boolean {
  const der = Buffer.concat([SPKI_PREFIX, Buffer.from(publicKey, 'hex')])
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
  return ({ signature, timestamp, body }, now) => {
    if (!/^[0-9a-f]{128}$/i.test(signature ?? '') || !/^\d{1,12}$/.test(timestamp ?? '')) return false
    if (Math.abs(Number(timestamp) * 1000 - now) > SKEW_MS) return false
    const signed = Buffer.concat([Buffer.from(timestamp ?? ''), body])
    return verify(null, signed, key, Buffer.from(signature ?? '', 'hex'))
  }
}
