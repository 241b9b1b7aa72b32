/**
 * An identifier that both engines keep unchanged: PostgreSQL refuses NUL, and both alter lone surrogates.
 * (JSON columns need no care: JSON.stringify escapes both.)
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}
