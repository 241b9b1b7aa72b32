import type { Plan } from '../plan.ts'
import { type Item, list, type Section, sectionOf } from './section.ts'

const LEADS = {
  success: 'Success',
  volume: 'Volume',
  languages: 'Languages',
  systems: 'Systems',
  places: 'Places',
  machines: 'Machines you have',
} as const

/** What was read in the team's words, fact by fact: what answers in the thread pick from; the document tells where the plan does it. */
export function ownWordsSection({ ownWords: said = {} }: Plan): Section | undefined {
  const items = Object.entries(LEADS).flatMap(([id, lead]): Item[] => {
    const text = said[id as keyof typeof LEADS]
    return text === undefined ? [] : [{ lead, text: `${text.replace(/\.$/u, '')}.` }]
  })
  return sectionOf('own-words', 'What we read in your words', 'working', [list(items)])
}
