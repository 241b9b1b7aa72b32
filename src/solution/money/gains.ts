import { writtenName } from '../../blueprint/as-written.ts'
import { evaluate, type FactValues, parseExpression } from '../../blueprint/expression.ts'
import { lowerFirst } from '../../sentence.ts'
import { casesOf, figureOf, type Gain, moneyOf, usdOf } from './gain.ts'
import { eventGain, lineGains } from './line-gains.ts'
import { timeGain } from './time-gain.ts'
import { toldTimeGain } from './told-time.ts'
import { casesAYear, type Told, type WorthInput } from './worth-input.ts'

/**
 * The sums that tell what a project brings a year, first the client's own: what the kind of project reckons (calls missed, stops
 * prevented), what a goal takes off a rate, a loss or a cost, and fewer mistakes; people's time beside them or where nothing else is told.
 */
export function gainsOf(input: WorthInput): readonly Gain[] {
  const told = (name: string) => (typeof input.facts[name] === 'number' ? (input.facts[name] as number) : undefined)
  const own = [ownGains(input), foundGain(input, told) ?? []].flat()
  const none = own.length === 0
  const toldTime = toldTimeGain(input, told)
  const isUnpaid = input.lines?.some(({ unpaid }) => unpaid === true) === true
  const usual = toldTime === undefined ? timeGain(input, told) : { ...toldTime, by: 'minutes' as const }
  const hasGoalOfTime = usual !== undefined && usual.by !== 'guess'
  const lines = lineGains(input)
  // A study's share of all the time counts only where the team's own numbers say no more.
  const time = usual?.by === 'guess' && (lines.length > 0 || isUnpaid) ? undefined : usual
  const fall = none ? fallOf(input, told) : undefined
  const cut = none && fall === undefined ? lossCut(input, told) : undefined
  // What people cost is no loss beside a goal for their time.
  const loss = cut?.isSpend === true && told('cutTarget') === undefined && hasGoalOfTime ? undefined : cut
  const isOpen = none && fall === undefined && loss === undefined && time === undefined
  // Time that no minutes tell stands beside nothing that the team has told of the same money.
  const withTime = time?.by === 'minutes' || (none && loss?.isSpend !== true)
  const known = [
    ...own,
    fall,
    loss,
    isOpen ? costCut(input, told) : undefined,
    fewerMistakes(input, told),
    withTime ? time : undefined,
  ]
  const some = known.filter((gain) => gain !== undefined && gain.mostUsd > 0) as Gain[]
  const all = withLines(some, lines)
  // Other money that was known without the lines may hold the event already.
  const event = all.length === 0 || some.some(({ inHours }) => inHours !== true) ? undefined : eventGain(input, lines)
  return event === undefined ? all : [...all, event]
}

/** Lines and what was known without them may be the same money, or the same hours: of either kind the larger counts. */
function withLines(known: readonly Gain[], lines: readonly Gain[]): readonly Gain[] {
  const larger = (inHours: boolean) => {
    const [some, others] = [known, lines].map((all) => all.filter((gain) => (gain.inHours === true) === inHours))
    return sumOf(others ?? []) > sumOf(some ?? []) ? (others ?? []) : (some ?? [])
  }
  return [...larger(false), ...larger(true)]
}
const sumOf = (gains: readonly Gain[]): number => gains.reduce((sum, gain) => sum + casesOf(gain).middle, 0)

function ownGains({ facts, worth, usual }: WorthInput): readonly Gain[] {
  return (worth?.gains ?? []).flatMap(({ events, each, how, shares }): Gain[] => {
    const [many, usd] = [events, each].map((text) => evaluate(parseExpression(text), facts))
    if (typeof many !== 'number' || typeof usd !== 'number' || !(many * usd > 0)) return []
    const sales = facts.valueIsSales === true ? [usual.saleMargin] : []
    return [{ mostUsd: many * usd, how: lowerFirst(how), assumed: [...shares, ...sales] }]
  })
}

/** What the goal finds of the events that the text counts, at what the team says that one found is worth. */
function foundGain({ facts, usual }: WorthInput, told: Told): Gain | undefined {
  const [many, each, found] = [told('rarePerYear'), told('savedEachUsd'), told('recallTarget') ?? told('target')]
  if (many === undefined || each === undefined || found === undefined) return undefined
  return {
    mostUsd: many * found * each,
    how: `${figureOf(100 * found)}% of the ${count(many)} ${String(facts.rareNoun ?? 'events')} a year found, at your ${moneyOf('savedEachUsd', facts)} each`,
    assumed: [usual.goalKept],
  }
}

/** A rate that shall fall: fewer cases at the cost of one, or the same part of what they cost together. */
function fallOf({ facts, worth, usual }: WorthInput, told: Told): Gain | undefined {
  const [from, to, lost] = [told('fallFrom'), told('fallTo'), told('fallLossUsd')]
  if (from !== undefined && to !== undefined && lost !== undefined)
    return {
      mostUsd: lost * (1 - to / from),
      how: `${figureOf((1 - to / from) * 100)}% of the ${usdOf(lost)} a year that it costs today, as your goal brings ${rate(from)} down to ${rate(to)}`,
      assumed: [usual.goalKept],
    }
  const [now, then] = [told('rateNow'), told('rateTarget')]
  if (now === undefined || then === undefined || then >= now) return undefined
  const [each, cases, cost] = [told('costPerErrorUsd'), told('rateCasesPerYear'), told('currentCostUsd')]
  const assumed = [worth?.kept ?? usual.goalKept]
  if (each !== undefined && cases !== undefined)
    return {
      mostUsd: cases * (now - then) * each,
      how: `${figureOf((now - then) * 100)} points fewer of ${count(cases)} a year at ${moneyOf('costPerErrorUsd', facts)} each`,
      assumed,
    }
  const loan = told('loanUsd')
  if (loan !== undefined && cases !== undefined && facts.rateOf !== undefined)
    return {
      mostUsd: cases * (now - then) * loan,
      how: `${figureOf((now - then) * 100)} points fewer of ${count(cases)} a year at ${usdOf(loan)} each, the middle of your loans`,
      assumed: [usual.loanLost, ...assumed],
    }
  if (cost === undefined) return undefined
  return {
    mostUsd: cost * (1 - then / now),
    how: `${figureOf((1 - then / now) * 100)}% of the ${today(cost, facts)}`,
    assumed,
  }
}

/** What a goal takes off a loss that the team bears, or the usual part of it where no goal speaks of it. */
function lossCut(input: WorthInput, told: Told): (Gain & { readonly isSpend: boolean }) | undefined {
  const { facts, worth, usual } = input
  const [loss, cut, own] = [told('lossUsdPerYear'), told('cutTarget'), told('ownLossShare')]
  if (loss === undefined || facts.lossOf !== undefined) return undefined
  const bears = loss * (own ?? 1) * (cut === undefined ? (told('partOfLoss') ?? 1) : 1)
  const part = cut === undefined ? told('partOfLoss') : undefined
  const theirs = [
    own === undefined ? '' : `, ${figureOf(100 * own)}% of which is yours to bear by your numbers`,
    part === undefined ? '' : `, ${figureOf(100 * part)}% of which has to do with it by your numbers`,
  ].join('')
  const isSpend =
    facts.lossKind !== 'gone' &&
    told('currentCostUsd') !== undefined &&
    Math.abs((told('currentCostUsd') ?? 0) / loss - 1) < 0.01
  // A license or a rent is no time that anybody saves: what of it goes has to be told.
  if (isSpend && cut === undefined && facts.lossKind === 'thing') return undefined
  const lost = isSpend
    ? today(loss, facts)
    : `${moneyOf('lossUsdPerYear', facts)} a year that is lost today${eventsOf(loss, facts)}`
  return cut === undefined
    ? {
        mostUsd: bears,
        how: `the ${lost}${theirs}`,
        assumed: [isSpend ? (worth?.time ?? usual.timeSaved) : (worth?.cut ?? usual.lossCut)],
        isSpend,
      }
    : {
        mostUsd: bears * cut,
        how: `${figureOf(100 * cut)}% less of the ${lost}${theirs}`,
        assumed: [worth?.kept ?? usual.goalKept],
        isSpend,
      }
}

/** The events that a loss is made of, in brackets. */
function eventsOf(loss: number, facts: WorthInput['facts']): string {
  const { eventsPerYear: many, lossUsdPerEvent: each } = facts
  if (typeof many !== 'number' || typeof each !== 'number' || Math.abs((many * each) / loss - 1) > 0.01) return ''
  const written = facts[writtenName('lossUsdPerEvent')]
  return ` (${count(many)} x ${typeof written === 'string' ? written : cents(each)})`
}
const cents = (usd: number): string => `$${usd.toLocaleString('en-US', { maximumFractionDigits: usd < 100 ? 2 : 0 })}`

function costCut({ facts, worth, usual }: WorthInput, told: Told): Gain | undefined {
  const [cost, share] = [told('currentCostUsd'), told('automationTarget') ?? told('cutTarget')]
  if (cost === undefined || share === undefined) return undefined
  return {
    mostUsd: cost * share,
    how: `${figureOf(share * 100)}% of the ${today(cost, facts)}`,
    assumed: [worth?.kept ?? usual.goalKept],
  }
}

function fewerMistakes({ worth, usual, facts }: WorthInput, told: Told): Gain | undefined {
  const [now, target, error] = [told('targetNow'), told('target'), told('costPerErrorUsd')]
  const cases = casesAYear(facts, worth)
  if (cases === undefined || now === undefined || target === undefined || error === undefined || target <= now)
    return undefined
  return {
    mostUsd: cases * (target - now) * error,
    how: `${figureOf((target - now) * 100)} points fewer mistakes in ${count(cases)} a year at ${moneyOf('costPerErrorUsd', facts)} each`,
    assumed: [usual.mistakesKept],
    ofMistakes: true,
  }
}

/** What it costs today; of a sum that cannot be, the lower one that counts until the team shows more. */
const today = (cost: number, facts: FactValues): string =>
  facts.doubtCountedUsd === cost
    ? `${usdOf(cost)} a year that we count in place of your ${moneyOf('doubtToldUsd', facts)}`
    : `${facts.currentCostUsd === cost ? moneyOf('currentCostUsd', facts) : usdOf(cost)} a year it costs today`
/** "7.1%", "one in 300": what is rare is read more easily so. */
const rate = (share: number): string =>
  share < 0.01 ? `one in ${figureOf(1 / share)}` : `${Number((100 * share).toPrecision(2))}%`
const count = (value: number): string => Math.round(Number(value.toPrecision(3))).toLocaleString('en-US')
