/** A number as a person would write it: three to four digits, thousands with commas, then billions, trillions, and a power of ten. */
export function num(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e15) return value.toExponential(2).replace('e+', 'e')
  if (size >= 1e12) return `${num(value / 1e12)} trillion`
  if (size >= 1e9) return `${num(value / 1e9)} billion`
  if (size >= 1e4) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
  if (size >= 1000) return String(Math.round(value))
  if (size >= 100) return String(Math.round(value * 10) / 10)
  if (size >= 1) return String(Math.round(value * 100) / 100)
  return size === 0 ? '0' : String(Number(value.toPrecision(3)))
}

/** `1 request`, `16 requests`. */
export const counted = (value: number, one: string): string => `${num(value)} ${one}${value === 1 ? '' : 's'}`

/** A number of parameters: "8.03 B parameters". */
export const billions = (count: number): string => `${num(count / 1e9)} B`

/** 2^30 bytes: the unit of every memory figure. */
export const GIB = 2 ** 30
