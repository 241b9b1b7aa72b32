import { cleanLine } from './clean-text.ts'
import { escapeText } from './escape-text.ts'

/** Wider or longer tables wrap badly on a phone: they become one paragraph a row. */
const WIDEST = 56
const LONGEST = 1800

/** Returns a table as Markdown: aligned in a code block where it is narrow, else one paragraph for each row. */
export function tableText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => cleanLine(cell, 200).replaceAll('`', 'ˋ')))
  const widths = header.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const drawn = lines.map((line) =>
    widths
      .map((width, column) => (line[column] ?? '').padEnd(width))
      .join('  ')
      .trimEnd(),
  )
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  const text = [drawn[0] ?? '', rule, ...drawn.slice(1)].join('\n')
  if (rule.length <= WIDEST && text.length <= LONGEST) return `\`\`\`\n${text}\n\`\`\``
  return rows.map((row) => paragraph(header, row)).join('\n')
}

function paragraph(header: readonly string[], row: readonly string[]): string {
  const cells = row.map((cell) => escapeText(cell.replace(/\s+/gu, ' ')))
  const rest = cells.slice(1).map((cell, index) => {
    const name = escapeText(header[index + 1] ?? '').replace(/\s+/gu, ' ')
    return name === '' ? cell : `${name}: ${cell}`
  })
  return `**${cells[0] ?? ''}**${rest.length === 0 ? '' : ` · ${rest.join(' · ')}`}`
}
