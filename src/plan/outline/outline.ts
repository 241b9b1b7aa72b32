import type { Plan } from '../plan.ts'
import { pageSections } from './page.ts'
import type { Section } from './section.ts'
import { workingSections } from './working.ts'

/**
 * The whole plan as ordered sections without a platform's marks: first the page to approve, then how it came about. Every way
 * of showing a plan (Markdown, HTML, chat, answers in the thread) draws or picks from these; nothing in it is empty.
 */
export function planOutline(plan: Plan): readonly Section[] {
  return [...pageSections(plan), ...workingSections(plan)].filter((section) => section !== undefined)
}
