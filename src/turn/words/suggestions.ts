import type { Input } from '../../contract/input.ts'
import { plainWords } from '../../interview/words.ts'
import { answerText } from '../../plan/answer-text.ts'
import type { Plan } from '../../plan/plan.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { lowerFirst } from '../../sentence.ts'
import { questionLabel } from '../views/labels.ts'
import { memoryFigures } from '../views/memory-view.ts'

/** Something worth asking about a plan, and what it means. */
export type Suggestion = { readonly text: string; readonly input: Input }

/** What may be asked of this plan: only what it has an answer to. */
export function suggestions(book: RuleBook, plan: Plan): readonly Suggestion[] {
  return [...whyThisModel(plan), ...whatIf(book, plan), ...memory(plan)]
}

/** What words mean that were suggested for this plan; undefined for all others. */
export function findSuggestion(book: RuleBook, plan: Plan, text: string): Input | undefined {
  const words = plainWords(text).replace(/^(?:and|so|ok|but) /u, '')
  return suggestions(book, plan).find((each) => plainWords(each.text) === words)?.input
}

/** The decision that says most about the model: its size, or its family where no size was decided. */
function whyThisModel({ decisions }: Plan): readonly Suggestion[] {
  const decision = ['model-size', 'model-family'].find((id) => {
    const decided = decisions[id]
    return decided && 'option' in decided && decided.option !== 'none'
  })
  return decision === undefined ? [] : [{ text: 'why this model?', input: { type: 'why', decision } }]
}

/** One amount that would turn a decision: an amount is easier to imagine otherwise than an opinion. */
function whatIf(book: RuleBook, { decisions }: Plan): readonly Suggestion[] {
  const single = Object.values(decisions)
    .flatMap((each) => ('option' in each ? each.wouldChange : []))
    .flatMap(({ changes }) => (changes.length === 1 ? changes : []))
    .flatMap(({ question: id, to }) => {
      const question = book.questions.find((each) => each.id === id)
      return question === undefined || question.kind === 'text' ? [] : [{ question, to }]
    })
  const best = single.find(({ question, to }) => /\d/.test(answerText(question, to)))
  if (best === undefined) return []
  const { question, to } = best
  const text = `what if ${lowerFirst(questionLabel(question))} were: ${lowerFirst(answerText(question, to))}?`
  return [{ text, input: { type: 'what-if', question: question.id, value: to } }]
}

function memory(plan: Plan): readonly Suggestion[] {
  if (memoryFigures(plan).length === 0) return []
  return [{ text: 'how much memory does it need?', input: { type: 'figures', of: 'memory' } }]
}
