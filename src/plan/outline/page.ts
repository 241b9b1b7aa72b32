import { formatUsd, formatUsdRange } from '../../amounts/print.ts'
import type { Alternative } from '../alternatives.ts'
import type { Plan } from '../plan.ts'
import { reachable } from '../reachable.ts'
import { type Block, fold, type Item, lines, list, type Section, sectionOf, table, text } from './section.ts'

/** The sections of the page that one reads to approve, in order. Each says what it must in a few lines. */
export function pageSections(plan: Plan): readonly (Section | undefined)[] {
  return [
    before(plan),
    parts(plan),
    options(plan),
    money(plan),
    evaluation(plan),
    gates(plan),
    law(plan),
    data(plan),
    controls(plan),
    people(plan),
    risks(plan),
    start(plan),
    change(plan),
  ]
}

/** How much of each list stands on the page; the rest follows in the working. */
const SHOWN = { challenges: 5, metrics: 5, traps: 3, controls: 4, risks: 4, steps: 6, asks: 3 } as const

function before(plan: Plan): Section | undefined {
  const found = (plan.challenges ?? []).slice(0, SHOWN.challenges)
  const items = found.map(
    ({ title, say, do: todo }): Item => ({ lead: title, text: todo === undefined ? say : `${say} ${todo}` }),
  )
  const clash = plan.contradictions.map(({ text: words }): Item => ({ lead: 'Two answers pull apart', text: words }))
  return sectionOf('before', 'Before you start', 'page', [list([...items, ...clash.slice(0, 2)])])
}

const BY: Readonly<Record<string, string>> = {
  code: 'Code',
  rules: 'Rules',
  solver: 'Solver',
  classical: 'Classical model',
  encoder: 'Small model (encoder)',
  decoder: 'Language model',
  retrieval: 'Search',
  speech: 'Speech model',
  vision: 'Vision model',
  buy: 'Bought product',
  person: 'A person',
}

function parts(plan: Plan): Section | undefined {
  const { kind } = plan
  if (kind === undefined) return undefined
  const rows = kind.parts.map(({ part, by, how, not }) => [
    part,
    BY[by] ?? by,
    not === undefined ? how : `${how} ${not}`,
  ])
  const drawing: Block = {
    kind: 'drawing',
    nodes: kind.parts.map(({ part, by }) => ({ label: part, by: BY[by] ?? by })),
  }
  return sectionOf('parts', 'Who does what', 'page', [
    table(['Part', 'Done by', 'How'], rows),
    list(
      kind.rejected
        .slice(0, 2)
        .map(({ what, why }): Item => ({ lead: `Not: ${what.charAt(0).toLowerCase()}${what.slice(1)}`, text: why })),
    ),
    fold('The parts as a drawing', [drawing]),
  ])
}

const ROLE: Readonly<Record<Alternative['role'], string>> = {
  recommended: 'Recommended',
  'runner-up': 'Runner-up',
  buy: 'Buy',
  nothing: 'Do nothing',
}

function options(plan: Plan): Section | undefined {
  const rows = (plan.alternatives ?? []).map((each) => {
    const with_ = [each.models?.join(', '), each.machines].filter((part) => part !== undefined).join('; ')
    const weeks = each.weeks === undefined ? '' : ` ${each.weeks} weeks.`
    return [
      `${ROLE[each.role]}: ${each.title}${with_ === '' ? '' : ` (${with_})`}`,
      each.onceUsd === undefined ? (each.role === 'buy' ? 'ask for an offer' : 'not known') : formatUsd(each.onceUsd),
      each.monthlyUsd === undefined ? '' : `${formatUsd(each.monthlyUsd)}`,
      each.threeYearUsd === undefined ? '' : formatUsd(each.threeYearUsd),
      `${each.switchWhen ?? ''}${weeks} ${each.role === 'recommended' ? each.risk : ''}`.trim(),
    ]
  })
  return sectionOf('options', 'Options', 'page', [
    table(['Option', 'Once', 'A month', 'Three years', 'When it is the better one'], rows),
  ])
}

function money(plan: Plan): Section | undefined {
  const { budget, board } = plan
  if (board === undefined) return undefined
  const items: Item[] = [
    {
      lead: 'Until roll-out',
      text: `about ${formatUsd(budget.once.planning)} (${formatUsdRange(budget.once)})${board.capitalUsd > 0 ? `, of which ${formatUsd(board.capitalUsd)} buys machines (capital)` : ''}.`,
    },
    {
      lead: 'Running',
      text: `about ${formatUsd(board.monthlyUsd)} a month from the pilot on${board.costPerUseUsd === undefined ? '' : `, ${cents(board.costPerUseUsd)} for each request`}.`,
    },
    {
      lead: 'Nine of ten such projects',
      text: `stay below ${formatUsd(board.p90Usd)} in the first year. Three years: about ${formatUsd(board.threeYearUsd)}.`,
    },
    benefit(plan),
  ]
  const swings = (budget.swings ?? [])
    .slice(0, 3)
    .map(({ label, low, high }) => `${label} (${formatUsd(low)} to ${formatUsd(high)})`)
  if (swings.length > 0) items.push({ lead: 'What moves the first year most', text: `${swings.join('; ')}.` })
  return sectionOf('money', 'Money', 'page', [list(items)])
}

function benefit({ board }: Plan): Item {
  if (board?.benefitUsdPerYear === undefined) {
    return {
      lead: 'Benefit',
      text: `your numbers do not say what it is worth. To break even within three years it must bring about ${formatUsd(board?.breakEvenUsdPerYear ?? 0)} a year; have finance name the figure before the first gate.`,
    }
  }
  const worth = `about ${formatUsd(board.benefitUsdPerYear)} a year (${board.benefit ?? ''}).`
  if (board.paybackMonths === undefined) {
    return {
      lead: 'Benefit',
      text: `${worth} Running costs eat it up: to break even over three years it must bring about ${formatUsd(board.breakEvenUsdPerYear)} a year.`,
    }
  }
  const months = board.paybackMonths < 1 ? 'less than a month' : `about ${Math.ceil(board.paybackMonths)} months`
  return {
    lead: 'Benefit',
    text: `${worth} It pays back in ${months} after roll-out, if all of it comes true; have finance confirm the figure.`,
  }
}

function cents(value: number): string {
  if (value >= 1) return `$${value.toFixed(2)}`
  return value >= 0.01 ? `$${value.toFixed(3)}` : `$${value.toPrecision(2)}`
}

function evaluation(plan: Plan): Section | undefined {
  const { kind } = plan
  if (kind === undefined) return undefined
  const { metrics, baseline, noiseFloor, offline, online, redLines } = kind.evaluation
  return sectionOf('evaluation', 'Evaluation: how we will know', 'page', [
    table(
      ['Measure', 'Goal'],
      metrics.slice(0, SHOWN.metrics).map(({ metric, target }) => [metric, target]),
    ),
    list([
      { lead: 'To beat', text: baseline },
      ...(noiseFloor === undefined ? [] : [{ lead: 'No model can go below', text: noiseFloor }]),
      { lead: 'Before launch', text: offline },
      { lead: 'After launch', text: online },
      { lead: 'Never', text: `${redLines.join('; ')}.` },
    ]),
  ])
}

function gates(plan: Plan): Section | undefined {
  const { kind, board } = plan
  if (kind === undefined || board === undefined) return undefined
  const rows = kind.gates
    .toSorted((a, b) => a.at - b.at)
    .map(({ title, pass, otherwise }, at) => {
      const gate = board.gates[at]
      return [
        title,
        gate === undefined ? '' : `week ${gate.week}`,
        pass,
        otherwise,
        gate === undefined ? '' : formatUsd(gate.releaseUsd),
      ]
    })
  return sectionOf('gates', 'Gates', 'page', [
    table(['Gate', 'When', 'Go on if', 'Otherwise', 'Money up to here'], rows),
  ])
}

function law(plan: Plan): Section | undefined {
  const found = plan.law ?? []
  const items = found.slice(0, 6).map(({ title, duty, why }): Item => ({ lead: title, text: `${duty} ${why}`.trim() }))
  if (items.length === 0) return undefined
  return sectionOf('law', 'Law', 'page', [
    list(items),
    text('A planning aid, not legal advice: have counsel confirm it.'),
  ])
}

function data({ kind }: Plan): Section | undefined {
  if (kind === undefined) return undefined
  return sectionOf('data', 'Data', 'page', [
    list([
      ...kind.data.needs.slice(0, 3).map(({ what, why }): Item => ({ lead: what, text: why })),
      ...kind.data.traps
        .slice(0, SHOWN.traps)
        .map(
          ({ trap, answer }): Item => ({ lead: `Trap: ${trap.charAt(0).toLowerCase()}${trap.slice(1)}`, text: answer }),
        ),
    ]),
  ])
}

function controls({ kind }: Plan): Section | undefined {
  if (kind === undefined) return undefined
  return sectionOf('controls', 'Controls and fallback', 'page', [
    list([
      ...kind.controls.slice(0, SHOWN.controls).map((each): Item => ({ text: each })),
      { lead: 'If it fails', text: kind.fallback },
    ]),
  ])
}

function people({ kind }: Plan): Section | undefined {
  if (kind === undefined) return undefined
  const items = kind.people.experts.map(
    ({ who, does, hours }): Item => ({ lead: who, text: `${does} (${hours.low} to ${hours.high} hours).` }),
  )
  return sectionOf('people', 'People besides the team', 'page', [
    list([{ lead: 'Owner', text: `${kind.people.owner}.` }, ...items]),
  ])
}

function risks(plan: Plan): Section | undefined {
  const own = (plan.kind?.risks ?? []).slice(0, SHOWN.risks).map(({ risk, sign, answer }) => [risk, sign, answer])
  const general = plan.risks
    .slice(0, own.length > 0 ? 0 : SHOWN.risks)
    .map(({ title, text: words, mitigation }) => [title, words, mitigation])
  return sectionOf('risks', 'What can go wrong', 'page', [
    table(['Risk', 'First sign', 'Answer'], [...own, ...general]),
  ])
}

function start(plan: Plan): Section | undefined {
  const { kind } = plan
  const steps =
    kind === undefined ? plan.nextSteps.map(({ title, text: words }) => `${title}. ${words}`) : kind.firstFortnight
  return sectionOf('start', 'First two weeks', 'page', [
    { kind: 'list', ordered: true, items: steps.slice(0, SHOWN.steps).map((each) => ({ text: each })) },
    ...(kind === undefined
      ? []
      : [list(kind.ask.slice(0, SHOWN.asks).map(({ question, why }): Item => ({ lead: question, text: why })))]),
  ])
}

function change(plan: Plan): Section | undefined {
  return sectionOf('change', 'What would change it', 'page', [lines(reachable(plan).map(({ text: words }) => words))])
}
