/**
 * Reads a line of working back and reckons it again: `label: expression = expression (= expression)`. Every printed number stands for the numbers
 * that are printed so, and all sides of a line must have a value in common.
 */
export type Interval = readonly [low: number, high: number]

const UNITS: Readonly<Record<string, number>> = {
  '%': 0.01,
  B: 1e9,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  MB: 1e6,
  GB: 1e9,
  'GB/s': 1e9,
  GiB: 2 ** 30,
  ms: 1e-3,
}

/** The sides of an equation as intervals; undefined for a line that is a remark and has no `=`. */
export function sidesOf(line: string): Interval[] | undefined {
  const at = line.indexOf(': ')
  if (at === -1 || !line.slice(at).includes(' = ')) return undefined
  return line
    .slice(at + 2)
    .split(' = ')
    .map((side) => reckon(side.replaceAll(/\((?=[A-Za-z])[^()]*\)/g, '')))
}

/** Whether all sides have a value in common. */
export const agree = (sides: readonly Interval[]): boolean =>
  Math.max(...sides.map(([low]) => low)) <= Math.min(...sides.map(([, high]) => high)) * (1 + 1e-9) + 1e-300

function reckon(text: string): Interval {
  const tokens =
    text.match(
      /square root of|\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?|[()+/]|(?<=\s)-(?=\s)|-(?=\d)|\bx\b|%|[A-Za-z][^\s()+]*/g,
    ) ?? []
  let i = 0
  const sum = (): Interval => {
    let left = product()
    while (tokens[i] === '+' || tokens[i] === '-') {
      const minus = tokens[i++] === '-'
      const [low, high] = product()
      left = minus ? [left[0] - high, left[1] - low] : [left[0] + low, left[1] + high]
    }
    return left
  }
  const product = (): Interval => {
    let left = factor()
    while (tokens[i] === 'x' || tokens[i] === '/') {
      const divided = tokens[i++] === '/'
      const [low, high] = factor()
      left = divided ? span(left, [1 / high, 1 / low]) : span(left, [low, high])
    }
    return left
  }
  const factor = (): Interval => {
    const token = tokens[i++] ?? ''
    if (token === '-') {
      const [low, high] = factor()
      return [-high, -low]
    }
    if (token === 'square root of') {
      const [low, high] = factor()
      return [Math.sqrt(low), Math.sqrt(high)]
    }
    let value: Interval
    if (token === '(') {
      value = sum()
      if (tokens[i++] !== ')') throw new Error(`a bracket stays open in "${text}"`)
    } else value = printed(token, text)
    while (i < tokens.length && /^[A-Za-z%]/.test(tokens[i] ?? '') && tokens[i] !== 'x') {
      const unit = UNITS[tokens[i++] ?? ''] ?? 1
      value = [value[0] * unit, value[1] * unit]
    }
    return value
  }
  const all = sum()
  if (i < tokens.length) throw new Error(`"${tokens.slice(i).join(' ')}" is left over of "${text}"`)
  return all
}

const span = (a: Interval, b: Interval): Interval => {
  const ends = [a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]]
  return [Math.min(...ends), Math.max(...ends)]
}

/** A number as `num` prints it: the half of its last digit either way. */
function printed(token: string, text: string): Interval {
  const value = Number(token.replaceAll(',', ''))
  if (token === '' || Number.isNaN(value)) throw new Error(`"${token}" is no number in "${text}"`)
  const exponent = /e([+-]?\d+)/.exec(token)
  const half =
    exponent !== null
      ? 0.005 * 10 ** Number(exponent[1])
      : value >= 1000
        ? 0.5
        : value >= 100
          ? 0.05
          : value >= 1
            ? 0.005
            : value === 0
              ? 0
              : 0.5 * 10 ** (Math.floor(Math.log10(value)) - 2)
  return [value - half, value + half]
}
