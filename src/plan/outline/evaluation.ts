import { count, formatUsd } from '../../amounts/print.ts'
import { LAW_NOTE } from '../law.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { type Block, type Item, list, type Section, sectionOf, table, text } from './section.ts'

/** How it will be known that it works: measures, the test with its size, and what is watched. */
export function evaluation({ kind, sample, monitoring = [] }: Plan, shown: Detail): Section | undefined {
  const blocks: Block[] = []
  if (kind !== undefined) {
    const { metrics, baseline, noiseFloor, redLines } = kind.evaluation
    blocks.push(
      table(
        ['Measure', 'Goal'],
        metrics.slice(0, shown.metrics).map(({ metric, target }) => [metric, target]),
      ),
      list([
        { lead: 'To beat', text: baseline },
        ...(noiseFloor === undefined || !shown.noiseFloor ? [] : [{ lead: 'No model can go below', text: noiseFloor }]),
        { lead: 'Never', text: `${redLines.join('; ')}.` },
      ]),
    )
  }
  if (sample !== undefined) {
    const { cases, statement, expertHours, costUsd, comparison } = sample
    blocks.push(
      list([
        { lead: `The test: ${count(cases, 'case')}`, text: statement },
        { lead: 'What it takes', text: `about ${count(expertHours, 'expert hour')} (${formatUsd(costUsd)}).` },
        ...(shown.comparison ? [{ lead: 'Compared', text: comparison }] : []),
      ]),
    )
  }
  if (kind !== undefined && shown.online) blocks.push(list([{ lead: 'After launch', text: kind.evaluation.online }]))
  const [first] = monitoring
  if (first !== undefined && shown.watch)
    blocks.push(list([{ lead: `Each ${first.every}`, text: `${first.threshold}: ${first.action}.` }]))
  return sectionOf('evaluation', 'Evaluation: how we will know', 'page', blocks)
}

/** When to go on, and how much money each gate releases. */
export function gates(plan: Plan): Section | undefined {
  const { kind, board } = plan
  if (kind === undefined || board === undefined) return undefined
  const rows = kind.gates
    .toSorted((a, b) => a.at - b.at)
    .map(({ title, pass, otherwise }, at) => {
      const gate = board.gates[at]
      return [
        title,
        gate === undefined ? '' : `week ${gate.week}`,
        pass,
        otherwise,
        gate === undefined ? '' : formatUsd(gate.releaseUsd),
      ]
    })
  return sectionOf('gates', 'Gates', 'page', [
    table(['Gate', 'When', 'Go on if', 'Otherwise', 'Money it releases'], rows),
  ])
}

/** The weightiest laws and what they ask. */
export function law({ law: found = [] }: Plan, shown: Detail): Section | undefined {
  if (found.length === 0) return undefined
  const items = found.slice(0, shown.laws).map(
    ({ title, applies, duty }): Item => ({
      lead: applies === 'applies' ? title : `${title} (may apply)`,
      text: duty,
    }),
  )
  return sectionOf('law', 'Law', 'page', [list(items), text(LAW_NOTE)])
}
