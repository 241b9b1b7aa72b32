import { randomInt } from 'node:crypto'

/** No letters that are taken for digits. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz'

/** A short id that a person can read to someone over the phone, e.g. `E-7kq2mx9p`: it stands in the message and in the log. */
export function errorId(): string {
  return `E-${Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`
}
