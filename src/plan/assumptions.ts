import { formatNumber, formatShare } from '../amounts/print.ts'
import { countryName } from '../knowledge/market/places-of.ts'
import type { Planning } from '../knowledge/planning.ts'
import type { Profile } from '../profile/profile.ts'
import { type Answers, type AnswerValue, type RuleBook, UNKNOWN } from '../rules/rule-book.ts'
import { type Choice, trains, uses } from '../solution/sizing/choice.ts'
import type { Sized } from '../solution/sizing/estimates.ts'
import type { Subject } from '../solution/sizing/subject.ts'
import type { Workload } from '../solution/workload.ts'
import { answerText } from './answer-text.ts'
import type { Plan } from './plan.ts'

type Assumption = Plan['assumptions'][number]

/** Everything that the plan took for granted: numbers nobody gave, and the sizes that stand for requests and models. */
export function planAssumptions(
  answers: Answers,
  choice: Choice,
  subject: Subject | undefined,
  sized: Sized,
  workload: Workload,
  planning: Planning,
): readonly Assumption[] {
  const list: Assumption[] = []
  const add = (text: string, question?: string) => list.push(question === undefined ? { text } : { question, text })
  const beside = (text: string) => list.push({ text, about: 'figures' })
  const number = (value: number) => formatNumber(value, 2)
  if (choice.serving !== 'none') {
    if (workload.requestsPerDay.known === 'assumed') {
      add(
        `The number of requests a day is not known: ${number(workload.requestsPerDay.value)} assumed.`,
        'requests_per_day',
      )
    } else if (workload.requestsPerDay.known === 'bucket') {
      add(`${number(workload.requestsPerDay.value)} requests a day stands for the range you chose.`, 'requests_per_day')
    }
    add(
      `One request is assumed to be ${number(workload.promptTokens)} tokens in and ${number(workload.outputTokens)} out, typical for the task; measure yours in the pilot.`,
      'task',
    )
  }
  if (uses(choice, 'rag') && workload.corpusTokens.known === 'assumed') {
    add(
      `The size of the documents is not known: ${number(workload.corpusTokens.value)} tokens assumed.`,
      'corpus_tokens',
    )
  }
  if (trains(choice) && workload.labelledExamples.known === 'assumed') {
    add(
      `The number of labeled examples is not known: ${number(workload.labelledExamples.value)} assumed.`,
      'labelled_examples',
    )
  }
  const named = Object.values(subject?.query ?? {})[0]
  if (subject !== undefined && sized.estimates.some(({ query }) => Object.values(query).includes(named))) {
    const own = uses(choice, 'from-scratch') && choice.model !== subject.name
    beside(
      own
        ? `The figures are for ${subject.name}, about the size that the data supports.`
        : `${subject.name} stands for the chosen size in the figures. It is an example, not a recommendation.`,
    )
  }
  if (workload.budgetUsd === undefined) add('No budget was given.', 'budget_usd')
  if (workload.deadlineWeeks === undefined) add('No deadline was given.', 'deadline')
  if (isOpen(answers.team)) add('The team is not known, so every role counts as still needed.', 'team')
  add('Phase lengths, effort, contingency and pay are our assumptions: put your own figures in.')
  if (planning.burden.source === 'assumption') {
    beside(`Employers pay ${formatShare(planning.burden)} on top of wages (assumption).`)
  }
  return list
}

/** What was read out of the free text and counts as an answer, with its words, so that a reader can object. */
export function readAssumptions(
  book: RuleBook,
  { facts, countries }: Pick<Profile, 'facts' | 'countries'>,
): readonly Assumption[] {
  return book.questions.flatMap((question) => {
    const fact = facts[question.id]
    if (fact?.from !== 'words') return []
    const label = question.label ?? question.text
    const value = placeOf(question.id, fact.value, countries) ?? answerText(question, fact.value)
    return [{ question: question.id, text: `${label}: ${value}, read from “${fact.words}”.` }]
  })
}

/** The country that was named first says more than "elsewhere". */
function placeOf(id: string, value: AnswerValue, [first]: readonly string[]): string | undefined {
  const isOne = Array.isArray(value) && value.length === 1
  return id === 'region' && isOne && first !== undefined ? countryName(first) : undefined
}

/** That work which is there once is spread over a year; nothing where there is none. */
export function onceAssumption({ volumes: { once, perDay } }: Profile): readonly Assumption[] {
  if (once === undefined || perDay === undefined) return []
  const text = `“${once.words}” are there once: spread over a year, about ${formatNumber(perDay.value, 2)} a day. Later ones are not priced.`
  return [{ question: 'requests_per_day', text }]
}

/** Ids of questions without an answer, in the order of the questionnaire. */
export function openQuestions(book: RuleBook, answers: Answers): readonly string[] {
  const open = book.questions.filter(({ id, asked }) => asked !== 'full' && isOpen(answers[id]))
  return open.map(({ id }) => id)
}

function isOpen(answer: Answers[string] | undefined): boolean {
  if (answer === undefined || answer === UNKNOWN || answer === '') return true
  return Array.isArray(answer) && (answer.length === 0 || answer.includes(UNKNOWN))
}
