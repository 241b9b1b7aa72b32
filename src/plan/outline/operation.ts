import { lowerFirst } from '../../sentence.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { type Item, list, type Section, sectionOf } from './section.ts'
import { BEHIND, ownFirst, toldIn } from './told.ts'

/** What data it takes, and where such data misleads. */
export function data(plan: Plan, shown: Detail): Section | undefined {
  const { kind } = plan
  if (kind === undefined) return undefined
  const stock = toldIn(plan, BEHIND, 'need')
  const all = [...stock.open, ...kind.data.needs, ...stock.rest]
  const needs = all.map(({ what, why }): Item => ({ lead: what, text: why }))
  const open = shown.needs + stock.open.length
  const told = toldIn(plan, BEHIND, 'trap')
  const own = (some: typeof told.open) => some.map(({ title, say }) => ({ trap: title, answer: say }))
  const traps = ownFirst({ open: own(told.open), rest: own(told.rest) }, kind.data.traps, shown.traps)
  const warned = traps.open.map(({ trap, answer }): Item => ({ lead: `Trap: ${lowerFirst(trap)}`, text: answer }))
  return sectionOf('data', 'Data', 'appendix', [list([...needs.slice(0, open), ...warned])])
}

/** How many, or from which value on. */
const COUNTED = /\d|\b(?:two|three|four|five|ten|twenty|hundred|half|third|tenth|twice)\b/iu

/** What holds it in bounds, and what happens if it fails. */
export function controls(plan: Plan, shown: Detail): Section | undefined {
  const { kind } = plan
  if (kind === undefined) return undefined
  // What has a number can be kept to.
  const counted = kind.controls.filter((each) => COUNTED.test(each))
  const usual = [...counted, ...kind.controls.filter((each) => !COUNTED.test(each))]
  const { open } = ownFirst(toldIn(plan, BEHIND, 'control'), usual, shown.controls)
  return sectionOf('controls', 'Controls and fallback', 'appendix', [
    list([...open.map((each): Item => ({ text: each })), { lead: 'If it fails', text: kind.fallback }]),
  ])
}
