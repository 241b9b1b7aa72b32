import { cleanText } from './clean-text.ts'

/** A bare address: Discord links it as it stands, and a backslash inside would break it. */
const ADDRESS = /https?:\/\/[^\s<>()[\]`*|~"'\\]+/gu

/**
 * Returns plain text as Discord Markdown that shows exactly that text: no format, no masked link, no mention.
 * (discord.js' `escapeMarkdown` leaves mentions, `-# ` and everyone/here alone, so it is not enough.)
 * Every message also carries `allowed_mentions: { parse: [] }`; this only keeps the text from looking like a mention.
 */
export function escapeText(text: string): string {
  const clean = cleanText(text)
  let result = ''
  let from = 0
  for (const match of clean.matchAll(ADDRESS)) {
    result += escapeMarks(clean.slice(from, match.index)) + match[0]
    from = match.index + match[0].length
  }
  result += escapeMarks(clean.slice(from))
  return result.replace(/@(?=everyone|here)/giu, '@\u200b').replace(/^([^\S\n]*)([#>+-]|\d+(?=[.)]))/gmu, escapeStart)
}

function escapeMarks(text: string): string {
  return text.replace(/[\\*_~`|[\]<]/g, '\\$&')
}

/** Marks that mean something only at the start of a line: headings, quotes, small print and lists. */
function escapeStart(_match: string, space: string, mark: string): string {
  return /\d/.test(mark) ? `${space}${mark}\u200b` : `${space}\\${mark}`
}
