import type { Plan } from '../plan.ts'
import { DETAILS, type Detail, EVERYTHING, SHORTEST } from './detail.ts'
import { headOf } from './head.ts'
import { ownWordsSection } from './own-words.ts'
import { pageSections } from './page.ts'
import type { Section } from './section.ts'
import { headWords, wordsOf } from './words.ts'
import { workingSections } from './working.ts'

/** As long as a page may be that somebody reads to the end before a meeting: six minutes at 250 words a minute, the drawing aside. A judgment. */
const MAX_WORDS = 1480

/**
 * The whole plan as ordered sections without a platform's marks: first the page to approve, then how it came about. Every way
 * of showing a plan (Markdown, HTML, chat, answers in the thread) draws or picks from these; nothing in it is empty. The page
 * gives up what is least missed until it is short enough; the working tells what it gave up. What a language model suggests comes
 * on top and takes no room from ours.
 */
export function planOutline(plan: Plan): readonly Section[] {
  const { paragraph, facts } = headOf(plan)
  const left = MAX_WORDS - headWords(`${plan.title} ${paragraph}`, facts)
  const page = (detail: Detail) => sectionsOf(plan, detail).filter(({ id }) => id !== 'ideas')
  const fitting = DETAILS.find((detail) => wordsOf(page(detail)) <= left) ?? SHORTEST
  return [...sectionsOf(plan, fitting), ...workingSections(plan, fitting).filter((section) => section !== undefined)]
}

const sectionsOf = (plan: Plan, detail: Detail): readonly Section[] =>
  pageSections(plan, detail).filter((section) => section !== undefined)

/** Every section in full, however long: what answers in the thread pick from. */
export function wholeOutline(plan: Plan): readonly Section[] {
  return [ownWordsSection(plan), ...pageSections(plan, EVERYTHING), ...workingSections(plan, EVERYTHING, true)].filter(
    (section) => section !== undefined,
  )
}
