import type { Signals } from '../knowledge/signals.ts'
import type { AnswerValue, Question, RuleBook } from '../rules/rule-book.ts'
import type { FreeText } from './free-text.ts'
import { firstMeant } from './phrases.ts'
import type { Fact } from './profile.ts'

type Heard = { readonly value: string; readonly words: string; readonly question: string; readonly rank: number }

/**
 * What the words answer, by question: all options that are heard of a question with several answers; of a choice the one
 * that is heard first, and nothing where two are heard in one text (then it is better asked). A field is an exception:
 * there the one that most phrases speak for counts.
 */
export function factsInWords(
  book: RuleBook,
  texts: readonly FreeText[],
  signals: Signals,
): Readonly<Record<string, Fact>> {
  const facts: Record<string, Fact> = {}
  const heard = Map.groupBy(hearAll(texts, signals), ({ id }) => id)
  for (const question of book.questions) {
    const fact = factOf(question, heard.get(question.id) ?? [])
    if (fact !== undefined) facts[question.id] = fact
  }
  return facts
}

function hearAll(texts: readonly FreeText[], signals: Signals): readonly (Heard & { readonly id: string })[] {
  const rows = signals.answers.flatMap((row) => Object.entries(row.says).map(([id, value]) => ({ ...row, id, value })))
  return texts.flatMap(({ question, text }, rank) =>
    rows.flatMap(({ id, value, phrases, unless }) => {
      const spoken = phrases.flatMap((phrase) => firstMeant(text, [phrase], unless) ?? [])
      return spoken.map(({ words }) => ({ id, value, words, question, rank }))
    }),
  )
}

/** Whom a team serves, asks or fears, and why, is not its own field: a bakery whose loaf sent somebody to hospital. */
const OTHERS = ['stakeholders', 'why', 'success_measure']

/** What a story or an earlier trial tells of is not what is read; what stands ready counts where nothing else tells it. */
const NO_INPUT = ['why', 'stakeholders', 'lessons']
const READY = 'dependencies'

function factOf({ id, kind, options }: Question, all: readonly Heard[]): Fact | undefined {
  const heard = all.filter(({ value }) => options.some((option) => option.id === value))
  const inputs = heard.filter(({ question }) => !NO_INPUT.includes(question))
  const told = inputs.filter(({ question }) => question !== READY)
  const known =
    id === 'field'
      ? heard.filter(({ question }) => !OTHERS.includes(question))
      : id !== 'modality'
        ? heard
        : told.length > 0
          ? told
          : inputs
  const [first] = known
  if (first === undefined) return undefined
  const made = (value: AnswerValue, from: Heard): Fact => ({
    value,
    from: 'words',
    words: from.words,
    question: from.question,
  })
  if (kind === 'many') {
    const values = options.map((option) => option.id).filter((option) => known.some(({ value }) => value === option))
    const words = [...new Set(values.map((value) => known.find((one) => one.value === value)?.words))].join('; ')
    return { ...made(values, first), words }
  }
  const votes = [...Map.groupBy(known, ({ value }) => value)].toSorted(([, a], [, b]) => b.length - a.length)
  if (id === 'field') return made(votes[0]?.[0] ?? first.value, votes[0]?.[1][0] ?? first)
  return votes.length > 1 ? undefined : made(first.value, first)
}
