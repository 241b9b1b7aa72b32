/**
 * Breaks text into lines of at most `width` columns at blanks; a longer word stands on a line of its own, and is cut only
 * where it alone is wider than the line. Line ends in the text stay. Letters that take two columns (CJK, emoji) count as two.
 */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(width, 8)))
}

/** How many columns a text takes on a terminal. */
export function columns(text: string): number {
  let sum = 0
  for (const { segment } of letters.segment(text)) sum += WIDE.test(segment) ? 2 : 1
  return sum
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })
const WIDE =
  /\p{Emoji_Presentation}|\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}|\p{sc=Hangul}|[\u3000-\u303F\uFF01-\uFF60]/u

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(' ').flatMap((each) => cut(each, width))) {
    const longer = current === '' ? word : `${current} ${word}`
    if (columns(longer) <= width) {
      current = longer
    } else {
      lines.push(current)
      current = word
    }
  }
  return [...lines, current]
}

function cut(word: string, width: number): string[] {
  if (columns(word) <= width) return [word]
  const pieces: string[] = ['']
  for (const { segment } of letters.segment(word)) {
    const last = pieces.length - 1
    if (columns((pieces[last] ?? '') + segment) > width) pieces.push(segment)
    else pieces[last] += segment
  }
  return pieces
}
