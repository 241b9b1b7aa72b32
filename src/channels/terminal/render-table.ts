import { columns, wrap } from './wrap.ts'

const GAP = '  '
/** Columns narrower than this are not worth a table. */
const NARROWEST = 10

/** A table in plain text, its cells wrapped to fit; where the terminal is too narrow, one block a row with the headers as labels. */
export function renderTable(header: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const widths = fitColumns(header, rows, width)
  if (widths === undefined) return blocks(header, rows, width)
  const line = (cells: readonly string[]) => {
    const wrapped = widths.map((each, index) => wrap(cells[index] ?? '', each))
    const height = Math.max(...wrapped.map((lines) => lines.length))
    return Array.from({ length: height }, (_, row) =>
      widths
        .map((each, index) => pad(wrapped[index]?.[row] ?? '', each))
        .join(GAP)
        .trimEnd(),
    ).join('\n')
  }
  const rule = widths.map((each) => '-'.repeat(each)).join(GAP)
  return [line(header), rule, ...rows.map(line)].join('\n')
}

function fitColumns(header: readonly string[], rows: readonly (readonly string[])[], width: number) {
  const room = width - GAP.length * (header.length - 1)
  const natural = header.map((name, index) => Math.max(columns(name), ...rows.map((row) => columns(row[index] ?? ''))))
  if (sum(natural) <= room) return natural
  // Narrow columns keep their width; the wide ones share what is left.
  const fair = room / natural.length
  const kept = natural.map((each) => (each <= fair ? each : 0))
  const share = Math.floor((room - sum(kept)) / Math.max(1, kept.filter((each) => each === 0).length))
  return share < NARROWEST ? undefined : kept.map((each) => (each === 0 ? share : each))
}

function blocks(header: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  return rows
    .map((row) =>
      row
        .map((cell, index) => wrap(index === 0 ? cell : `  ${header[index] ?? ''}: ${cell}`, width).join('\n'))
        .join('\n'),
    )
    .join('\n\n')
}

const pad = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - columns(text)))
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
