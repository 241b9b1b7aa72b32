import type { Input } from '../../contract/input.ts'
import type { View } from '../../contract/view.ts'

/** Something that can be picked by its number. A tick is picked together with others. */
export type Choice = {
  readonly number: number
  readonly label: string
  readonly description?: string
  /** The id of the option, which may be typed instead of the number. */
  readonly id?: string
  readonly input?: Input
  /** Set for ticks: whether it is ticked now. */
  readonly ticked?: boolean
}

/** Longer lists (change any of 25 answers) are typed by name instead: `edit budget`. */
const MAX_OPTIONS = 14
/** Ways on that have a word of their own, and what makes no sense where nobody else is. */
const UNNUMBERED: ReadonlySet<Input['type']> = new Set(['back', 'skip', 'share'])

/** What a view lets one choose, numbered from `after` + 1. */
export function choices(view: View, after = 0): readonly Choice[] {
  const found: Omit<Choice, 'number'>[] = []
  for (const action of view.actions) {
    if (action.kind === 'ticks') {
      found.push(...action.options.map(({ value, ...tick }) => ({ ...tick, id: value, ticked: tick.ticked === true })))
    } else if (action.kind === 'select' && action.options.length <= MAX_OPTIONS) {
      found.push(...action.options.map((option) => ({ ...option, ...optionId(option.input) })))
    } else if (action.kind === 'button' && !UNNUMBERED.has(action.input.type)) {
      found.push({ label: action.label, input: action.input, ...optionId(action.input) })
    }
  }
  return found.map((choice, index) => ({ number: after + index + 1, ...choice }))
}

function optionId(input: Input): { id: string } | Record<string, never> {
  return input.type === 'answer' && typeof input.value === 'string' ? { id: input.value } : {}
}
