import { upperFirst } from '../../sentence.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { later, type Section, sectionOf, table } from './section.ts'

const ONLY_PART = /^Part “[^”]+”$/u

/** What the team asked for and where the plan does it, so that a reader can object; what it does not do comes first. */
export function wantsSection({ wants = [] }: Plan, shown: Detail): Section | undefined {
  // Where only a part does it, the table of parts stands above; in full it is told with the rest.
  const told = Number.isFinite(shown.wants) ? wants.filter(({ where }) => !ONLY_PART.test(where)) : wants
  const rows = told.map(({ words, where }) => [upperFirst(words.replace(/^(?:and|or|but) /iu, '')), where])
  const head = ['Your words', 'Where the plan does it']
  const cut = shown.wants + shown.moreWants
  return sectionOf('wants', 'Your words, and where the plan does it', 'page', [
    table(head, rows.slice(0, shown.wants)),
    later('More of your words, and where the plan does them', [table(head, rows.slice(shown.wants, cut))]),
  ])
}
