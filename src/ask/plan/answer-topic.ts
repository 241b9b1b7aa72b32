import type { PlanTopic } from '../../knowledge/plan-topics.ts'
import type { Plan } from '../../plan/plan.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { type Entry, linesAt } from './entries.ts'
import { RECKONED } from './reckoned.ts'

/** Lines of the plan under the titles of their sections. */
export type Group = { readonly title: string; readonly lines: readonly string[]; readonly left: number }
export type TopicAnswer = { readonly entries: readonly Entry[]; readonly none?: string }

/** So many lines of one section, and of all, fit a phone. A judgment. */
const MAX_OF_ONE = 7
const MAX_LINES = 10

/** What the plan says on a topic: the lines of the places that the topic shows, each once; `none` says that there are none. */
export function answerTopic({ shows, also = [], none }: PlanTopic, plan: Plan, book: RuleBook): TopicAnswer {
  const found = gather(shows, plan, book)
  const entries = found.length > 0 ? found : gather(also, plan, book)
  return entries.length > 0 ? { entries } : { entries, none: none ?? NOTHING }
}

const NOTHING = 'The plan says nothing about that.'

function gather(places: readonly string[], plan: Plan, book: RuleBook): readonly Entry[] {
  const all = places.flatMap((place) => RECKONED[place]?.(plan, book) ?? linesAt(plan, place))
  return all.filter(({ line }, at) => all.findIndex((other) => other.line === line) === at)
}

/** Neighbors of one section stand under its title; what does not fit is counted. */
export function grouped(entries: readonly Entry[]): readonly Group[] {
  const groups: { section: string; title: string; lines: string[]; left: number }[] = []
  let room = MAX_LINES
  for (const { section, title, line } of entries) {
    let group = groups.find((each) => each.section === section && (section === 'head' || each.title === title))
    if (group === undefined) {
      group = { section, title: section === 'head' ? '' : title, lines: [], left: 0 }
      groups.push(group)
    }
    if (room > 0 && group.lines.length < MAX_OF_ONE) {
      group.lines.push(line)
      room--
    } else group.left++
  }
  return groups.filter(({ lines }) => lines.length > 0)
}

/** The groups as plain text; a title stands over more than one line. */
export function sayGroups(groups: readonly Group[]): string {
  return groups
    .flatMap(({ title, lines, left }) => [
      ...(title === '' || (lines.length === 1 && left === 0)
        ? lines
        : [`${title}:`, ...lines.map((line) => `- ${line}`)]),
      ...(left > 0 ? [`- and ${left} more in the plan.`] : []),
    ])
    .join('\n')
}
