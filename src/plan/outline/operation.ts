import { lowerFirst } from '../../sentence.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { fold, type Item, list, type Section, sectionOf } from './section.ts'
import { ownFirst, toldIn } from './told.ts'

/** What data it takes, and where such data misleads. */
export function data(plan: Plan, shown: Detail): Section | undefined {
  const { kind } = plan
  if (kind === undefined) return undefined
  const stock = toldIn(plan, shown, 'need')
  const all = [...stock.open, ...kind.data.needs, ...stock.rest]
  const needs = all.map(({ what, why }): Item => ({ lead: what, text: why }))
  const open = shown.needs + stock.open.length
  const told = toldIn(plan, shown, 'trap')
  const own = (some: typeof told.open) => some.map(({ title, say }) => ({ trap: title, answer: say }))
  const traps = ownFirst({ open: own(told.open), rest: own(told.rest) }, kind.data.traps, shown.traps)
  const items = (some: typeof traps.open) =>
    some.map(({ trap, answer }): Item => ({ lead: `Trap: ${lowerFirst(trap)}`, text: answer }))
  return sectionOf('data', 'Data', 'page', [
    list([...needs.slice(0, open), ...items(traps.open)]),
    fold('More on data', [list([...needs.slice(open), ...items(traps.folded)])]),
  ])
}

/** What holds it in bounds, and what happens if it fails. */
export function controls(plan: Plan, shown: Detail): Section | undefined {
  const { kind } = plan
  if (kind === undefined) return undefined
  const { open, folded } = ownFirst(toldIn(plan, shown, 'control'), kind.controls, shown.controls)
  const items = (some: readonly string[]) => some.map((each): Item => ({ text: each }))
  return sectionOf('controls', 'Controls and fallback', 'page', [
    list([...items(open), { lead: 'If it fails', text: kind.fallback }]),
    fold('More controls', [list(items(folded))]),
  ])
}
