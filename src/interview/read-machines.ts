import type { Question } from '../rules/rule-book.ts'
import type { Terms } from './terms.ts'

/**
 * Reads "2x 4090", "4 A100s", "64 GPUs" for a question whose options are sizes of machine (`one-gpu`, `one-node`: up to
 * eight, `cluster`), and returns the option's id; undefined for other questions and texts.
 */
export function readMachines(question: Question, typed: string, { countCards }: Terms): string | undefined {
  if (!question.options.some(({ id }) => id === 'one-node')) return undefined
  const count = countCards(typed)
  if (count === undefined || count < 1) return undefined
  const id = count === 1 ? 'one-gpu' : count <= 8 ? 'one-node' : 'cluster'
  return question.options.some((option) => option.id === id) ? id : undefined
}
