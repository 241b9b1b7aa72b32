import { formatShare, formatUsd, formatUsdRange, formatWeeks } from '../../amounts/print.ts'
import { formatFigure } from '../../amounts/print-figure.ts'
import { lowerFirst, titled } from '../../sentence.ts'
import { totalWeeks } from '../../solution/timeline.ts'
import { calculations, firmness, notAskedText, ruledOut } from '../explained.ts'
import { otherLists } from '../other-lists.ts'
import type { Decision, Plan, Step } from '../plan.ts'
import { withinReach } from '../reachable.ts'
import { assuranceSections } from './assurance.ts'
import { kindSection } from './kind-section.ts'
import { type Block, fold, group, type Item, lines, list, type Section, sectionOf, table, text } from './section.ts'

/** What the ids of sections begin with that hold one of the rules' other lists. */
export const LISTED = 'list:'

/** How the page came about: decisions with their reasons, figures with their working, and what it rests on. */
export function workingSections(plan: Plan): readonly (Section | undefined)[] {
  return [
    problem(plan),
    challenges(plan),
    decisions(plan),
    models(plan),
    kindSection(plan),
    sizing(plan),
    budget(plan),
    team(plan),
    timeline(plan),
    steps('data-steps', 'Data work', plan.data),
    ...assuranceSections(plan),
    steps('evaluation-steps', 'Evaluation, step by step', plan.evaluation),
    ...otherLists(plan).map(({ title, options }) =>
      sectionOf(`${LISTED}${title}`, title, 'working', [
        list(options.map(({ label, description }): Item => ({ lead: label, text: description }))),
      ]),
    ),
    risks(plan),
    steps('next-steps', 'Next steps', plan.nextSteps),
    assumptions(plan),
    sources(plan),
  ]
}

function problem(plan: Plan): Section | undefined {
  return sectionOf('problem', 'The problem in your words', 'working', [
    list(plan.problem.map(({ label, text: words }): Item => ({ lead: label, text: words }))),
  ])
}

/** All of them: the page may show fewer. */
function challenges({ challenges: found = [], contradictions }: Plan): Section | undefined {
  return sectionOf('challenges', 'What your numbers say', 'working', [
    list([
      ...found.map(
        ({ title, say, do: todo }): Item => ({ lead: title, text: todo === undefined ? say : `${say} ${todo}` }),
      ),
      ...contradictions.map(({ text: words }): Item => ({ lead: 'Two answers pull apart', text: words })),
    ]),
  ])
}

function decisions(plan: Plan): Section | undefined {
  const single = Object.values(plan.decisions).flatMap((decision) => ('option' in decision ? [decision] : []))
  const spared = single.filter(({ option }) => option === 'none').map(({ title }) => lowerFirst(title))
  const blocks = single.filter(({ option }) => option !== 'none').map(one)
  // "None" is a decision too, but a page of it hides the ones that matter; plan.json has them all.
  const rest = spared.length > 0 ? text(`Nothing to decide here: ${spared.join('; ')}.`) : undefined
  return sectionOf('decisions', 'Decisions', 'working', [...blocks, rest])
}

function one(decision: Decision): Block {
  const changes = decision.wouldChange.filter(withinReach)
  return fold(titled(decision.title, decision.outcome), [
    text(decision.description),
    list(decision.because.map(({ because, source }): Item => ({ text: because, sources: [source] }))),
    group('What would change it', lines(changes.map((change) => change.text))),
    group(
      'What was ruled out, and why',
      list(
        ruledOut(decision).map(
          ({ options, because, source }): Item => ({ lead: options.join(', '), text: because, sources: [source] }),
        ),
      ),
    ),
    group(
      'What it rests on',
      list(decision.restsOn.map(({ name, text: words }): Item => ({ lead: name, text: words }))),
    ),
    text(firmness(decision)),
  ])
}

function models(plan: Plan): Section | undefined {
  const rows = (plan.models ?? []).map(({ id, size, licence, context, languages, where, priceUsd, why, whyNot }) => [
    id,
    [size, licence].filter((part) => part !== undefined).join(', '),
    [context === undefined ? undefined : `${context.toLocaleString('en-US')} tokens`, languages]
      .filter((part) => part !== undefined)
      .join('; '),
    [where, priceUsd].filter((part) => part !== undefined).join('; '),
    [why, whyNot].filter((part) => part !== undefined && part !== '').join(' But: '),
  ])
  return sectionOf('models', 'Models to compare', 'working', [
    table(['Model', 'Size and license', 'Reads', 'Where and price', 'Why, and why not'], rows),
  ])
}

function sizing(plan: Plan): Section | undefined {
  if (plan.estimates.length === 0) return undefined
  const rows = plan.estimates.map((each) => [each.label, formatFigure(each)])
  const working = calculations(plan).flatMap(({ labels, working: done, assumptions: assumed, sources: from }) => [
    text(labels.join('; ')),
    lines([...done, ...assumed.map((each) => `assumed: ${each}`), `sources: ${from.join(', ')}`]),
  ])
  return sectionOf('sizing', 'Sizing', 'working', [
    table(
      ['What', 'Figure (80 % range)'],
      rows,
      plan.estimates.map(({ sources: from }) => from),
    ),
    fold('How these were worked out', working),
  ])
}

function budget(plan: Plan): Section | undefined {
  const { lines: rows, once, monthly, firstYear, verdict } = plan.budget
  const shown = rows.map((line) => [
    line.label,
    `${formatUsdRange(line)}${line.per === 'month' ? ' a month' : ''}`,
    line.note,
  ])
  const planned = (range: { readonly low: number; readonly high: number; readonly planning?: number }) =>
    range.planning === undefined
      ? formatUsdRange(range)
      : `plan with ${formatUsd(range.planning)} (${formatUsdRange(range)})`
  return sectionOf('budget', 'Budget, line by line', 'working', [
    table(
      ['What', 'Cost', 'How it comes about'],
      shown,
      rows.map(({ source }) => source.split(', ')),
    ),
    list([
      { lead: 'Once', text: planned(once) },
      { lead: 'Each month', text: planned(monthly) },
      { lead: 'First year', text: planned(firstYear) },
      { lead: 'Verdict', text: verdict },
      {
        text: 'The number to plan with is the median of 2,000 drawn years; each line is drawn from its 80 % range, people and weeks together.',
      },
    ]),
  ])
}

function team(plan: Plan): Section | undefined {
  const rows = plan.staffing.map((role) => [
    role.title,
    formatShare(role.share),
    role.phase,
    role.have ? 'on the team' : role.hire,
    role.hire === 'consultant'
      ? `${formatUsdRange(role.hourlyUsd)} an hour`
      : `${formatUsdRange(role.annualUsd)} a year`,
    formatUsdRange(role.costUsd),
  ])
  return sectionOf('team', 'Team', 'working', [
    table(['Role', 'Share of project', 'When', 'Hire', 'Pay', 'Cost in this project'], rows),
  ])
}

function timeline(plan: Plan): Section | undefined {
  const rows = plan.timeline.map((phase) => [
    phase.title,
    `${phase.startWeek + 1} to ${phase.endWeek}`,
    formatWeeks(phase.weeks),
    phase.does,
    phase.gate,
  ])
  const total = `In all ${formatWeeks(totalWeeks(plan.timeline))}; the phases' lengths are assumptions until your team has estimated them. ${plan.deadline}`
  return sectionOf('timeline', 'Timeline', 'working', [
    table(['Phase', 'Weeks', 'Length', 'What is done', 'Go on if'], rows),
    text(total),
  ])
}

function steps(id: string, title: string, items: readonly Step[]): Section | undefined {
  return sectionOf(id, title, 'working', [
    list(items.map((item): Item => ({ lead: item.title, text: item.text, sources: [item.source] }))),
  ])
}

function risks(plan: Plan): Section | undefined {
  const items = plan.risks.map(
    (risk): Item => ({
      lead: `${risk.title} (${risk.level})`,
      text: `${risk.text} What to do: ${risk.mitigation}`,
      sources: [risk.source],
    }),
  )
  return sectionOf('general-risks', 'Risks of such projects', 'working', [list(items)])
}

function assumptions(plan: Plan): Section | undefined {
  const items = plan.assumptions.map((each) => each.text)
  if (plan.notAsked.length > 0) items.push(notAskedText(plan.notAsked))
  return sectionOf('assumptions', 'What we assumed', 'working', [lines(items)])
}

function sources(plan: Plan): Section | undefined {
  const items = plan.sources.map(
    (each): Item => ({ text: `[${each.id}] ${each.title}${each.url ? `, ${each.url}` : ''} (${each.date})` }),
  )
  return sectionOf('sources', 'Sources', 'working', [
    list([...items, { text: `Rules version ${plan.rulesHash.slice(0, 12)}.` }]),
  ])
}
