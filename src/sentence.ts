/** A word as it stands within a sentence; an abbreviation keeps its capitals: MAPE, PDFs. */
export function lowerFirst(text: string): string {
  if (/^\p{Lu}[\p{Lu}\p{N}]/u.test(text)) return text
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** A noun with its article, by how the word sounds: "an invoice", "a use", "an hour", "a unit". */
export function withArticle(noun: string): string {
  const vowel = /^[aeiou]/iu.test(noun) && !/^(?:uni(?!n|m)|us[aei]|ut[ei]|eu|one\b|once\b)/iu.test(noun)
  const silent = /^(?:hour|honest|heir|honor)/iu.test(noun)
  return `${vowel || silent ? 'an' : 'a'} ${noun}`
}

/** A title and what was found for it; a title that asks needs no colon: `Is AI the right path? Go ahead`. */
export function titled(title: string, text: string): string {
  return title.endsWith('?') ? `${title} ${text}` : `${title}: ${text}`
}

/** A word as it begins a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The first sentence of a text; all of it where it has but one. */
export function firstSentence(text: string): string {
  return sentencesOf(text)[0] ?? text
}

/** The sentences of a text. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.!?])\s+/u)
}
