import type { Plan } from '../plan.ts'
import { type Section, sectionOf, table } from './section.ts'

/** What the team's own numbers come to, with the words that they stand in. */
export function sumsSection({ sums = [] }: Plan): Section | undefined {
  const rows = sums.map(({ words, working, result }) => [
    words.length === 0 ? 'your answers' : words.map((each) => `“${each}”`).join(', '),
    working,
    result,
  ])
  return sectionOf('sums', 'What your numbers say', 'page', [
    table(['Your words', 'The sum', 'What it comes to'], rows),
  ])
}
