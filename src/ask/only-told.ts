import type { Knowledge } from '../knowledge/knowledge.ts'
import { formOf } from './intent/form.ts'
import { readAsks } from './read/asks.ts'

/** "We pay for 50,000 calls a month. What can we do?": figures are told, and the sentence that asks wants none. */
export function onlyTold(plain: string, knowledge: Knowledge): boolean {
  const parts = plain.split(/(?<=[.!?])\s+/u)
  const asking = parts.filter((part) => part.endsWith('?') || formOf(part) === 'asks')
  return (
    parts.length > asking.length && asking.every((part) => !/\d/u.test(part) && readAsks(part, knowledge).strongest < 2)
  )
}
