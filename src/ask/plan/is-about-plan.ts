import type { Understanding } from '../understand.ts'
import type { WordedQuestion } from './plan-question.ts'

const OURS =
  /\b(?:we|our|us|ours(?:elves)?|you|plan|project|recommend\w*|chose|choose|advice|decision|decide[sd]?)\b|我们|计划|wir|unser|plan/u
const MAX_WORDS = 9

/** Whether a text speaks of what is ours: "we", "the plan", "your advice". */
export const isOurs = (plain: string): boolean => OURS.test(plain)

/**
 * Whether a text that reads like a question about the plan is one, and not about sizing or a term: "why RAG?" is,
 * "why does LoRA need less memory?" is not.
 */
export function isAboutPlan(
  question: WordedQuestion,
  read: Understanding,
  hasPlan: boolean,
  hasQuery: boolean,
): boolean {
  const { plain, stated, intent } = read
  const concrete =
    (stated.paramsB ?? stated.accelerator ?? stated.acceleratorMemoryGB ?? stated.vectors ?? stated.quantBits) !==
    undefined
  if (question.about === 'what-if') return hasPlan
  if (!hasPlan && intent === 'sizing') return false
  if (concrete) return false
  const ours = isOurs(plain)
  switch (question.about) {
    case 'what-if-unclear':
      return hasPlan && (!hasQuery || ours)
    case 'would-change':
      return hasPlan || ours
    default:
      return (
        ours ||
        (plain.split(' ').length <= MAX_WORDS &&
          !/\b(?:does|do|is|are)\b[^?]*\b(?:need|use|take|work|slow\w*|fast\w*|less|more|better|worse|require)\b/u.test(
            plain,
          ))
      )
  }
}
