import { formatUsd } from '../../amounts/print.ts'
import type { Smaller } from '../../blueprint/smaller/schema.ts'
import type { Benefit } from '../../solution/money/benefit.ts'
import { middleOf } from '../../solution/money/gain.ts'
import type { Served } from '../../solution/served.ts'
import type { Solution } from '../../solution/solve.ts'
import type { Alternative } from '../alternatives.ts'
import { type Board, type BoardMoney, boardOf, moneyOf, type Worth } from '../board.ts'
import type { PlanGate } from '../gates/plan-gates.ts'
import type { Tipping } from '../tipping.ts'
import { benefitAt } from './benefit-at.ts'
import { leastInWords } from './least.ts'
import { ENOUGH_GATE, stagedGates } from './staged-gates.ts'

/** What is advised in place of the plan, with what the plan would cost. */
type Instead = {
  readonly row: Alternative
  /** The page for the board of the plan itself. */
  readonly plan: Board
  readonly planOnceUsd: number
  /** How the build stands to the limits where doing less comes first; empty where it keeps to them. */
  readonly beyond: string
  readonly worth: Worth
  /** What the whole would bring. */
  readonly whole: Benefit | undefined
  /** Doing less as it was worked out. */
  readonly simple: Solution | undefined
  /** The volume that it is for. */
  readonly served: Served
  /** Where it turns over within what we assume. */
  readonly tipping: Tipping | undefined
  /** The gate at which the build has done what doing less does, where it begins with it. */
  readonly begun: string | undefined
  /** Whether an error, or things left as they are, may hurt somebody. */
  readonly mayHurt: boolean
  readonly smaller: Pick<Smaller, 'usual' | 'bought'> & { readonly keeps: Smaller['usual']['keeps'] }
}

/** The page for a board where another option than the plan is advised: its money, its benefit, its gates. */
export function advised({
  row,
  plan,
  planOnceUsd,
  beyond,
  worth,
  whole,
  simple,
  served,
  tipping,
  begun,
  mayHurt,
  smaller,
}: Instead): Board {
  if (row.role === 'nothing') {
    const until = `until the numbers show ${formatUsd(plan.breakEvenUsdPerYear)} a year`
    return { ...plan, decision: `Release nothing ${until}; not even doing less would pay for itself.` }
  }
  const isLess = row.role === 'less'
  const money = isLess && simple ? moneyOf(simple) : boughtMoney(row)
  const kept = middleOf(isLess ? smaller.keeps : smaller.bought.keeps)
  const benefit = benefitAt(whole, kept, isLess ? 'as much as doing less keeps' : 'as much as a product keeps')
  const { owner } = plan
  const gates = isLess
    ? stagedGates(row, plan, planOnceUsd, { least: tipping && leastInWords(tipping, whole, row), begun, mayHurt })
    : boughtGates(row, planOnceUsd, smaller.bought)
  const decision = isLess
    ? lessDecision(
        row,
        {
          plan,
          planOnceUsd,
          beyond,
          week: enoughWeek(gates),
          mayHurt,
          isPart: isPart(plan, whole),
          whole,
        },
        tipping,
      )
    : boughtDecision(row, planOnceUsd, smaller.bought.trialWeeks)
  return boardOf(money, { ...worth, benefit }, { decision, owner, gates, served })
}

const YEARS = 3

const enoughWeek = (gates: readonly PlanGate[]): number => gates.find(({ title }) => title === ENOUGH_GATE)?.week ?? 0

type Later = {
  readonly plan: Board
  readonly planOnceUsd: number
  readonly beyond: string
  /** When the second stage is decided on. */
  readonly week: number
  readonly mayHurt: boolean
  /** Whether the second stage is only the part of the whole that fits the limits. */
  readonly isPart: boolean
  readonly whole: Benefit | undefined
}

/** Less than this share of the whole benefit is that of a part. */
const PART = 0.95
const isPart = ({ grossUsdPerYear = 0 }: Board, whole: Benefit | undefined): boolean =>
  whole !== undefined && grossUsdPerYear < whole.usdPerYear * PART

function lessDecision(
  less: Alternative,
  { plan, planOnceUsd, beyond, week, mayHurt, isPart, whole }: Later,
  tipping: Tipping | undefined,
): string {
  const { onceUsd = 0, threeYearUsd = 0, benefitUsdPerYear, title } = less
  const { grossUsdPerYear: gross, breakEvenUsdPerYear: costs, notCounted } = plan
  const more = costs - threeYearUsd / YEARS
  const adds = (gross ?? 0) - (benefitUsdPerYear ?? 0)
  const why =
    gross === undefined || adds > more
      ? ''
      : gross < costs
        ? `${doesNotPay(plan, isPart, notCounted !== undefined)}${mayHurt ? ' Where somebody can be hurt, your goal decides, not the money.' : ''}`
        : adds <= 0
          ? 'Stage 1 keeps more than the part that can be built within your limits.'
          : `Stage 2 would bring ${formatUsd(adds)} a year more and cost ${formatUsd(more)} a year more: ${tipping === undefined ? 'by these numbers it does not pay' : `build it only if ${leastInWords(tipping, whole, less)}`}.`
  const said = [why, beyond].filter((each) => each !== '').join(' ')
  return `Release ${formatUsd(onceUsd)} for stage 1: ${title}. Decide in week ${week} on stage 2 (${formatUsd(planOnceUsd)}), by what stage 1 has shown. ${said}`.trim()
}

/** That stage 2 does not pay is said only where all money of the text is counted and the upper case fails, too. */
function doesNotPay(
  { benefitHighUsd, monthlyUsd, breakEvenUsdPerYear: costs }: Board,
  isPart: boolean,
  isOpen: boolean,
): string {
  const need = `${formatUsd(costs)} a year`
  if (isPart) return `The part of stage 2 that is planned does not pay by itself: that takes ${need}.`
  if (isOpen) return `What is counted so far does not carry stage 2 (${need}); what is not counted yet may (see Money).`
  return (benefitHighUsd ?? 0) + monthlyUsd * MONTHS_A_YEAR >= costs
    ? `In the middle of today's numbers stage 2 does not pay (that takes ${need}); in the upper case it does.`
    : `By the numbers of today stage 2 does not pay: that takes ${need}.`
}

const boughtDecision = ({ onceUsd = 0, title }: Alternative, planUsd: number, weeks: number): string =>
  `Buy, after a trial of ${weeks} weeks: ${inShort(title)}. Release ${formatUsd(onceUsd)} for the trial and for bringing it in; build for ${formatUsd(planUsd)} only if the trial fails.`

/** A product without what stands in brackets or after a semicolon. */
const inShort = (title: string): string =>
  (title.replace(/ \([^)]*\)/gu, '').split('; ')[0] ?? '').replace(/^(The|A|An) /u, (article) => article.toLowerCase())

const MONTHS_A_YEAR = 12
/** How far a typical price may be off. (Our assumption.) */
const PRICE_OFF = 1.5

function boughtMoney({ onceUsd = 0, monthlyUsd = 0, threeYearUsd = 0 }: Alternative): BoardMoney {
  const planningUsd = onceUsd + monthlyUsd * MONTHS_A_YEAR
  return { onceUsd, planningUsd, p90Usd: planningUsd * PRICE_OFF, capitalUsd: 0, monthlyUsd, threeYearUsd }
}

function boughtGates(
  { onceUsd = 0, weeks = 1, risk }: Alternative,
  planUsd: number,
  { trialWeeks }: Smaller['bought'],
): readonly PlanGate[] {
  const share = Math.min(1, trialWeeks / weeks)
  return [
    {
      title: 'Trial',
      week: trialWeeks,
      releaseUsd: onceUsd * share,
      question: risk.replace(/\.$/u, ''),
      otherwise: `Build, for ${formatUsd(planUsd)}`,
      after: 'need',
    },
    {
      title: 'In use',
      week: weeks,
      releaseUsd: onceUsd * (1 - share),
      question: 'Those it is for use it, and the bill is as quoted',
      otherwise: 'Leave at the end of the term',
      after: 'rollout',
    },
  ]
}
