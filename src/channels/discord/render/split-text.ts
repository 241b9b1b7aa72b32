/**
 * Cuts Markdown into pieces of at most `limit` characters, at a line end, else at a space, else anywhere but inside an
 * escape or a surrogate pair. Returns no empty pieces; what is lost are only the spaces at a cut.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const at = cutAt(rest, limit)
    pieces.push(rest.slice(0, at).trimEnd())
    const midLine = rest[at] !== '\n'
    rest = rest.slice(at).trimStart()
    // A mark that was harmless in the middle of a line must not become a heading or a list at the start of a message.
    if (midLine && /^(?:[#>+-]|\d+[.)])/u.test(rest)) rest = /^\d/.test(rest) ? `\u200b${rest}` : `\\${rest}`
  }
  pieces.push(rest)
  return pieces.filter((piece) => piece !== '')
}

function cutAt(text: string, limit: number): number {
  const window = text.slice(0, limit + 1)
  for (const mark of ['\n', ' ']) {
    const at = window.lastIndexOf(mark)
    if (at > limit / 2) return at
  }
  let at = limit
  if (/[\ud800-\udbff]/.test(text[at - 1] ?? '')) at -= 1
  const slashes = /\\+$/.exec(text.slice(0, at))?.[0].length ?? 0
  return slashes % 2 === 1 ? at - 1 : at
}
