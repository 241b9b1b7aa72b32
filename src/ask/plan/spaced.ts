/**
 * Words in lower case with one blank around each, so that a name is looked for by `includes`. Made once for a text: there
 * are hundreds of names to look for in it.
 */
export function spaced(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
}
