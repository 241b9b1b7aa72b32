import { formatUsdRange, formatWeeks } from '../../amounts/print.ts'
import type { Decision, Plan } from '../../plan/plan.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import { answerTopic, grouped, sayGroups } from './answer-topic.ts'
import { asTables, type Table } from './as-tables.ts'
import type { Entry } from './entries.ts'
import type { Subject } from './find-decision.ts'
import { inCurrency, type Manner, shortened } from './manner.ts'
import type { PlanQuestion } from './plan-question.ts'

export type PlanAnswer = {
  readonly reply: string
  readonly sources: readonly string[]
  readonly offers: readonly { readonly label: string; readonly text: string }[]
  /** The same as the reply, where somebody wants to see it as a table. */
  readonly tables?: readonly Table[]
}

const MAX_LINES = 5
const lines = (...all: readonly string[]): string => all.filter((line) => line !== '').join('\n')
const plainAnswer = (reply: string, sources: readonly string[] = []): PlanAnswer => ({ reply, sources, offers: [] })

/** Answers a question about a plan from the plan alone, in the manner that is wanted; every figure in the reply is one of the plan's. Pure. */
export function answerPlan(question: PlanQuestion, plan: Plan, book: RuleBook, manner: Manner = {}): PlanAnswer {
  const answer = answerAsIs(question, plan, book, manner)
  return { ...answer, reply: inCurrency(answer.reply, manner.currency) }
}

function answerAsIs(question: PlanQuestion, plan: Plan, book: RuleBook, manner: Manner): PlanAnswer {
  switch (question.about) {
    case 'why':
      return why(question.subject, plan, book)
    case 'why-not':
      return whyNot(question.subject, plan, book)
    case 'would-change':
      return wouldChange(question.subject, plan)
    case 'what-if':
      return plainAnswer(`With “${question.change.label}”, I decide again on a copy and show what changes.`)
    case 'what-if-unclear':
      return plainAnswer(lines(...(question.near ?? []).map(({ line }) => line), whatIf(question.amount)))
    case 'topic': {
      const { entries, none } = answerTopic(question.topic, plan, book)
      return none === undefined ? said(entries, manner) : plainAnswer(none)
    }
    case 'item':
      return said(question.entries, manner)
    case 'role':
      return role(question, plan)
  }
}

const whatIf = (amount: string | undefined): string =>
  amount === undefined
    ? 'What would change? Name one answer, for example “what if we had 5,000 labeled examples?” or “what if it had to run on our own servers?”'
    : `${amount} of what? Say “what if the budget were ${amount}?”, “what if we had ${amount} labeled examples?” or “what if there were ${amount} requests a day?”`

function said(entries: readonly Entry[], manner: Manner): PlanAnswer {
  const groups = grouped(entries)
  if (manner.short) return plainAnswer(sayGroups(shortened(groups)))
  const answer = plainAnswer(sayGroups(groups), [...new Set(entries.flatMap(({ sources }) => sources))])
  return manner.table ? { ...answer, tables: asTables(entries, manner.currency) } : answer
}

const HIRE = {
  'in-house': 'from your own house',
  'full-time': 'hired full-time',
  'part-time': 'hired part-time',
  consultant: 'as a consultant',
} as const

/** Whether a role is in the plan, why, and what it costs; or that the plan does without. */
function role(
  { role: id, title, without = false }: Extract<PlanQuestion, { about: 'role' }>,
  { staffing }: Plan,
): PlanAnswer {
  const found = staffing.find((one) => one.id === id)
  if (found === undefined)
    return plainAnswer(
      lines(
        `${without ? 'Yes' : 'No'}, the plan needs no ${title.toLowerCase()}: nothing in it asks for that work.`,
        staffing.length === 0 ? '' : `The plan needs: ${staffing.map((one) => one.title).join(', ')}.`,
      ),
    )
  return plainAnswer(
    lines(
      `${found.title}: ${without ? 'not without, the plan counts on' : 'yes,'} ${formatWeeks(found.weeks)} of full-time work from week ${found.startWeek + 1}, ${found.have ? 'on the team already' : HIRE[found.hire]}. ${found.why}`,
      `Cost in this project: ${formatUsdRange(found.costUsd)} (${found.hire === 'consultant' && !found.have ? `${formatUsdRange(found.hourlyUsd)} an hour` : `${formatUsdRange(found.annualUsd)} a year`}).`,
    ),
    [found.source],
  )
}

const titled = (title: string): string => (title.endsWith('?') ? title : `${title}:`)
const decisionOf = (subject: Subject, plan: Plan): Decision | undefined => {
  const decision = plan.decisions[subject.decision]
  return decision && 'option' in decision ? decision : undefined
}
const labelOf = (subject: Subject, book: RuleBook, option: string): string =>
  book.decisions.find((one) => one.id === subject.decision)?.options.find((one) => one.id === option)?.label ?? option

function why(subject: Subject, plan: Plan, book: RuleBook): PlanAnswer {
  const decision = decisionOf(subject, plan)
  if (!decision) return plainAnswer('The plan has no such decision.')
  // "Why RAG?" of a plan that chose something else is in truth "why not RAG?".
  if (
    subject.option !== undefined &&
    subject.option !== decision.option &&
    !decision.secondary.includes(subject.option)
  )
    return whyNot(subject, plan, book)
  const reasons = decision.because.filter(
    (reason) => subject.option === undefined || reason.option === subject.option || reason.option === decision.option,
  )
  const change = decision.wouldChange[0]
  return {
    reply: lines(
      `${titled(decision.title)} ${decision.label}.`,
      ...(reasons.length === 0
        ? ['It is the simplest choice with nothing against it.']
        : reasons.slice(0, MAX_LINES).map((reason) => `- ${reason.because}`)),
      change ? change.text : '',
    ),
    sources: [...new Set(reasons.map(({ source }) => source))],
    offers: [{ label: 'What else was ruled out?', text: `why not something other than ${decision.label}?` }].filter(
      () => decision.ruledOut.length > 0,
    ),
  }
}

function whyNot(subject: Subject, plan: Plan, book: RuleBook): PlanAnswer {
  const decision = decisionOf(subject, plan)
  if (!decision) return plainAnswer('The plan has no such decision.')
  const { option } = subject
  if (option === decision.option) return why({ decision: subject.decision }, plan, book)
  const against = decision.ruledOut.filter((reason) => option === undefined || reason.option === option)
  const way =
    decision.wouldChange.find((change) => change.to === option) ??
    (option === undefined ? decision.wouldChange[0] : undefined)
  const name = option === undefined ? 'Other options' : labelOf(subject, book, option)
  const chosen = `The plan chose: ${decision.label}.`
  return plainAnswer(
    against.length > 0
      ? lines(
          `${name}: ruled out.`,
          ...against
            .slice(0, MAX_LINES)
            .map(
              (reason) =>
                `- ${option === undefined ? `${labelOf(subject, book, reason.option)}: ` : ''}${reason.because}`,
            ),
          chosen,
          way ? way.text : '',
        )
      : lines(
          `${name}: nothing rules it out, but ${decision.label} has the stronger reasons or is simpler.`,
          ...decision.because.slice(0, 2).map((reason) => `- ${reason.because}`),
          way ? way.text : '',
        ),
    [...new Set([...against, ...decision.because].map(({ source }) => source))],
  )
}

function wouldChange(subject: Subject, plan: Plan): PlanAnswer {
  const decision = decisionOf(subject, plan)
  if (!decision) return plainAnswer('The plan has no such decision.')
  if (decision.wouldChange.length === 0)
    return plainAnswer(`${titled(decision.title)} ${decision.label}. No one or two other answers would change it.`)
  return plainAnswer(
    lines(
      `${titled(decision.title)} now ${decision.label}. It would change with:`,
      ...decision.wouldChange.slice(0, MAX_LINES).map((change) => `- ${change.text}`),
    ),
  )
}
