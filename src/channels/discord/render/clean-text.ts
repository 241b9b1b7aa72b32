/** Control characters except tab and newline, and the marks that can turn the direction of the text around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** Returns the text without control and direction characters and without broken surrogates. */
export function cleanText(text: string): string {
  return text.replaceAll('\r\n', '\n').toWellFormed().replace(UNSEEN, '')
}

/** Returns one clean line of at most `limit` characters, with an ellipsis where it was cut. */
export function cleanLine(text: string, limit: number): string {
  const line = cleanText(text).replace(/\s+/gu, ' ').trim()
  if (line.length <= limit) return line
  return `${line
    .slice(0, limit - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}…`
}
