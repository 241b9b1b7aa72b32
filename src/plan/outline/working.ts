import { atFirst } from '../at-first.ts'
import { fewSources } from '../explained.ts'
import type { Plan } from '../plan.ts'
import { assuranceSections } from './assurance.ts'
import { decisions } from './decided.ts'
import { sizing } from './figures.ts'
import { budget, team, timeline } from './money-lines.ts'
import { type Block, type Item, list, type Section, sectionOf } from './section.ts'
import { usualSections } from './usual.ts'

/** How the plan came about: decisions with their reasons, figures with their working; `whole`: the lists of the rules in full. */
export function workingSections(plan: Plan, whole = false): readonly (Section | undefined)[] {
  const first = atFirst(plan)
  const told = [
    problem(plan),
    decisions(plan),
    sizing(plan),
    budget(first),
    team(plan),
    timeline(first),
    ...assuranceSections(plan),
    ...usualSections(plan, whole),
  ].filter((section) => section !== undefined)
  return [...told, sources(plan, new Set(told.flatMap(({ blocks }) => blocks.flatMap(citedBy))))]
}

/** The ids that stand in the text; what "and 2 more" holds stands in the plan as JSON. */
function citedBy(block: Block): readonly string[] {
  if (block.kind === 'fold') return block.blocks.flatMap(citedBy)
  if (block.kind === 'list') return block.items.flatMap(({ sources: ids = [] }) => ids)
  return block.kind === 'table' ? (block.sources ?? []).flatMap((ids) => fewSources(ids).shown) : []
}

function problem(plan: Plan): Section | undefined {
  return sectionOf('problem', 'The problem in your words', 'working', [
    list(plan.problem.map(({ label, text: words }): Item => ({ lead: label, text: words }))),
  ])
}

function sources(plan: Plan, cited: ReadonlySet<string>): Section | undefined {
  const items = plan.sources
    .filter(({ id }) => cited.has(id))
    .map((each): Item => ({ text: `[${each.id}] ${each.title}${each.url ? `, ${each.url}` : ''} (${each.date})` }))
  return sectionOf('sources', 'Sources', 'working', [
    list([...items, { text: `Rules version ${plan.rulesHash.slice(0, 12)}.` }]),
  ])
}
