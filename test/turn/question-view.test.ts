import { beforeAll, describe, expect, it } from 'vitest'
import { encodeAction } from '../../src/contract/action-code.ts'
import { readAnswer } from '../../src/interview/read-answer.ts'
import { startInterview } from '../../src/interview/start-interview.ts'
import type { Question, RuleBook } from '../../src/rules/rule-book.ts'
import { answeredView } from '../../src/turn/views/answered-view.ts'
import { fitView } from '../../src/turn/views/fit-view.ts'
import { questionView } from '../../src/turn/views/question-view.ts'
import { terms } from '../amounts/rates.ts'
import { advice, words } from './open-room.ts'

let book: RuleBook
beforeAll(async () => {
  book = (await advice()).book
})

const view = (question: Question) => questionView(book, startInterview(book, { by: 'ann', now: 1 }), question)

const saysAllOnAButton = ({ label, description }: Question['options'][number]) =>
  label.length <= 38 && description === undefined

describe('the view of a question', () => {
  it('shows where we are, what is asked and why, and that one may type', () => {
    for (const question of book.questions) {
      const said = words(view(question))
      expect(said).toContain(question.text)
      expect(said).toContain(question.why)
      expect(said).toMatch(/1 of about \d+/)
      expect(said).toMatch(/type/i)
    }
  })

  it('offers few options as buttons, more as a list to choose from, several as ticks, and words as a box', () => {
    for (const question of book.questions) {
      const kinds = new Set(
        view(question)
          .actions.slice(0, question.options.length || 1)
          .map(({ kind }) => kind),
      )
      const expected =
        question.kind === 'text'
          ? 'write'
          : question.kind === 'many'
            ? 'ticks'
            : question.options.length <= 5 && question.options.every(saysAllOnAButton)
              ? 'button'
              : 'select'
      expect(kinds.has(expected), question.id).toBe(true)
      expect(view(question).actions.map(({ label }) => label)).toContain('I don’t know yet')
    }
  })

  it('loses nothing when it is made to fit, and every button fits the tightest platform', () => {
    for (const question of book.questions) {
      const whole = view(question)
      expect(fitView(whole)).toEqual(whole)
      for (const action of whole.actions) {
        const inputs =
          action.kind === 'button'
            ? [action.input]
            : action.kind === 'select'
              ? action.options.map(({ input }) => input)
              : []
        // Slack's own types allow an option's value 75 characters.
        for (const input of inputs)
          expect(encodeAction('Abc123def456', input).length, question.id).toBeLessThanOrEqual(75)
      }
    }
  })

  it('takes every option’s label, as it is shown, as an answer', () => {
    for (const question of book.questions)
      for (const option of question.options) {
        const read = readAnswer(question, option.label, terms)
        expect(read.type === 'value' && read.value, option.label).toEqual(
          question.kind === 'many' ? [option.id] : option.id,
        )
      }
  })

  it('becomes one line with a way to edit once it is answered', () => {
    const question = book.questions.find(({ id }) => id === 'budget_usd') as Question
    const done = answeredView(question, { value: 50_000, by: 'bob', at: 1, words: '$50k' }, true)
    expect(words(done)).toBe('Budget: 50,000 US dollars\nbob answered this\nFrom “$50k”')
    expect(done.actions).toEqual([{ kind: 'button', label: 'Edit', input: { type: 'edit', question: 'budget_usd' } }])
  })
})
