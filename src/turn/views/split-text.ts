/**
 * Splits text into pieces of at most `limit` characters, at a paragraph, a line, a sentence or a word if one ends in the
 * second half of a piece. Joined again, nothing but blanks between pieces is lost. Blank text gives no piece.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const end = cutAt(rest, limit)
    pieces.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return rest === '' ? pieces : [...pieces, rest]
}

function cutAt(text: string, limit: number): number {
  const window = text.slice(0, limit)
  for (const mark of ['\n\n', '\n', '. ', ' ']) {
    const at = window.lastIndexOf(mark)
    if (at >= limit / 2) return at + mark.length
  }
  // Never between the two halves of a character.
  return /[\uD800-\uDBFF]$/.test(window) ? limit - 1 : limit
}
