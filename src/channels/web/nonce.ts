import { randomBytes } from 'node:crypto'

/** A fresh id for the forms of one page or message: what is sent with the same one counts once. */
export function newNonce(): string {
  return randomBytes(12).toString('base64url')
}
