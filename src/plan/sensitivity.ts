import { formatNumber, formatUsd } from '../amounts/print.ts'
import type { Profile } from '../profile/profile.ts'
import { readProfile } from '../profile/read-profile.ts'
import { evaluate } from '../rules/evaluate.ts'
import type { Limits } from '../rules/in-strata.ts'
import type { Answers, AnswerValue, Figures, Outcomes, RuleBook } from '../rules/rule-book.ts'
import { titled } from '../sentence.ts'
import type { Benefit } from '../solution/money/benefit.ts'
import { planned } from '../solution/money/line.ts'
import type { Cut } from '../solution/smaller/cut.ts'
import type { Solution } from '../solution/solve.ts'
import { builds, type WorkInput, workOut } from './work-out.ts'

/** A change within the team's reach, and what it does to the decision and to the money. */
export type Sensitivity = { readonly change: string; readonly decision: string; readonly money: string }

/** Decisions whose change a board would care about. */
const TOLD = ['ai-fit', 'training-option', 'model-size', 'serving']
/** What a team can choose or work for; the order is that in which a reader asks. More data and slower answers, not less and faster. */
const WITHIN_REACH = ['labelled_examples', 'latency', 'hosting', 'hardware', 'data_state']
const UPWARD = new Set<string>(['labelled_examples', 'hardware'])
/** Where it would be another product. */
const NOT_MEANT = new Set(['on-device', 'unknown'])
const FLIPS = 2
/** From this share of a month on a price is worth a line. */
const WEIGHTY = 0.15
const STAYS = 'stays as it is'

/**
 * What would change the plan: how much of the benefit must come true, what of data, speed or place would lead to another way, cheaper
 * tokens, and ten times the volume. Each is decided and worked out like the plan itself, with the same left out (`cut`). Pure.
 */
export function sensitivity(
  input: WorkInput,
  profile: Profile,
  outcomes: Outcomes,
  solution: Solution,
  benefit: Benefit | undefined,
  figures: Figures,
  cut: Cut = {},
): readonly Sensitivity[] {
  const { book } = input
  const now = optionsTold(outcomes)
  const flips = candidates(book, profile.effective).flatMap(([id, value]) => {
    const answers = { ...profile.effective, [id]: value }
    const there = decided(book, answers, figures, { until: TOLD })
    const to = there === undefined ? undefined : TOLD.find((each) => optionsTold(there)[each] !== now[each])
    return to === undefined || there === undefined ? [] : [{ id, value, to, there, answers }]
  })
  const seen = new Set<string>()
  const first = flips.filter(({ id, to, there }) => {
    const known = seen.has(id) || seen.has(`${to}:${optionsTold(there)[to]}`)
    for (const each of [id, `${to}:${optionsTold(there)[to]}`]) seen.add(each)
    return !known
  })
  return [
    ...worth(solution, benefit),
    ...first.slice(0, FLIPS).flatMap(({ id, value, to, answers }) => {
      const there = decided(book, answers, figures)
      if (there === undefined) return []
      const other = workOut(input, withAnswer(input, profile, id, value), there, cut).solution
      return {
        change: changeText(book, profile.effective, id, value),
        decision: becomes(book, to, there),
        money: moneyText(solution, other),
      }
    }),
    ...cheaper(solution),
    ...(builds(outcomes) ? more(input, profile, solution, now, figures, cut) : []),
  ]
}

/** Ten times as many: what grows and what does not. */
function more(
  input: WorkInput,
  profile: Profile,
  solution: Solution,
  now: Readonly<Record<string, string>>,
  figures: Figures,
  cut: Cut,
): Sensitivity[] {
  const perDay = solution.workload.requestsPerDay
  if (perDay.known === 'assumed') return []
  // Of a part of the cases the team told the whole.
  const ten = (perDay.value / (cut.first?.share ?? 1)) * 10
  const there = decided(input.book, { ...profile.effective, requests_per_day: ten }, figures)
  if (there === undefined) return []
  const to = TOLD.find((each) => optionsTold(there)[each] !== now[each])
  const other = workOut(input, withAnswer(input, profile, 'requests_per_day', ten), there, cut).solution
  return [
    {
      change: `Ten times the volume (${formatNumber(ten)} a day)`,
      decision: to === undefined ? STAYS : becomes(input.book, to, there),
      money: moneyText(solution, other),
    },
  ]
}

function cheaper({ budget }: Solution): Sensitivity[] {
  const tokens = budget.lines.find(({ id, note }) => id === 'serving' && note.startsWith('list prices'))
  const saved = tokens === undefined ? 0 : planned(tokens) / 2
  if (saved < WEIGHTY * budget.monthly.planning) return []
  return [{ change: 'Half the price per token', decision: STAYS, money: `${formatUsd(saved)} less a month` }]
}

function worth({ budget }: Solution, benefit: Benefit | undefined): Sensitivity[] {
  if (benefit === undefined) return []
  const share = budget.threeYears.planning / 3 / benefit.usdPerYear
  const percent = `${Number((100 * share).toPrecision(2))}%`
  const decision = share <= 1 ? 'below that, it does not pay off' : 'only then does it pay off'
  return [
    {
      change: share <= 1 ? `Only ${percent} of the benefit before running costs` : `${percent} of the benefit`,
      decision,
      money: `pays for the plan over three years`,
    },
  ]
}

/** Other answers within reach to questions that have one. */
function candidates(book: RuleBook, answers: Answers): readonly (readonly [id: string, value: string])[] {
  return WITHIN_REACH.flatMap((id: string): (readonly [string, string])[] => {
    const options = book.questions.find((question) => question.id === id)?.options.map((option) => option.id) ?? []
    const is = options.indexOf(String(answers[id]))
    if (is < 0) return []
    if (id === 'data_state') return answers[id] === 'ready' ? [] : [[id, 'ready']]
    const others = options.filter(
      (value, at) => !NOT_MEANT.has(value) && (UPWARD.has(id) ? at > is : id !== 'latency' || Math.abs(at - is) === 1),
    )
    return others.filter((value) => value !== answers[id]).map((value) => [id, value])
  })
}

const optionsTold = (outcomes: Outcomes): Readonly<Record<string, string>> =>
  Object.fromEntries(TOLD.map((id) => [id, outcomes.one[id]?.option ?? 'none']))

function decided(book: RuleBook, answers: Answers, figures: Figures, limits?: Limits): Outcomes | undefined {
  try {
    return evaluate(book, answers, figures, limits)
  } catch {
    return undefined
  }
}

/** The profile as it would be with another answer; what words say elsewhere stays. */
function withAnswer({ book, knowledge }: WorkInput, profile: Profile, id: string, value: AnswerValue): Profile {
  const other = readProfile(book, knowledge, { ...profile.answers, [id]: value })
  return { ...other, effective: { ...profile.effective, [id]: value } }
}

function changeText(book: RuleBook, answers: Answers, id: string, value: string): string {
  const question = book.questions.find((each) => each.id === id)
  const label = (option: string) => question?.options.find((each) => each.id === option)?.label ?? option
  return titled(question?.label ?? question?.text ?? id, `“${label(value)}” instead of “${label(String(answers[id]))}”`)
}

function becomes(book: RuleBook, decision: string, outcomes: Outcomes): string {
  const option = outcomes.one[decision]?.option
  return `becomes “${book.decisions.find(({ id }) => id === decision)?.options.find(({ id }) => id === option)?.label ?? option}”`
}

function moneyText({ budget: now }: Solution, { budget: then }: Solution): string {
  const told = (a: number, b: number, what: string) =>
    formatUsd(a) === formatUsd(b) ? `${what} the same` : `${what} ${formatUsd(b)} instead of ${formatUsd(a)}`
  return `${told(now.firstYear.planning, then.firstYear.planning, 'first year')}; ${told(now.monthly.planning, then.monthly.planning, 'a month')}`
}
