import { factLine, headOf } from '../../plan/outline/head.ts'
import type { Decision, Plan } from '../../plan/plan.ts'
import { planSummary } from '../../plan/summary.ts'
import type { RuleBook } from '../../rules/rule-book.ts'
import type { Subject } from './find-decision.ts'
import { hasRole, largestCost, longestPhase, pilot, signOff } from './more-answers.ts'
import type { PlanQuestion } from './plan-question.ts'

export type PlanAnswer = {
  readonly reply: string
  readonly sources: readonly string[]
  readonly offers: readonly { readonly label: string; readonly text: string }[]
}

const MOST = 5
const usd = (value: number): string =>
  `$${Math.round(Number(value.toPrecision(2)))
    .toString()
    .replace(/\B(?=(\d{3})+$)/gu, ',')}`
const span = (
  { low, high }: { readonly low: number; readonly high: number },
  say: (n: number) => string = String,
): string => (low === high ? say(low) : `${say(low)} to ${say(high)}`)
const lines = (...all: readonly string[]): string => all.filter((line) => line !== '').join('\n')
const plainAnswer = (reply: string, sources: readonly string[] = []): PlanAnswer => ({ reply, sources, offers: [] })

/** Answers a question about a plan from the plan alone; every figure in the reply is one of the plan's. Pure. */
export function answerPlan(question: PlanQuestion, plan: Plan, book: RuleBook): PlanAnswer {
  switch (question.about) {
    case 'why':
      return why(question.subject, plan, book)
    case 'why-not':
      return whyNot(question.subject, plan, book)
    case 'would-change':
      return wouldChange(question.subject, plan)
    case 'would-change-all':
      return plainAnswer(
        lines(
          'The smallest changes that would lead elsewhere:',
          ...Object.values(plan.decisions)
            .flatMap((one) =>
              'option' in one ? one.wouldChange.slice(0, 1).map((change) => `${titled(one.title)} ${change.text}`) : [],
            )
            .slice(0, MOST),
        ),
      )
    case 'what-if':
      return plainAnswer(`With “${question.change.label}” I decide again on a copy and show what changes.`)
    case 'what-if-unclear':
      return plainAnswer(
        'What would change? Name one answer, for example “what if we had 5,000 labeled examples?” or “what if it had to run on our own servers?”',
      )
    case 'assumptions':
      return plainAnswer(
        plan.assumptions.length === 0
          ? 'I assumed nothing that matters: every question that counts was answered.'
          : lines('I assumed:', ...plan.assumptions.slice(0, MOST + 2).map(({ text }) => `- ${text}`)),
      )
    case 'largest-cost':
      return { ...largestCost(plan), offers: [] }
    case 'longest-phase':
      return { ...longestPhase(plan), offers: [] }
    case 'pilot':
      return { ...pilot(plan), offers: [] }
    case 'sign-off':
      return { ...signOff(plan), offers: [] }
    case 'role':
      return { ...hasRole(question.title, question.role, plan), offers: [] }
    case 'people':
      return people(plan)
    case 'cost':
      return cost(plan)
    case 'time':
      return plainAnswer(
        lines(
          ...plan.timeline.map(
            (phase) => `Weeks ${phase.startWeek + 1} to ${phase.endWeek}: ${phase.title}. ${phase.gate}`,
          ),
          plan.deadline,
        ),
      )
    case 'risks':
      return plainAnswer(
        lines(
          ...plan.risks.slice(0, MOST).map((risk) => `${risk.title} (${risk.level}): ${risk.text} ${risk.mitigation}`),
        ),
        plan.risks.slice(0, MOST).map(({ source }) => source),
      )
    case 'summary':
      return plainAnswer(lines(plan.title, ...planSummary(plan)))
    case 'next':
      return plainAnswer(
        lines(...plan.nextSteps.slice(0, MOST).map((step, i) => `${i + 1}. ${step.title}: ${step.text}`)),
        plan.nextSteps.slice(0, MOST).map(({ source }) => source),
      )
    case 'data':
      return plainAnswer(
        lines(...plan.data.slice(0, MOST).map((step) => `${step.title}: ${step.text}`)),
        plan.data.slice(0, MOST).map(({ source }) => source),
      )
    case 'evaluation':
      return plainAnswer(
        lines(...plan.evaluation.slice(0, MOST).map((step) => `${step.title}: ${step.text}`)),
        plan.evaluation.slice(0, MOST).map(({ source }) => source),
      )
    case 'unanswered':
      return plainAnswer(
        plan.unanswered.length === 0
          ? 'Nothing that matters is open.'
          : `Still open: ${plan.unanswered
              .map((id) => book.questions.find((one) => one.id === id)?.text ?? id)
              .slice(0, MOST)
              .join(' ')}`,
      )
    case 'sources':
      return plainAnswer(
        lines(
          ...plan.sources
            .slice(0, MOST + 3)
            .map(({ title, date, url }) => `${title} (${date})${url ? `, ${url}` : ''}`),
        ),
      )
  }
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
        ? ['It is the simplest choice that nothing speaks against.']
        : reasons.slice(0, MOST).map((reason) => `- ${reason.because}`)),
      change ? change.text : '',
    ),
    sources: [...new Set(reasons.map(({ source }) => source))],
    offers: [{ label: 'What else was ruled out?', text: `why not something else than ${decision.label}?` }].filter(
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
            .slice(0, MOST)
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
      ...decision.wouldChange.slice(0, MOST).map((change) => `- ${change.text}`),
    ),
  )
}

function people(plan: Plan): PlanAnswer {
  return plainAnswer(
    plan.staffing.length === 0
      ? 'The plan needs nobody beyond you.'
      : lines(
          ...plan.staffing.map(
            (role) =>
              `${role.title}: ${span(role.share, (share) => `${Math.round(share * 100)} %`)} of the time from week ${role.startWeek + 1}, ${role.have ? 'on the team' : role.hire}, ${span(role.costUsd, usd)}`,
          ),
        ),
    [...new Set(plan.staffing.map(({ source }) => source))],
  )
}

function cost(plan: Plan): PlanAnswer {
  const { budget } = plan
  return plainAnswer(
    lines(
      ...headOf(plan)
        .facts.filter(({ lead }) => lead === 'Cost')
        .map(factLine),
      `Once ${span(budget.once, usd)}, then ${span(budget.monthly, usd)} a month; first year ${span(budget.firstYear, usd)}.`,
      ...[...budget.lines]
        .sort((a, b) => b.high - a.high)
        .slice(0, MOST)
        .map((line) => `- ${line.label}: ${span(line, usd)}${line.per === 'month' ? ' a month' : ''}`),
    ),
    [...new Set(budget.lines.map(({ source }) => source))],
  )
}
