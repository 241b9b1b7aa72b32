/** What stands where there is nothing: Slack refuses empty text. */
const NOTHING = '–'

/** Returns `text` in at most `max` UTF-16 units, never empty, never half a character; `…` marks a cut. */
export function clip(text: string, max: number): string {
  const whole = text.toWellFormed()
  if (whole.trim() === '') return NOTHING
  if (whole.length <= max) return whole
  return `${head(whole, max - 1).trimEnd()}…`
}

/** Returns `text` in pieces of at most `max`, broken at a line end or a space where there is one. Nothing is lost but that space. */
export function pieces(text: string, max: number): string[] {
  let rest = text.toWellFormed().trim()
  if (rest === '') return []
  const found: string[] = []
  while (rest.length > max) {
    const piece = head(rest, max)
    const end = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf(' '))
    const cut = end > max / 2 ? end : piece.length
    found.push(rest.slice(0, cut))
    rest = rest.slice(cut).trimStart()
  }
  return rest === '' ? found : [...found, rest]
}

/** The first `max` units, one fewer if they would end inside a surrogate pair. */
function head(text: string, max: number): string {
  const last = text.charCodeAt(max - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? max - 1 : max)
}
