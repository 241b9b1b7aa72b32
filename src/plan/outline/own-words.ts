import type { Plan } from '../plan.ts'
import { type Item, list, type Section, sectionOf } from './section.ts'

/** What we read in the team's words, so that a reader can object. */
export function ownWordsSection({ ownWords: said }: Plan): Section | undefined {
  if (said === undefined) return undefined
  const leads = {
    success: 'Success',
    volume: 'Volume',
    languages: 'Languages',
    systems: 'Systems',
    places: 'Places',
    machines: 'Machines you have',
  } as const
  const items = Object.entries(leads).flatMap(([id, lead]): Item[] => {
    const text = said[id as keyof typeof leads]
    return text === undefined ? [] : [{ lead, text: `${text.replace(/\.$/u, '')}.` }]
  })
  return sectionOf('own-words', 'What we read in your words', 'page', [list(items)])
}
