import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { type Item, list, type Section, sectionOf } from './section.ts'
import { told } from './told.ts'
import { unheard } from './unheard.ts'

/** What we read in the team's words and what we take it for, so that a reader can object. */
export function ownWordsSection(plan: Plan, shown: Detail): Section | undefined {
  const { ownWords: said = {} } = plan
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
    return text === undefined || !(shown.setting || id === 'success')
      ? []
      : [{ lead, text: `${text.replace(/\.$/u, '')}.` }]
  })
  const remarks = told(plan, shown).map(({ means }) => means)
  if (shown.meanings && remarks.length > 0)
    items.push({
      lead: 'Read in passing',
      text: `${remarks.join('; ')}. Quoted below; tell us if we misread you.`,
    })
  return sectionOf('own-words', 'What we read in your words', 'page', [list(items)])
}

/** The page with what the team said and no row of it takes up, beside what was read. */
export function withUnheard(plan: Plan, page: readonly Section[]): readonly Section[] {
  const quotes = unheard(plan, page)
  if (quotes.length === 0) return page
  const item: Item = {
    lead: 'Also said, to be settled in the first week',
    text: `${quotes.map((each) => `“${each}”`).join('; ')}. No row below rests on it.`,
  }
  return page.map((section) =>
    section.id === 'own-words' ? { ...section, blocks: [...section.blocks, list([item])] } : section,
  )
}
