/** A pattern and what it weighs for sizing, for a concept, for something that is not ours. */
export type Sign = { readonly is: RegExp; readonly sizing?: number; readonly concept?: number; readonly none?: number }

/** What a table of signs gives a text, for one kind. */
export const sumOf = (signs: readonly Sign[], text: string, of: 'sizing' | 'concept' | 'none'): number =>
  signs.reduce((total, sign) => total + (sign[of] !== undefined && sign.is.test(text) ? sign[of] : 0), 0)
