import type { Input } from '../../contract/input.ts'
import type { View } from '../../contract/view.ts'

/** Something that can be picked by its mark. A tick is picked together with others. */
export type Choice = {
  /** What is printed before it and typed to pick it: a number, or a letter where a typed number is an answer itself. */
  readonly mark: string
  readonly label: string
  readonly description?: string
  /** The id of the option, which may be typed instead of the mark. */
  readonly id?: string
  readonly input?: Input
  /** Set for ticks: whether it is ticked now. */
  readonly ticked?: boolean
}

/** Longer lists (change any of 25 answers) are typed by name instead: `edit budget`. */
const MAX_OPTIONS = 14
/** Ways on that have a word of their own, and what makes no sense where nobody else is. */
const UNNUMBERED: ReadonlySet<Input['type']> = new Set(['back', 'skip', 'share'])

/** What a view lets one choose, numbered from `after` + 1; lettered where a number would be taken for an answer. */
export function choices(view: View, after = 0): readonly Choice[] {
  const found: Omit<Choice, 'mark'>[] = []
  for (const action of view.actions) {
    if (action.kind === 'ticks') {
      found.push(...action.options.map(({ value, ...tick }) => ({ ...tick, id: value, ticked: tick.ticked === true })))
    } else if (action.kind === 'select' && action.options.length <= MAX_OPTIONS) {
      found.push(...action.options.map((option) => ({ ...option, ...optionId(option.input) })))
    } else if (action.kind === 'button' && !UNNUMBERED.has(action.input.type)) {
      found.push({ label: action.label, input: action.input, ...optionId(action.input) })
    }
  }
  return found.map((choice, index) => ({
    mark: view.takesNumber ? letter(index) : String(after + index + 1),
    ...choice,
  }))
}

const letter = (index: number): string => String.fromCharCode('a'.charCodeAt(0) + index)

function optionId(input: Input): { id: string } | Record<string, never> {
  return input.type === 'answer' && typeof input.value === 'string' ? { id: input.value } : {}
}
