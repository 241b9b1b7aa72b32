import type { Question } from '../rules/rule-book.ts'

const CARD = String.raw`(?:gpus?|cards?|(?:nvidia\s+)?(?:rtx\s*)?(?:[ahlbv]\d{2,3}s?|mi\d{3}x?|[345]0[6789]0s?)(?:\s*(?:ti|super|sxm|pcie|gpus?|cards?))*)`

/**
 * Reads "2x 4090", "4 A100s", "64 GPUs" for a question whose options are sizes of machine (`one-gpu`, `one-node`: up to
 * eight, `cluster`), and returns the option's id; undefined for other questions and texts.
 */
export function readMachines(question: Question, typed: string): string | undefined {
  if (!question.options.some(({ id }) => id === 'one-node')) return undefined
  const found = new RegExp(String.raw`^(?:we have |about |around )?(\d{1,5})\s*[x×]?\s*${CARD}$`, 'iu').exec(
    typed.trim(),
  )
  if (found === null) return undefined
  const count = Number(found[1])
  const id = count === 1 ? 'one-gpu' : count <= 8 ? 'one-node' : 'cluster'
  return count > 0 && question.options.some((option) => option.id === id) ? id : undefined
}
