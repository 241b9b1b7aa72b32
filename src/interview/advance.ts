import { impossibilities } from '../rules/conflicts.ts'
import { type AnswerValue, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import { checkAnswer } from './check-answer.ts'
import { cleanText } from './clean-text.ts'
import type { Given, Interview } from './conversation.ts'
import { currentAnswers, isApplicable } from './current-answers.ts'
import type { InterviewInput } from './input.ts'
import { questionsLeft, settle } from './settle.ts'

export type Advance =
  /** A question is open. `answered` is the one that was just answered. */
  | { readonly type: 'asked'; readonly interview: Interview; readonly answered?: string }
  /** Nothing is left to ask: time for the plan. */
  | { readonly type: 'finished'; readonly interview: Interview; readonly answered?: string }
  | { readonly type: 'cancelled'; readonly interview: Interview }
  /** The button belongs to an earlier step. Nothing was written. `given` is what its question has as an answer now. */
  | { readonly type: 'stale'; readonly question?: string; readonly given?: Given }
  /** Nothing to do, for a reason that the person should hear. */
  | { readonly type: 'notice'; readonly message: string }
  /** The input cannot be taken; `message` says how to mend it. `questions`: others that could be changed instead. */
  | { readonly type: 'refused'; readonly message: string; readonly questions?: readonly string[] }

/**
 * The next state of an interview after one input by one person. Pure: the same arguments give the same result, and only
 * `asked`, `finished` and `cancelled` carry a changed interview, always with a higher step.
 */
export function advance(book: RuleBook, interview: Interview, input: InterviewInput, by: string, now: number): Advance {
  if (interview.phase === 'cancelled')
    return { type: 'refused', message: 'This interview was canceled. Start a new one whenever you like.' }
  if (interview.phase === 'idle') return { type: 'refused', message: 'No interview is running here. Start one first.' }
  if ('step' in input && input.step !== undefined && input.step !== interview.step) return stale(interview, input)
  switch (input.type) {
    case 'answer':
      return answer(book, interview, input.question, input.value, { by, at: now, ...words(input.words) })
    case 'skip':
      return answer(book, interview, input.question ?? interview.question, UNKNOWN, { by, at: now })
    case 'back':
      return back(book, interview)
    case 'edit':
      return edit(book, interview, input.question)
    case 'cancel':
      return {
        type: 'cancelled',
        interview: { ...interview, phase: 'cancelled', question: undefined, step: interview.step + 1 },
      }
    case 'finish':
      return finish(book, interview)
    case 'mode': {
      const { passed: _, ...rest } = interview
      return moved(settle(book, { ...rest, mode: input.mode, step: interview.step + 1 }))
    }
  }
}

function answer(
  book: RuleBook,
  interview: Interview,
  id: string | undefined,
  value: AnswerValue,
  author: Omit<Given, 'value'>,
): Advance {
  if (id === undefined) return { type: 'notice', message: 'There is no open question right now.' }
  const question = book.questions.find((each) => each.id === id)
  if (question === undefined || id !== interview.question) return stale(interview, { question: id })
  const checked = checkAnswer(question, value)
  if (checked.type === 'fault') return { type: 'refused', message: checked.message }
  const given = { ...interview.given, [id]: { ...author, value: checked.value } }
  const [clash] = impossibilities(book, currentAnswers(book, { given }))
  if (clash?.questions.includes(id) === true) {
    const questions = clash.questions.filter((each) => each !== id)
    return {
      type: 'refused',
      message: `${clash.because} Please choose another answer, or change the other one.`,
      questions,
    }
  }
  const { passed, ...rest } = interview
  const left = passed?.filter((each) => each !== id)
  const next = settle(book, {
    ...rest,
    ...(left !== undefined && left.length > 0 && { passed: left }),
    given,
    path: [...interview.path.filter((each) => each !== id), id],
    step: interview.step + 1,
  })
  return moved(next, id)
}

/** Undoes the last thing: an edit that was begun, a plan that was asked for early, or the last answer. */
function back(book: RuleBook, interview: Interview): Advance {
  const step = interview.step + 1
  if (interview.editing === true) return moved(settle(book, { ...interview, step }))
  if (interview.phase === 'planned' && interview.passed !== undefined) {
    const { passed: _, ...rest } = interview
    const resumed = settle(book, { ...rest, step })
    if (resumed.question !== undefined) return moved(resumed)
  }
  const last = interview.path.findLastIndex((id) => {
    const question = book.questions.find((each) => each.id === id)
    return question !== undefined && isApplicable(book, question, interview.given)
  })
  const question = interview.path[last]
  if (question === undefined)
    return { type: 'notice', message: 'This is the first question; there is nothing to go back to.' }
  const { [question]: _, ...given } = interview.given
  return moved({ ...interview, phase: 'asking', question, given, path: interview.path.slice(0, last), step })
}

function edit(book: RuleBook, interview: Interview, id: string): Advance {
  const question = book.questions.find((each) => each.id === id)
  if (question === undefined) return { type: 'refused', message: 'I do not have a question by that name.' }
  if (id === interview.question) return { type: 'notice', message: 'That question is open right now.' }
  return moved({ ...interview, phase: 'asking', question: id, editing: true, step: interview.step + 1 })
}

function finish(book: RuleBook, interview: Interview): Advance {
  if (interview.path.length === 0)
    return {
      type: 'refused',
      message: 'Please answer at least one question first, so that there is something to plan.',
    }
  const passed = [...(interview.passed ?? []), ...questionsLeft(book, interview)]
  return moved(settle(book, { ...interview, ...(passed.length > 0 && { passed }), step: interview.step + 1 }))
}

function moved(interview: Interview, answered?: string): Advance {
  return {
    type: interview.question === undefined ? 'finished' : 'asked',
    interview,
    ...(answered !== undefined && { answered }),
  }
}

function stale(interview: Interview, input: object): Advance {
  const question = 'question' in input && typeof input.question === 'string' ? input.question : undefined
  const given =
    question !== undefined && Object.hasOwn(interview.given, question) ? interview.given[question] : undefined
  return { type: 'stale', ...(question !== undefined && { question }), ...(given !== undefined && { given }) }
}

const words = (said: string | undefined): { words?: string } =>
  said === undefined ? {} : { words: cleanText(said.slice(0, 300)) }
