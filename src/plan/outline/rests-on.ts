import { notAskedText } from '../explained.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { type Item, lines, list, type Section, sectionOf } from './section.ts'

/** What was taken for granted or read between the lines; in full also what only figures of the working rest on. */
export function assumptions(plan: Plan, shown: Detail): Section | undefined {
  const items = plan.assumptions
    // Where the parts are priced each has its own size.
    .filter(
      ({ question, about }) =>
        shown.assumed || (about === undefined && !(question === 'task' && plan.pipeline !== undefined)),
    )
    .map((each) => each.text)
  if (shown.assumed && plan.notAsked.length > 0) items.push(notAskedText(plan.notAsked))
  return sectionOf('assumptions', 'What we assumed', 'appendix', [lines(items)])
}

/** What prices, pay and figures rest on, a line each; the working cites the source of every line. */
export function figuresFrom({ budget, sources }: Plan): Section | undefined {
  const paid = new Set(budget.lines.flatMap(({ source }) => source.split(', ')))
  const items = sources
    .filter(({ id, url }) => url !== undefined && paid.has(id))
    .map(({ title, url, date }): Item => ({ text: `${title}, ${url} (${date})` }))
  return sectionOf('figures-from', 'Where prices and pay come from', 'appendix', [list(items)])
}
