import { stems } from '../../blueprint/stems.ts'
import { notAskedText } from '../explained.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { lines, type Section, sectionOf, text } from './section.ts'

/** What was taken for granted or read between the lines; in full also what only figures of the working rest on. */
export function assumptions(plan: Plan, shown: Detail): Section | undefined {
  const items = plan.assumptions
    // Where the parts are priced each has its own size.
    .filter(
      ({ question, about }) =>
        shown.assumed || (about === undefined && !(question === 'task' && plan.pipeline !== undefined)),
    )
    // A place is read from its own name, which the title says.
    .filter(({ question, text: words }) => shown.assumed || (question !== 'region' && !isPlain(words)))
    .map((each) => each.text)
  if (shown.assumed && plan.notAsked.length > 0) items.push(notAskedText(plan.notAsked))
  return sectionOf('assumptions', 'What we assumed', 'appendix', [lines(items)])
}

/** Whether a value was read from words that say it themselves: nobody objects to "3 minutes, read from “three minutes”". */
function isPlain(words: string): boolean {
  const { value, from } = /: (?<value>[^:]+), read from “(?<from>[^”]+)”\.$/u.exec(words)?.groups ?? {}
  if (value === undefined || from === undefined) return false
  const said = stems(from).split(' ')
  return stems(value)
    .split(' ')
    .every((word) => /^[\d.,]*$/u.test(word) || said.includes(word))
}

/** What prices, pay and figures rest on, with its date; the working cites the source of every line, with its address. */
export function figuresFrom({ budget, sources }: Plan): Section | undefined {
  const paid = new Set(budget.lines.flatMap(({ source }) => source.split(', ')))
  const named = sources
    .filter(({ id, url, title }) => url !== undefined && paid.has(id) && !IS_NO_PRICE.test(title))
    .map(({ title, date }) => `${title.replace(FILE, '').replace(/ \([^)]*\)$/u, '')} (${date})`)
  return sectionOf('figures-from', 'Where prices and pay come from', 'appendix', [
    text(named.length === 0 ? '' : inShort([...new Set(named)])),
  ])
}

/** So many sources are named where the working has all. */
const NAMED = 4

function inShort(named: readonly string[]): string {
  const more = named.length - NAMED
  const rest = more > 0 ? `, and ${more} more` : ''
  return `${named.slice(0, NAMED).join('; ')}. The working has each line's source and its address${rest}.`
}

/** A paper, a card of a model or a guide gives sizes and times that a sum is made with, never a price: the working cites it at its line. */
const IS_NO_PRICE =
  /\bet al\.|\bmodel cards?\b|\bguidelines?\b|README|machine learning (?:systems|hardware)|\bbenchmarks?\b/iu

/** The version and file within a repository: the working has them. */
const FILE = /@[0-9a-f]{7,}(?::\S+)?/u
