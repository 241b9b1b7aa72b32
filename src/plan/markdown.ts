import { formatShare, formatUsdRange, formatWeeks } from '../amounts/print.ts'
import { formatFigure } from '../amounts/print-figure.ts'
import { lowerFirst, titled } from '../sentence.ts'
import { totalWeeks } from '../solution/timeline.ts'
import { calculations, fewSources, firmness, notAskedText, ruledOut } from './explained.ts'
import { otherLists } from './other-lists.ts'
import type { Decision, ManyDecision, Plan, Step } from './plan.ts'
import { planHeadlines } from './summary.ts'

/** The whole plan as GitHub-flavoured Markdown. What people typed is escaped: it can format nothing. */
export function planMarkdown(plan: Plan): string {
  const sections = [
    `# ${plain(plan.title)}`,
    list(planHeadlines(plan)),
    problem(plan),
    contradictions(plan),
    decisions(plan),
    sizing(plan),
    team(plan),
    budget(plan),
    timeline(plan),
    steps('Data work', plan.data),
    steps('Evaluation', plan.evaluation),
    ...otherLists(plan).map(collected),
    risks(plan),
    steps('Next steps', plan.nextSteps),
    assumptions(plan),
    sources(plan),
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

function problem(plan: Plan): string {
  return section(
    'The problem',
    list(
      plan.problem.map(
        ({ label, text }) => `**${label.endsWith('?') ? plain(label) : `${plain(label)}:`}** ${plain(text)}`,
      ),
    ),
  )
}

function contradictions(plan: Plan): string {
  return section('Answers that do not fit together', list(plan.contradictions.map((each) => plain(each.text))))
}

function decisions(plan: Plan): string {
  const single = Object.values(plan.decisions).flatMap((decision) => ('option' in decision ? [decision] : []))
  const spared = single.filter(({ option }) => option === 'none').map(({ title }) => lowerFirst(title))
  const blocks = single.filter(({ option }) => option !== 'none').map(one)
  // "None" is a decision too, but a page of it hides the ones that matter; plan.json has them all.
  if (spared.length > 0) blocks.push(`Nothing to decide here: ${spared.join('; ')}.`)
  return section('Decisions', blocks.join('\n\n'))
}

function one(decision: Decision): string {
  const lines = [`### ${titled(decision.title, decision.outcome)}`, decision.description]
  if (decision.because.length > 0) lines.push(list(decision.because.map((r) => `${plain(r.because)} [${r.source}]`)))
  const folded = [
    fold('What would change it', list(decision.wouldChange.map((change) => plain(change.text)))),
    fold(
      'What was ruled out, and why',
      list(
        ruledOut(decision).map(
          ({ options, because, source }) => `**${options.map(plain).join(', ')}**: ${plain(because)} [${source}]`,
        ),
      ),
    ),
    fold('What it rests on', list(decision.restsOn.map(({ name, text }) => `${plain(name)} *${plain(text)}*`))),
  ]
  lines.push(firmness(decision), ...folded.filter((each) => each !== ''))
  return lines.join('\n\n')
}

function fold(title: string, content: string): string {
  return content === '' ? '' : `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

function sizing(plan: Plan): string {
  if (plan.estimates.length === 0) return ''
  const rows = plan.estimates.map((each) => {
    return [plain(each.label), formatFigure(each), fewText(each.sources)]
  })
  const working = calculations(plan).map(({ labels, working, assumptions, sources }) => {
    const steps = [...working, ...assumptions.map((text) => `assumed: ${text}`)].map(plain)
    return `**${plain(labels.join('; '))}**\n\n${list([...steps, `sources: ${sources.join(', ')}`])}`
  })
  const how = `\n\n<details><summary>How these were worked out</summary>\n\n${working.join('\n\n')}\n\n</details>`
  return section('Sizing', `${table(['What', 'Figure (80 % range)', 'Sources'], rows)}${how}`)
}

/** The first sources beside a figure or a cost. */
function fewText(sources: readonly string[]): string {
  const { shown, more } = fewSources(sources)
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function team(plan: Plan): string {
  const rows = plan.staffing.map((role) => [
    role.title,
    formatShare(role.share),
    role.phase,
    role.have ? 'on the team' : role.hire,
    `${formatUsdRange(role.annualUsd)} a year, ${formatUsdRange(role.hourlyUsd)} an hour`,
    formatUsdRange(role.costUsd),
  ])
  return section(
    'Team',
    rows.length === 0
      ? ''
      : table(['Role', 'Share of project', 'When', 'Hire', 'Pay (US)', 'Cost in this project'], rows),
  )
}

function budget(plan: Plan): string {
  const rows = plan.budget.lines.map((line) => [
    plain(line.label),
    `${formatUsdRange(line)}${line.per === 'month' ? ' a month' : ''}`,
    `${plain(line.note)} [${fewText(line.source.split(', '))}]`,
  ])
  const totals = [
    `**Once:** ${formatUsdRange(plan.budget.once)}`,
    `**Each month:** ${formatUsdRange(plan.budget.monthly)}`,
    `**First year:** ${formatUsdRange(plan.budget.firstYear)}`,
    `**Verdict:** ${plan.budget.verdict}`,
  ]
  return section('Budget', `${table(['What', 'Cost', 'How it comes about'], rows)}\n\n${list(totals)}`)
}

function timeline(plan: Plan): string {
  const rows = plan.timeline.map((phase) => [
    phase.title,
    `${phase.startWeek + 1} to ${phase.endWeek}`,
    formatWeeks(phase.weeks),
    phase.does,
    phase.gate,
  ])
  const total = `In all ${formatWeeks(totalWeeks(plan.timeline))}; the phases' lengths are assumptions until your team has estimated them. ${plan.deadline}`
  return section('Timeline', `${table(['Phase', 'Weeks', 'Length', 'What is done', 'Go on if'], rows)}\n\n${total}`)
}

function steps(title: string, items: readonly Step[]): string {
  return section(title, list(items.map((item) => `**${item.title}.** ${plain(item.text)} [${item.source}]`)))
}

function collected({ title, options }: ManyDecision): string {
  return section(title, list(options.map((each) => `**${each.label}.** ${plain(each.description)}`)))
}

function risks(plan: Plan): string {
  const items = plan.risks.map(
    (risk) =>
      `**${risk.title}** (${risk.level}). ${plain(risk.text)} *What to do:* ${plain(risk.mitigation)} [${risk.source}]`,
  )
  return section('Risks', list(items))
}

function assumptions(plan: Plan): string {
  const items = plan.assumptions.map((each) => plain(each.text))
  if (plan.notAsked.length > 0) items.push(`${notAskedText(plan.notAsked)} (${plan.notAsked.join(', ')})`)
  return section('What we assumed', list(items))
}

function sources(plan: Plan): string {
  const items = plan.sources.map(
    (each) => `[${each.id}] ${plain(each.title)}${each.url ? `, <${each.url}>` : ''} (${each.date})`,
  )
  return section('Sources', list([...items, `Rules version ${plan.rulesHash.slice(0, 12)}.`]))
}

function section(title: string, body: string): string {
  return body === '' ? '' : `## ${title}\n\n${body}`
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** One line in which nothing that was typed acts as Markdown or HTML. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|]/g, '\\$&')
    .replace(/^(#|[-+] |\d+[.)] )/, '\\$1')
}
