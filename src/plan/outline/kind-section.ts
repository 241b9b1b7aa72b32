import type { Plan } from '../plan.ts'
import { list, type Section, sectionOf, text } from './section.ts'

/** Why this kind of project was chosen, what such a one taught others, and what the blueprint rests on. */
export function kindSection({ kind }: Plan): Section | undefined {
  if (kind === undefined) return undefined
  return sectionOf('kind', `What we know of ${kind.about}`, 'appendix', [
    text(`Chosen because: ${kind.because}`),
    list([
      { lead: 'A failure to learn from', text: `${kind.failure.what} ${kind.failure.lesson}` },
      ...kind.sources
        .filter(({ url }) => url !== undefined)
        .map(({ title, url, date }) => ({ lead: 'From', text: `${title}, ${url} (${date})` })),
    ]),
  ])
}
