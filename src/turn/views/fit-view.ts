import { encodeAction } from '../../contract/action-code.ts'
import type { Input } from '../../contract/input.ts'
import type { Action, Part, View } from '../../contract/view.ts'
import { shorten } from './labels.ts'
import { splitText } from './split-text.ts'

/** What the tightest platform can carry, so that no front has to drop anything. A front may still split a view in several messages. */
export const VIEW_LIMITS = {
  /** Slack: 3000 a section. */
  text: 2900,
  /** Slack: 150 a header. */
  heading: 150,
  /** Slack: 75 a button or option label and 75 a description. */
  label: 75,
  /** Discord: 25 options a select. A list to choose one from is continued by the front; ticks belong together. */
  ticks: 25,
  /** Slack: 100 rows and 20 columns a table. */
  rows: 90,
  cells: 300,
  /** Slack: 50 blocks a message, and some parts become two. */
  parts: 40,
  actions: 20,
  fallback: 300,
} as const

/** Returns the view with nothing longer than `VIEW_LIMITS`: long text split, long lists of words continued, labels shortened. */
export function fitView(view: View): View {
  const parts = view.parts.flatMap(fitPart)
  const kept = parts.slice(0, VIEW_LIMITS.parts)
  if (parts.length > kept.length)
    kept[kept.length - 1] = { kind: 'note', text: 'The rest is in the file: type “export”.' }
  return {
    parts: kept,
    actions: view.actions.flatMap(fitAction).slice(0, VIEW_LIMITS.actions),
    fallback: shorten(view.fallback, VIEW_LIMITS.fallback) || 'llm-plan',
    ...(view.takesNumber && { takesNumber: true }),
  }
}

function fitPart(part: Part): readonly Part[] {
  switch (part.kind) {
    case 'heading':
      return part.text.trim() === '' ? [] : [{ ...part, text: shorten(part.text, VIEW_LIMITS.heading) }]
    case 'text':
    case 'note':
      return splitText(part.text, VIEW_LIMITS.text).map((text) => ({ ...part, text }))
    case 'person':
      return [{ ...part, text: shorten(part.text, VIEW_LIMITS.text) }]
    case 'room':
      return [{ ...part, before: shorten(part.before, 300), text: shorten(part.text, 1400) }]
    case 'list':
      return fitList(part)
    case 'fields':
      return chunks(part.rows, 10).map((rows) => ({
        kind: 'fields',
        rows: rows.map(({ label, value }) => ({
          label: shorten(label, VIEW_LIMITS.label),
          value: shorten(value, 900) || '–',
        })),
      }))
    case 'table':
      return chunks(part.rows, VIEW_LIMITS.rows).map((rows) => ({
        kind: 'table',
        header: part.header.slice(0, 8).map((cell) => shorten(cell, VIEW_LIMITS.label)),
        rows: rows.map((row) => row.slice(0, 8).map((cell) => shorten(cell, VIEW_LIMITS.cells))),
      }))
    case 'link':
      return [{ ...part, label: shorten(part.label, VIEW_LIMITS.label) }]
    case 'image':
      return [{ ...part, alt: shorten(part.alt, VIEW_LIMITS.fallback) }]
  }
}

/** A list that is too long goes on as another list; an ordered one stays whole in its numbering by counting in the text. */
function fitList(part: Extract<Part, { kind: 'list' }>): readonly Part[] {
  const items = part.items.flatMap((item) => splitText(item, 1400))
  const lists: string[][] = []
  let room = 0
  for (const item of items) {
    const last = lists.at(-1)
    if (last === undefined || item.length + 8 > room || last.length >= 50) {
      lists.push([item])
      room = VIEW_LIMITS.text - item.length
    } else {
      last.push(item)
      room -= item.length + 8
    }
  }
  return lists.map((each) => ({ ...part, items: each }))
}

function fitAction(action: Action): readonly Action[] {
  const label = shorten(action.label, VIEW_LIMITS.label)
  switch (action.kind) {
    case 'select':
      return [{ ...action, label, options: action.options.filter(({ input }) => fitsCode(input)).map(fitOption) }]
    case 'ticks':
      return [
        {
          ...action,
          label,
          options: action.options.slice(0, VIEW_LIMITS.ticks).map(fitOption),
        },
      ]
    case 'button':
      return fitsCode(action.input) ? [{ ...action, label }] : []
    default:
      return [{ ...action, label }]
  }
}

function fitOption<T extends { readonly label: string; readonly description?: string }>(option: T): T {
  const { label, description } = option
  return {
    ...option,
    label: shorten(label, VIEW_LIMITS.label),
    ...(description !== undefined && { description: shorten(description, VIEW_LIMITS.label) }),
  }
}

/** Whether a platform can carry it in a button: everything that cannot be pressed can still be typed. */
function fitsCode(input: Input): boolean {
  try {
    encodeAction('x'.repeat(16), input)
    return true
  } catch {
    return false
  }
}

function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
}
