/**
 * The longest text that is read, in UTF-16 units: as much as a person may type. One letter may become eighteen when it is
 * normalised (U+FDFA), and every pattern pays for each of them, so what is read is cut after that as well.
 */
export const MAX_READ = 4_000

/** Returns a text in a compatibility form, cut to what is read. */
export function normalForm(text: string, form: 'NFKC' | 'NFKD'): string {
  return text.slice(0, MAX_READ).normalize(form).slice(0, MAX_READ)
}
