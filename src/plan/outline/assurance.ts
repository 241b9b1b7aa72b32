import { formatUsdRange, formatWeeks } from '../../amounts/print.ts'
import { lowerFirst } from '../../sentence.ts'
import type { Plan } from '../plan.ts'
import { type Item, list, type Section, sectionOf, table } from './section.ts'

/** The parts of the working that say how we know that it keeps its promise: test, thresholds, laws, and the way out. */
export function assuranceSections(plan: Plan): readonly (Section | undefined)[] {
  return [test(plan), laws(plan), ways(plan)]
}

/** The test in full, and what is watched after launch. */
function test({ sample, monitoring = [] }: Plan): Section | undefined {
  const items: Item[] =
    sample === undefined
      ? []
      : [
          { lead: 'Measured', text: sample.metric },
          { lead: 'What the cases show', text: sample.statement },
          { lead: 'Effort', text: sample.basis },
          { lead: 'Compared', text: sample.comparison },
          { lead: 'Stop rule', text: sample.stopRule },
        ]
  return sectionOf('test', 'The test, and what is watched after launch', 'working', [
    list(items),
    table(
      ['Watched', 'Every', 'Wrong when', 'Then'],
      monitoring.map(({ what, every, threshold, action }) => [what, every, threshold, action]),
    ),
  ])
}

function laws({ law = [] }: Plan): Section | undefined {
  const items = law.map(({ title, duty, why, owner, binds, weeks, costUsd, source, date }): Item => {
    const effort = [weeks && formatWeeks(weeks), costUsd && formatUsdRange(costUsd)].filter(
      (part) => part !== undefined,
    )
    return {
      lead: title,
      text: [
        duty,
        why,
        `Owner: ${lowerFirst(owner)}.`,
        binds === undefined ? '' : `${binds}.`,
        effort.length === 0 ? '' : `Work: ${effort.join(', ')}.`,
        `${source} (${date}).`,
      ]
        .filter((part) => part !== '')
        .join(' '),
    }
  })
  return sectionOf('laws', 'Why these laws, who, and from when', 'working', [list(items)])
}

function ways({ exit = [] }: Plan): Section | undefined {
  return sectionOf('exit', 'How to leave it', 'working', [
    list(exit.map(({ tie, how }): Item => ({ lead: tie, text: how }))),
  ])
}
