import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { type Item, list, type Section, sectionOf } from './section.ts'

/** What data it takes, and where such data misleads. */
export function data({ kind }: Plan, shown: Detail): Section | undefined {
  if (kind === undefined) return undefined
  return sectionOf('data', 'Data', 'page', [
    list([
      ...kind.data.needs.slice(0, shown.needs).map(({ what, why }): Item => ({ lead: what, text: why })),
      ...kind.data.traps
        .slice(0, shown.traps)
        .map(
          ({ trap, answer }): Item => ({ lead: `Trap: ${trap.charAt(0).toLowerCase()}${trap.slice(1)}`, text: answer }),
        ),
    ]),
  ])
}

/** What holds it in bounds, and what happens if it fails. */
export function controls({ kind }: Plan, shown: Detail): Section | undefined {
  if (kind === undefined) return undefined
  return sectionOf('controls', 'Controls and fallback', 'page', [
    list([
      ...kind.controls.slice(0, shown.controls).map((each): Item => ({ text: each })),
      { lead: 'If it fails', text: kind.fallback },
    ]),
  ])
}
