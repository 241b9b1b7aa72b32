import type { Plan } from '../plan.ts'
import { fold, list, type Section, sectionOf, text } from './section.ts'

/** Why this kind of project was chosen, what such a one taught others, and what the blueprint rests on. */
export function kindSection({ kind }: Plan): Section | undefined {
  if (kind === undefined) return undefined
  return sectionOf('kind', `What we know of ${kind.about}`, 'working', [
    text(`Chosen because: ${kind.because}`),
    list([
      {
        lead: 'A failure to learn from',
        text: `${kind.failure.what} ${kind.failure.lesson}`,
        sources: [kind.failure.source],
      },
    ]),
    fold('Where this comes from', [
      list(
        kind.sources.map(({ title, url, date }) => ({
          text: `${title} (${date})${url === undefined ? '' : ` ${url}`}`,
        })),
      ),
    ]),
  ])
}
