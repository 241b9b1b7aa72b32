import { type Input, MAX_TYPED } from '../../contract/input.ts'
import type { View } from '../../contract/view.ts'
import { type Choice, choices } from './choices.ts'

/**
 * What a typed line means before the views that are open: a printed mark, id or label of something to choose, several of them
 * for ticks, `?` for help, or free text, which the conversation itself understands (`back`, `skip`, an answer, a question).
 * Undefined for an empty line.
 */
export function toInput(line: string, open: readonly View[]): Input | undefined {
  const text = line.trim()
  if (text === '') return undefined
  if (text === '?') return { type: 'help' }
  const offered = offeredBy(open)
  const ticks = open.flatMap((view) => view.actions).find((action) => action.kind === 'ticks')
  if (ticks !== undefined) {
    const chosen = several(text, offered)
    if (chosen !== undefined) {
      return { type: 'answer', question: ticks.question, step: ticks.step, value: chosen }
    }
  }
  const one = find(text, offered)
  return one?.input ?? { type: 'say', text: line.slice(0, MAX_TYPED), mentioned: true }
}

/** The choices of several views, numbered through as they are printed. */
export function offeredBy(open: readonly View[]): readonly Choice[] {
  const all: Choice[] = []
  for (const view of open) all.push(...choices(view, all.length))
  return all
}

/** Far more than any question has. */
const MAX_TICKS = 100

/** `1,3`, `1 3`, `2-4`, `1 and 3` or `manual, rules-or-search`: every piece must be a tick. */
function several(text: string, offered: readonly Choice[]): string[] | undefined {
  const spread = text.replace(/\b(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})\b/gu, (_, a, b) => span(Number(a), Number(b)))
  for (const pieces of [spread.split(/[,;+&]|\band\b/iu), spread.split(/\s+/)]) {
    if (pieces.length > MAX_TICKS) continue
    const ids = pieces.map((piece) => {
      const choice = find(piece.trim(), offered)
      return choice?.ticked === undefined ? undefined : choice.id
    })
    if (ids.every((id) => id !== undefined)) return ids
  }
  return undefined
}

/** "2-4" as "2,3,4". */
function span(from: number, to: number): string {
  if (to <= from) return `${from},${to}`
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).join(',')
}

function find(text: string, offered: readonly Choice[]): Choice | undefined {
  const wanted = text.toLowerCase()
  // "#2", "2." and "2)" are the same mark as it may be copied.
  const marked = /^#?(\d+|[a-z])[.)]?$/.exec(wanted)?.[1]
  return offered.find(
    ({ mark, id, label }) => marked === mark || wanted === id?.toLowerCase() || wanted === label.toLowerCase(),
  )
}
