import { formatUsdRange } from '../../amounts/print.ts'
import type { Plan } from '../plan.ts'
import { type Item, list, type Section, sectionOf, table } from './section.ts'

/** The parts of the working that say how we know that it keeps its promise: test, thresholds, laws, and the way out. */
export function assuranceSections(plan: Plan): readonly (Section | undefined)[] {
  return [test(plan), laws(plan), ways(plan)]
}

/** What the test shows and when it stops, and what is watched after launch. */
function test({ sample, monitoring = [] }: Plan): Section | undefined {
  const items: Item[] =
    sample === undefined
      ? []
      : [
          // Of the team's own measures the page has the table.
          ...((sample.measures ?? []).length > 0 ? [] : [{ lead: 'What the cases show', text: sample.statement }]),
          ...(sample.mind === undefined ? [] : [{ lead: 'Mind', text: sample.mind }]),
          { lead: 'Compared', text: sample.comparison },
          { lead: 'Stop rule', text: sample.stopRule },
        ]
  return sectionOf('test', 'The test, and what to watch after launch', 'working', [
    list(items),
    table(
      ['Watched', 'Every', 'Wrong when', 'Then'],
      monitoring.map(({ what, every, threshold, action }) => [what, every, threshold, action]),
    ),
  ])
}

/** Whether what a law costs is in the money of the plan. */
const budgeted = (applies: string, counted: boolean): string =>
  applies !== 'applies'
    ? 'not in the budget: find out first whether it applies'
    : counted
      ? 'in the budget at the pay of the place'
      : 'not in the budget: it falls due if a model is built'

/** Why each law is named, what it asks, and where it stands. */
function laws({ law = [], budget }: Plan): Section | undefined {
  const counted = budget.lines.some(({ id }) => id === 'law-duties')
  const items = law.map(({ title, duty, inShort, why, costUsd, applies, source, date }): Item => {
    return {
      lead: title,
      text: [
        inShort === undefined ? duty : `${inShort.duty}.`,
        why,
        costUsd === undefined ? '' : `About ${formatUsdRange(costUsd)}, ${budgeted(applies, counted)}.`,
        `${source} (${date}).`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    }
  })
  return sectionOf('laws', 'Why these laws', 'working', [list(items)])
}

function ways({ exit = [] }: Plan): Section | undefined {
  return sectionOf('exit', 'How to leave it', 'working', [
    list(exit.map(({ tie, how }): Item => ({ lead: tie, text: how }))),
  ])
}
