import type { Part, View } from '../../contract/view.ts'
import type { Given, Interview } from '../../interview/conversation.ts'
import { answerText } from '../../plan/answer-text.ts'
import type { Question, RuleBook } from '../../rules/rule-book.ts'
import { questionLabel, shorten } from './labels.ts'
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
  const what =
    asked && asked.id === open?.id
      ? 'That question was asked again in the meantime, so nothing was changed.'
      : 'That was for an earlier question, so nothing was changed.'
  const parts: Part[] = [{ kind: 'text', text: what }]
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
  const fallback = asked && stale.given ? meanwhile(asked, stale.given) : what
  if (open === undefined) return { parts, actions: [], fallback }
  const now = questionView(book, interview, open)
  return { ...now, parts: [...parts, { kind: 'text', text: 'The open question now:' }, ...now.parts], fallback }
}

/** All of it in one line: where there is no place for more, such as under the input of a dialog. */
function meanwhile(asked: Question, { value }: Given): string {
  const name = questionLabel(asked)
  return `“${name}” was answered in the meantime: “${shorten(answerText(asked, value), 100)}”. Nothing was changed. To change it, type “edit ${name.toLowerCase()}”.`
}
