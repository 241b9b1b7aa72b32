import { impossibilities } from '../rules/conflicts.ts'
import type { RuleBook } from '../rules/rule-book.ts'
import { checkAnswer } from './check-answer.ts'
import type { Given, Interview } from './conversation.ts'
import { currentAnswers } from './current-answers.ts'
import { settle } from './settle.ts'

/**
 * Fits an interview that was saved under other rules to these: answers that still are answers stay, the others are
 * dropped and asked again. The step rises, so that buttons of the old questions count as stale.
 */
export function reconcile(book: RuleBook, interview: Interview): Interview {
  if (interview.phase !== 'asking' && interview.phase !== 'planned') return interview
  const kept = Object.entries(interview.given).filter(([id, { value }]) => {
    const question = book.questions.find((each) => each.id === id)
    return question !== undefined && checkAnswer(question, value).type === 'value'
  })
  const given = Object.fromEntries(withoutClashes(book, interview.path, kept))
  const ids = new Set(Object.keys(given))
  const passed = interview.passed?.filter((id) => book.questions.some((question) => question.id === id))
  const { passed: _, planOf: __, ...rest } = interview
  const fitted: Interview = {
    ...rest,
    given,
    path: interview.path.filter((id) => ids.has(id)),
    step: interview.step + 1,
    ...(passed !== undefined && { passed }),
  }
  const open = book.questions.some(({ id }) => id === interview.question)
  const dropped = ids.size < Object.keys(interview.given).length
  if (interview.phase === 'planned') return dropped ? settle(book, fitted) : fitted
  return open ? fitted : settle(book, fitted)
}

/** New rules may declare impossible what was answered: then the later answer goes, and is asked for again. */
function withoutClashes(
  book: RuleBook,
  path: readonly string[],
  kept: readonly (readonly [string, Given])[],
): readonly (readonly [string, Given])[] {
  const given = Object.fromEntries(kept)
  const [clash] = impossibilities(book, currentAnswers(book, { given }))
  const last = path.findLast((id) => id in given && clash?.questions.includes(id) === true)
  return last === undefined
    ? kept
    : withoutClashes(
        book,
        path,
        kept.filter(([id]) => id !== last),
      )
}
