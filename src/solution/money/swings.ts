import type { Range } from '../range.ts'
import type { Line } from './line.ts'
import { between, monthsAfter } from './simulate.ts'

/** How far one line alone moves the first year, from its low end to its high end with all others in the middle. US dollars. */
export type Swing = { readonly id: string; readonly label: string; readonly low: number; readonly high: number }

/** The tornado of the first year: the lines that move it most first. `weeksToRun`: weeks until what is paid by the month begins. */
export function swingsOf(
  lines: readonly Pick<Line, 'id' | 'label' | 'low' | 'high' | 'per'>[],
  weeksToRun: Range,
): readonly Swing[] {
  const months = monthsAfter(between(weeksToRun, 0), 12)
  const times = ({ per }: Pick<Line, 'per'>) => (per === 'once' ? 1 : months)
  const middle = lines.reduce((sum, line) => sum + between(line, 0) * times(line), 0)
  return lines
    .map((line) => {
      const around = middle - between(line, 0) * times(line)
      const { id, label, low, high } = line
      return { id, label, low: around + low * times(line), high: around + high * times(line) }
    })
    .toSorted((a, b) => b.high - b.low - (a.high - a.low))
}
