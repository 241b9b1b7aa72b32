import { type Answers, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'

/** One answer in somebody's own words. */
export type FreeText = { readonly question: string; readonly text: string }

/** Every text question's answer, in the order of the questionnaire. */
export function freeTexts(book: RuleBook, answers: Answers): readonly FreeText[] {
  return book.questions.flatMap(({ id, kind }) => {
    const text = answers[id]
    return kind === 'text' && typeof text === 'string' && text !== UNKNOWN && text !== ''
      ? [{ question: id, text }]
      : []
  })
}
