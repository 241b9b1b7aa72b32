import { lowerFirst, upperFirst } from '../../sentence.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import type { Item } from './section.ts'

/** When people take the work back: one time is enough, since it has done harm before. (Our judgment.) */
const STOP = 'if one like it happens in use, people do that step again until its cause is found'

/** Accidents that the page tells. */
export const happenedOn = ({ remarks = [] }: Plan, { happened: most }: Pick<Detail, 'happened'>) =>
  remarks.flatMap(({ happened }) => happened ?? []).slice(0, most)

/** What happened to the team, in its words, and what stands against it: by hand this week, in the design, in the test, in use. */
export function happenedItems(plan: Plan, shown: Pick<Detail, 'happened' | 'happenedWhole'>): readonly Item[] {
  return happenedOn(plan, shown).map(({ told, cause, week, again, rule, test }): Item => {
    const said = [
      `“${upperFirst(told)}”`,
      ...(cause === undefined ? [] : [`Likely cause: ${cause}`]),
      `${again === undefined ? 'This week, by hand' : 'This week'}: ${lowerFirst(week.replace(/\.$/u, ''))}`,
      ...(again === undefined ? [] : [`Looked at again: ${again}`]),
      ...(rule === undefined || !shown.happenedWhole ? [] : [`In the design: ${lowerFirst(rule)}`]),
      ...(test === undefined || !shown.happenedWhole ? [] : [`Test: ${test}`]),
      ...(again === undefined ? [upperFirst(STOP)] : []),
    ]
    return { lead: 'What happened', text: `${said.join('. ')}.` }
  })
}

/** A text without the quotation in brackets of what the page has told above. */
export function withoutTold(words: string, plan: Plan, shown: Pick<Detail, 'happened'>): string {
  const above = happenedOn(plan, shown).map(({ told, cause = '' }) => `${told} ${cause}`)
  return words.replace(/ \(“(?<quoted>[^”]*)”\)/gu, (all, quoted: string) =>
    above.some((told) => told.includes(quoted.replaceAll(/^… | …$/gu, ''))) ? '' : all,
  )
}
