/**
 * Control characters but tab and newline, lone surrogates (both databases alter them), the marks that turn the
 * reading direction around (they can make a text show something else than it says), and the byte order mark.
 */
const UNWANTED = /[\p{Cs}\uFEFF\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu

/** Returns typed text as it is stored and shown: NFC, line ends as `\n`, without unwanted characters, trimmed. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNWANTED, '').normalize('NFC').trim()
}
