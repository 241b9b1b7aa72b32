import { lowerFirst } from '../../sentence.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { fold, type Item, list, type Section, sectionOf } from './section.ts'

/** What data it takes, and where such data misleads. */
export function data({ kind }: Plan, shown: Detail): Section | undefined {
  if (kind === undefined) return undefined
  const needs = kind.data.needs.map(({ what, why }): Item => ({ lead: what, text: why }))
  const traps = kind.data.traps.map(({ trap, answer }): Item => ({ lead: `Trap: ${lowerFirst(trap)}`, text: answer }))
  return sectionOf('data', 'Data', 'page', [
    list([...needs.slice(0, shown.needs), ...traps.slice(0, shown.traps)]),
    fold('More on data', [list([...needs.slice(shown.needs), ...traps.slice(shown.traps)])]),
  ])
}

/** What holds it in bounds, and what happens if it fails. */
export function controls({ kind }: Plan, shown: Detail): Section | undefined {
  if (kind === undefined) return undefined
  const items = kind.controls.map((each): Item => ({ text: each }))
  return sectionOf('controls', 'Controls and fallback', 'page', [
    list([...items.slice(0, shown.controls), { lead: 'If it fails', text: kind.fallback }]),
    fold('More controls', [list(items.slice(shown.controls))]),
  ])
}
