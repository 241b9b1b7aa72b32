/** One of what a plural names: "boxes" is "box", "families" is "family". */
export function singular(noun: string): string {
  if (/ies$/u.test(noun)) return noun.replace(/ies$/u, 'y')
  return noun.replace(/(?<=ch|sh|x|ss)es$|s$/u, '')
}
