import type { Currency } from '../../amounts/currency.ts'
import type { Entry } from './entries.ts'
import { exchanged } from './manner.ts'

export type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** Lines of the plan as tables: neighbors with the same heads share one; what was no table gets two columns. */
export function asTables(entries: readonly Entry[], currency: Currency | undefined): readonly Table[] {
  const tables: { head: readonly string[]; rows: (readonly string[])[] }[] = []
  for (const { title, name, line, cells } of entries) {
    const rest = line.startsWith(name) ? line.slice(name.length).replace(/^[:.?]? /u, '') : line
    const parts = cells ?? [['', rest] as const]
    const named = name === '' ? [] : [name]
    const head = [title === '' ? 'The plan' : title, ...parts.map(([each]) => each).slice(1 - named.length)]
    const row = [...named, ...parts.map(([, cell]) => cell)].map((cell) => exchanged(cell, currency))
    const last = tables.at(-1)
    if (last !== undefined && last.head.join() === head.join()) last.rows.push(row)
    else tables.push({ head, rows: [row] })
  }
  return tables
}
