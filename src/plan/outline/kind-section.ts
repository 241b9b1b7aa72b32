import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { list, type Section, sectionOf, text } from './section.ts'

/** Why this kind of project was chosen, what such a one taught others, and what the blueprint rests on. */
export function kindSection({ kind }: Plan, shown: Pick<Detail, 'sources'>): Section | undefined {
  if (kind === undefined) return undefined
  return sectionOf('kind', `What we know of ${kind.about}`, 'appendix', [
    text(shown.sources > 1 ? `Chosen because: ${kind.because}` : ''),
    list([
      { lead: 'A failure to learn from', text: `${kind.failure.what} ${kind.failure.lesson}` },
      ...kind.sources
        .filter(({ url }) => url !== undefined)
        .slice(0, shown.sources)
        .map(({ title, url, date }) => ({ lead: 'From', text: `${title}, ${url} (${date})` })),
    ]),
  ])
}
