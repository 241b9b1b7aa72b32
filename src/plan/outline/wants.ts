import { upperFirst } from '../../sentence.ts'
import type { Plan } from '../plan.ts'
import type { Want } from '../wants/want.ts'
import type { Detail } from './detail.ts'
import { later, type Section, sectionOf, table } from './section.ts'

const ONLY_PART = /^Part “[^”]+”$/u

/** What the team asked for and where the plan does it, so that a reader can object; what it does not do comes first. */
export function wantsSection({ wants = [] }: Plan, shown: Detail): Section | undefined {
  // Where only a part does it, the table of parts stands above; in full it is told with the rest.
  const told = Number.isFinite(shown.wants) ? decisive(wants, shown) : wants
  const rows = told.map(({ words, where }) => [upperFirst(words.replace(/^(?:and|or|but) /iu, '')), where])
  const head = ['Your words', 'Where the plan does it']
  const cut = shown.wants + shown.moreWants
  return sectionOf('wants', 'Your words, and where the plan does it', 'page', [
    table(head, rows.slice(0, shown.wants)),
    later('More of your words, and where the plan does them', [table(head, rows.slice(shown.wants, cut))]),
  ])
}

/** What the plan does not do, and of the rest as much as makes half a table: parts and tests have tables of their own. */
function decisive(wants: readonly Want[], shown: Detail): readonly Want[] {
  const open = wants.filter(({ state }) => state === 'open')
  const done = wants.filter(({ state, where }) => state === 'done' && !ONLY_PART.test(where))
  return [...open, ...done.slice(0, Math.max(0, Math.round(shown.wants / 2) - open.length))]
}
