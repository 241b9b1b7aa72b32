import type { Part, View } from '../../contract/view.ts'
import type { Given, Interview } from '../../interview/conversation.ts'
import { answerText } from '../../plan/answer-text.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { questionLabel } from './labels.ts'
import { questionView } from './question-view.ts'

/** An old button was pressed, or somebody else was a moment faster: says what its question has as an answer and by whom, then shows what is open now. */
export function staleView(
  book: RuleBook,
  interview: Interview,
  stale: { readonly question?: string; readonly given?: Given },
  user: string,
): View {
  const asked = book.questions.find(({ id }) => id === stale.question)
  const open = book.questions.find(({ id }) => id === interview.question)
  const parts: Part[] = [{ kind: 'text', text: 'That was for an earlier question, so nothing was changed.' }]
  if (asked && stale.given) {
    const answer = `“${questionLabel(asked)}”: ${answerText(asked, stale.given.value)}`
    parts.push(
      stale.given.by === user
        ? {
            kind: 'note',
            text: `You answered ${answer}. Type “edit ${questionLabel(asked).toLowerCase()}” to change it.`,
          }
        : { kind: 'person', user: stale.given.by, text: `answered ${answer}` },
    )
  }
  if (open === undefined)
    return { parts, actions: [], fallback: 'That was for an earlier question; nothing was changed.' }
  const now = questionView(book, interview, open)
  return { ...now, parts: [...parts, { kind: 'text', text: 'This is open now:' }, ...now.parts] }
}
