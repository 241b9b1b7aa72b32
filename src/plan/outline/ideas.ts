import type { Idea } from '../ideas/idea.ts'
import type { Plan } from '../plan.ts'
import { BY } from './parts.ts'
import { type Item, list, type Section, sectionOf, text } from './section.ts'

/** It stands apart from ours wherever a plan is shown. */
const TITLE = 'Suggested by a language model, not checked by our rules'

const LEADS: Readonly<Record<Idea['kind'], string>> = {
  part: 'Part',
  trap: 'Trap',
  challenge: 'Challenge',
  question: 'Question',
  step: 'First step',
}

/** What a language model suggests for this very text, each with the words of the team that it rests on. */
export function ideasSection({ ideas = [] }: Plan): Section | undefined {
  if (ideas.length === 0) return undefined
  const items = ideas.map(({ kind, by, text: said, words }): Item => {
    const lead = by === undefined ? LEADS[kind] : `${LEADS[kind]} (${BY[by]?.toLowerCase() ?? by})`
    return { lead, text: `${said} (You wrote “${words}”.)` }
  })
  return sectionOf('ideas', TITLE, 'page', [
    text('Read from your words by a model. We work out the figures; the plan does not depend on any of it.'),
    list(items),
  ])
}
