/**
 * A text as words that compare: folded, plural and the endings -ing and -ed off. "Rerouted letters" and "reroute letter" are
 * the same.
 */
export function stems(text: string): string {
  return folded(text).replace(/[^ ]+/gu, stem)
}

/** A text in lower case, accents and punctuation gone, with one blank between words and at both ends. */
export function folded(text: string): string {
  return ` ${foldedWords(text).join(' ')} `
}

/** The words of a text, in lower case and without accents. */
export function foldedWords(text: string): readonly string[] {
  // Plain English needs no folding, and most texts are that.
  if (!/[^\0-\x7f]/u.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

const kept = new Map<string, string>()
const MAX_KEPT = 20_000

/** One word of a folded text. Texts have the same words again and again: all blueprints together have some ten thousand. */
export function stem(word: string): string {
  const known = kept.get(word)
  if (known !== undefined) return known
  const made = stemOf(word)
  if (kept.size >= MAX_KEPT) kept.clear()
  kept.set(word, made)
  return made
}

/** Short words keep their ending: "bus", "news" and "need" are no forms of shorter ones. */
function stemOf(word: string): string {
  const one = word
    .replace(/(?<=\p{L}{2})ies$/u, 'y')
    .replace(/(?<=\p{L}(?:ch|sh|x|ss))es$/u, '')
    .replace(/(?<=\p{L}{3}[^sui])s$/u, '')
  const base = one.replace(/(?<=\p{L}{4})(?:ing|ed)$/u, '')
  return (base === one ? one : base.replace(/([bdgmnprt])\1$/u, '$1')).replace(/(?<=\p{L}{4})e$/u, '')
}
