import { laterMark } from '../at-first.ts'
import { advisedRow } from '../best.ts'
import type { Plan } from '../plan.ts'
import { appendices, type Detail, EVERYTHING, LAST_PAGES, lastAppendices, PAGES } from './detail.ts'
import { headOf } from './head.ts'
import { ownWordsSection } from './own-words.ts'
import { shownSections } from './page.ts'
import type { Section } from './section.ts'
import { withoutToldAbove } from './told-above.ts'
import { appendixWords, headWords, wordsOf } from './words.ts'
import { workingSections } from './working.ts'

/** As long as a page may be that somebody reads to the end before signing, all parts of the work among it: six minutes at 250 words a minute. A judgment. */
const PAGE_WORDS = 1400
/** ... and page and appendix together: nine minutes; what is more the working tells. */
const WHOLE_WORDS = 2150
/** What is cut no further for these: so long at most. */
const MOST_OF_PAGE = 1500
const MOST_OF_WHOLE = 2300

/**
 * The whole plan as ordered sections without a platform's marks: the page to sign, the appendix, then how it came about. Every way
 * of showing a plan (Markdown, HTML, chat, answers in the thread) draws or picks from these; nothing in it is empty. Page and
 * appendix give up what is least missed until they are short enough; the working tells what they gave up. What a language model
 * suggests comes on top and takes no room from ours.
 */
export function planOutline(plan: Plan): readonly Section[] {
  const { paragraph, facts } = headOf(plan)
  const head = headWords(`${plan.title} ${paragraph}`, facts)
  const told = (detail: Detail) => sectionsOf(plan, detail).filter(({ id }) => id !== 'ideas')
  const pageWords = (detail: Detail) => head + wordsOf(told(detail).filter(({ part }) => part === 'page'))
  const page =
    PAGES.find((detail) => pageWords(detail) <= PAGE_WORDS) ??
    fitting(LAST_PAGES, (detail) => pageWords(detail) <= MOST_OF_PAGE)
  const onPage = pageWords(page)
  const length = (detail: Detail) => onPage + appendixWords(told(detail))
  const all =
    appendices(page).find((detail) => length(detail) <= WHOLE_WORDS) ??
    fitting(lastAppendices(page), (detail) => length(detail) <= MOST_OF_WHOLE)
  return [
    ...withoutToldAbove(sectionsOf(plan, all)),
    ...workingSections(plan).filter((section) => section !== undefined),
  ]
}

/** The longest that fits, or else the shortest. */
const fitting = (details: readonly Detail[], fits: (detail: Detail) => boolean): Detail =>
  details.find(fits) ?? (details.at(-1) as Detail)

const sectionsOf = (plan: Plan, detail: Detail): readonly Section[] =>
  shownSections(plan, detail).flatMap((section) => (section === undefined ? [] : [marked(section, plan)]))

/** What plans the build where a product or nothing is advised in its place. */
const OF_THE_BUILD = ['parts', 'running', 'models', 'change', 'work', 'law', 'data', 'controls']

/** Where nothing is advised, all that is planned is the build. */
const IF_EVER = ['money', 'gates', 'evaluation']

/** Where a product or nothing is advised, the headings of what plans the build say so; two stages are one plan, and its rows say which is whose. */
function marked(section: Section, plan: Plan): Section {
  const mark = laterMark(plan)
  const isNothing = advisedRow(plan.alternatives)?.role === 'nothing'
  const theirs = [...OF_THE_BUILD, ...(isNothing ? IF_EVER : [])]
  if (mark === undefined || !theirs.includes(section.id)) return section
  const told = (title: string) => `${title} (${mark})`
  return { ...section, title: told(section.title) }
}

/** Every section in full, however long: what answers in the thread pick from. */
export function wholeOutline(plan: Plan): readonly Section[] {
  return [ownWordsSection(plan), ...sectionsOf(plan, EVERYTHING), ...workingSections(plan, true)].filter(
    (section) => section !== undefined,
  )
}
