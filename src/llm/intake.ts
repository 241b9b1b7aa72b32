import { z } from 'zod'
import { checkAnswer } from '../interview/check-answer.ts'
import type { AnswerValue, RuleBook } from '../rules/rule-book.ts'
import type { Model } from './model.ts'

/** An answer that a paragraph seems to give, with the words it came from. It counts only once a person has confirmed it. */
export type Proposal = { readonly question: string; readonly value: AnswerValue; readonly words: string }

const MAX_PROPOSALS = 30
const replySchema = z.object({
  answers: z.array(z.object({ question: z.string(), values: z.array(z.string()), words: z.string() })),
})

/**
 * Reads a project's description into answers to the questionnaire, to be shown for confirmation. What the model says is
 * checked: the question and its options must exist, and the words must stand in the text; everything else is dropped.
 * Throws ModelError when the model is of no use; the interview then simply asks.
 */
export async function proposeAnswers(
  model: Model,
  book: RuleBook,
  text: string,
  tenant: string,
  now: number,
): Promise<readonly Proposal[]> {
  const reply = await model.ask(
    { name: 'answers', system: instructions(book), text, schema: replySchema, mostTokens: 1500 },
    tenant,
    now,
  )
  const proposals = new Map<string, Proposal>()
  for (const { question: id, values, words } of reply.answers) {
    if (proposals.size >= MAX_PROPOSALS || proposals.has(id) || !stands(words, text)) continue
    const question = book.questions.find((one) => one.id === id)
    if (!question || question.kind === 'text' || question.kind === 'number') continue
    const checked = checkAnswer(question, question.kind === 'many' ? values : values[0])
    if (checked.type === 'value' && checked.value !== 'unknown')
      proposals.set(id, { question: id, value: checked.value, words: words.trim() })
  }
  return [...proposals.values()]
}

const squeezed = (text: string): string => text.toLowerCase().replace(/\s+/gu, ' ').trim()
/** Quoted words must really have been said; one or two letters prove nothing. */
const stands = (words: string, text: string): boolean =>
  squeezed(words).length >= 3 && squeezed(text).includes(squeezed(words))

function instructions(book: RuleBook): string {
  const questions = book.questions
    .filter(({ kind }) => kind !== 'text' && kind !== 'number')
    .map(
      ({ id, text, kind, options }) =>
        `${id} (${kind}): ${text} Options: ${options.map((option) => `${option.id} = ${option.label}`).join('; ')}`,
    )
  return `You read a description of a project and note which of these questions it answers. Leave out every question that it does not clearly answer. "words" quotes the words of the description that the answer rests on, letter by letter; "values" are option ids.\n${questions.join('\n')}`
}
