/** Entries of a new memo, and of the largest one: 2^10 to 2^20, each of four 32-bit numbers. */
const SMALLEST = 10
const LARGEST = 20
/** No diagram has this number: an empty place. */
const EMPTY = -1

/**
 * What was worked out for three diagrams. Lossy once it is as large as it may be: a newer entry takes the place of an older one, which
 * is then worked out anew. Flat arrays instead of maps, since a proof asks this some ten million times.
 */
export class TripleMemo {
  #bits = SMALLEST
  #entries = empty(SMALLEST)
  #count = 0

  /** The result that was kept, or undefined. */
  get(a: number, b: number, c: number): number | undefined {
    const at = place(a, b, c, this.#bits)
    const entries = this.#entries
    return entries[at] === a && entries[at + 1] === b && entries[at + 2] === c ? entries[at + 3] : undefined
  }

  set(a: number, b: number, c: number, result: number): void {
    if (this.#count > 2 ** (this.#bits - 1) && this.#bits < LARGEST) this.#grow()
    const at = place(a, b, c, this.#bits)
    if (this.#entries[at] === EMPTY) this.#count++
    this.#entries[at] = a
    this.#entries[at + 1] = b
    this.#entries[at + 2] = c
    this.#entries[at + 3] = result
  }

  #grow(): void {
    const old = this.#entries
    this.#bits = Math.min(this.#bits + 2, LARGEST)
    this.#entries = empty(this.#bits)
    this.#count = 0
    for (let at = 0; at < old.length; at += 4) {
      if (old[at] !== EMPTY) {
        this.set(old[at] as number, old[at + 1] as number, old[at + 2] as number, old[at + 3] as number)
      }
    }
  }
}

function empty(bits: number): Int32Array {
  return new Int32Array(4 * 2 ** bits).fill(EMPTY)
}

/** Where an entry lies: multiplicative hashing, the high bits of the product. */
function place(a: number, b: number, c: number, bits: number): number {
  const mixed = Math.imul(Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) ^ c, 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 15)) >>> (32 - bits)) * 4
}
