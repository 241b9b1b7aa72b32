import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { UserError } from '../../errors.ts'

/** Seals text so that only who has one of the keys can read or change it. */
export type Seal = { seal(text: string, bound: string): string; open(sealed: string, bound: string): string }

const IV_BYTES = 12
const TAG_BYTES = 16
/** Every message of a workspace needs its token: opening one takes longer than reading it. */
const MAX_OPENED = 1_000

/**
 * AES-256-GCM under keys made from `keys` (at least 32 characters each), newest first: the first seals, every one opens, so
 * that a key is rotated by putting a new one in front. `bound` (e.g. tenant and name) is authenticated with the text: a sealed
 * value copied to another row does not open. Throws UserError `bad-config` for weak keys, `cannot-unseal` for a wrong key.
 */
export function createSeal(keys: readonly string[]): Seal {
  const weak = keys.findIndex((key) => key.length < 32)
  if (weak >= 0) {
    const message = `TOKEN_KEYS: key ${weak + 1} is shorter than 32 characters. \`openssl rand -base64 32\` generates a good one.`
    throw new UserError('bad-config', message, { field: 'TOKEN_KEYS' })
  }
  // The keys are random by instruction, so a plain hash is enough to bring them to 256 bits.
  const ring = keys.map((key) => {
    const secret = createHash('sha256').update(key).digest()
    return { id: createHash('sha256').update(secret).digest('base64url').slice(0, 8), secret }
  })
  /** What was opened before: the same sealed text under the same binding always opens to the same. */
  const opened = new Map<string, string>()

  return {
    seal(text, bound) {
      const [key] = ring
      if (key === undefined) throw noKey()
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key.secret, iv).setAAD(Buffer.from(bound))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `v1.${key.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed, bound) {
      if (ring.length === 0) throw noKey()
      const name = `${bound}\n${sealed}`
      const known = opened.get(name)
      if (known !== undefined) return known
      const [version, id, data] = sealed.split('.')
      const key = ring.find((one) => one.id === id)
      if (version !== 'v1' || key === undefined || data === undefined) throw cannotUnseal()
      const bytes = Buffer.from(data, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        })
        decipher.setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
        const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
        if (opened.size >= MAX_OPENED) opened.clear()
        opened.set(name, text)
        return text
      } catch {
        throw cannotUnseal()
      }
    },
  }
}

function noKey(): UserError {
  return new UserError('cannot-unseal', 'TOKEN_KEYS is not set, so stored tokens cannot be sealed or read.', {
    field: 'TOKEN_KEYS',
  })
}

function cannotUnseal(): UserError {
  const message =
    'A stored token cannot be opened with the keys in TOKEN_KEYS. Put back the key it was sealed with, or install the app again.'
  return new UserError('cannot-unseal', message, { field: 'TOKEN_KEYS' })
}
