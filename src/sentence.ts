/** A word as it stands within a sentence; an abbreviation keeps its capitals: MAPE, PDFs. */
export function lowerFirst(text: string): string {
  if (/^\p{Lu}[\p{Lu}\p{N}]/u.test(text)) return text
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** A title and what was found for it; a title that asks needs no colon: `Is AI the right path? Go ahead`. */
export function titled(title: string, text: string): string {
  return title.endsWith('?') ? `${title} ${text}` : `${title}: ${text}`
}

/** A word as it begins a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
