import type { Action, Part, View } from '../../contract/view.ts'
import type { Interview } from '../../interview/conversation.ts'
import { progress } from '../../interview/progress.ts'
import { answerText } from '../../plan/answer-text.ts'
import { type AnswerValue, MAX_TEXT, type Question, type RuleBook } from '../../rules/rule-book.ts'

/** Up to so many options are buttons, if each says all it has to say on one: Discord shows about so many letters. */
const MAX_BUTTONS = 5
const MAX_LETTERS = 38
/** The button for an answer in one's own words. */
const WRITE = 'Write the answer'
/** From so many answers on, the plan can be asked for at once. */
const ENOUGH = 5

/** The open question: where we are, what we ask and why, and every way to answer it. */
export function questionView(book: RuleBook, interview: Interview, question: Question): View {
  const { answered, left } = progress(book, interview)
  const section = book.sections.find(({ id }) => id === question.section)?.title ?? ''
  const before = interview.given[question.id]
  const number = `${answered + 1} of about ${answered + left}`
  const parts: Part[] = [
    interview.editing === true
      ? { kind: 'note', text: `Change an answer · ${section}` }
      : { kind: 'note', text: `${section} · ${number}`, progress: answered / Math.max(1, answered + left) },
    { kind: 'heading', text: question.text },
    { kind: 'note', text: question.why },
    ...(before ? [{ kind: 'note', text: `So far: ${answerText(question, before.value)}` } as const] : []),
    howToAnswer(question, answered === 0),
  ]
  return {
    parts,
    actions: [...answerActions(question, interview.step, before?.value), ...wayActions(interview, question, answered)],
    fallback: `${number}: ${question.text}`,
    ...(question.number !== undefined && { takesNumber: true }),
  }
}

/** How to answer: where typed words reach us, and where they do not. */
function howToAnswer(question: Question, first: boolean): Part {
  const unit = question.number?.unit ?? ''
  const [how, unheard] =
    WAYS[question.number !== undefined && question.kind !== 'number' ? 'range' : question.kind](unit)
  const more = first ? ' Type “quick” for just the key questions, or “help” for more.' : ''
  return { kind: 'note', text: `${how}${more}`, unheard: `${unheard} ${MENTION}` }
}

const MENTION = 'To type instead, mention me at the start of your message: I cannot read other messages here.'

const WAYS: Readonly<Record<Question['kind'] | 'range', (unit: string) => readonly [string, string]>> = {
  number: (unit) => [`Just type a number of ${unit}.`, `Press “${WRITE}” and enter a number of ${unit}.`],
  range: (unit) => [
    `Choose one, or just type a number of ${unit}.`,
    `Choose one, or press “${WRITE}” to enter a number of ${unit}.`,
  ],
  text: () => ['Just type your answer, in your own words.', `Press “${WRITE}”, and say it in your own words.`],
  many: () => ['Check all that apply, or just type them.', `Check all that apply, or press “${WRITE}”.`],
  choice: () => ['Choose one, or just type your answer.', `Choose one, or press “${WRITE}”.`],
}

/** Every way to answer a question but typing. */
export function answerActions(question: Question, step: number, before: AnswerValue | undefined): readonly Action[] {
  if (question.kind === 'text') {
    const initial = typeof before === 'string' && before !== 'unknown' ? { initial: before } : {}
    return [
      {
        kind: 'write',
        label: WRITE,
        question: question.id,
        step,
        multiline: true,
        maxLength: MAX_TEXT,
        ...initial,
      },
    ]
  }
  // A number is typed; there is nothing to choose from.
  if (question.kind === 'number') return []
  if (question.kind === 'many') {
    const ticked = Array.isArray(before) ? before : []
    const options = question.options.map(({ id, label, description }) => ({
      label,
      ...(description !== undefined && { description }),
      value: id,
      ...(ticked.includes(id) && { ticked: true }),
    }))
    return [{ kind: 'ticks', label: 'Tick all that apply', question: question.id, step, options }]
  }
  const options = question.options.map(({ id, label, description }) => ({
    label,
    ...(description !== undefined && { description }),
    input: { type: 'answer', question: question.id, value: id, step } as const,
  }))
  const brief = options.every((option) => !('description' in option) && option.label.length <= MAX_LETTERS)
  if (options.length > MAX_BUTTONS || !brief) return [{ kind: 'select', label: 'Choose one', options }]
  return options.map(({ label, input }) => ({ kind: 'button', label, input }))
}

/** The ways on that every question has. */
function wayActions(interview: Interview, question: Question, answered: number): readonly Action[] {
  const { step } = interview
  const leave = interview.editing === true ? 'Keep as it is' : 'Back'
  return [
    { kind: 'button', label: 'I don’t know yet', input: { type: 'skip', question: question.id, step } },
    ...(interview.path.length > 0 || interview.editing === true
      ? [{ kind: 'button', label: leave, input: { type: 'back', step } } as const]
      : []),
    ...(answered >= ENOUGH && interview.editing !== true
      ? [{ kind: 'button', label: 'Make the plan now', input: { type: 'finish' } } as const]
      : []),
  ]
}
