import type { Plan } from '../plan.ts'
import { reachable } from '../reachable.ts'
import type { Detail } from './detail.ts'
import { evaluation, gates, law } from './evaluation.ts'
import { ideasSection } from './ideas.ts'
import { money } from './money.ts'
import { controls, data } from './operation.ts'
import { ownWordsSection } from './own-words.ts'
import { options, parts } from './parts.ts'
import { running } from './running.ts'
import { type Item, lines, list, type Section, sectionOf, table } from './section.ts'
import { work } from './work.ts'
import { CLASHES } from './working.ts'

/** The sections of the page that one reads to approve, in order. Each says what it must in a few lines. */
export function pageSections(plan: Plan, shown: Detail): readonly (Section | undefined)[] {
  return [
    ownWordsSection(plan),
    before(plan, shown),
    ideasSection(plan),
    parts(plan, shown),
    options(plan),
    rejected(plan, shown),
    money(plan, shown),
    running(plan),
    work(plan),
    evaluation(plan, shown),
    gates(plan),
    law(plan, shown),
    data(plan, shown),
    controls(plan, shown),
    risks(plan, shown),
    start(plan, shown),
    change(plan, shown),
  ]
}

function before(plan: Plan, shown: Detail): Section | undefined {
  const found = (plan.challenges ?? []).slice(0, shown.challenges)
  const items = found.map(
    ({ title, say, do: todo }): Item => ({ lead: title, text: todo === undefined ? say : `${say} ${todo}` }),
  )
  const clash = plan.contradictions.map(
    ({ text: words }): Item => ({ lead: 'Two answers pull in different directions', text: words }),
  )
  return sectionOf('before', 'Before you start', 'page', [list([...items, ...clash.slice(0, CLASHES)])])
}

function risks(plan: Plan, shown: Detail): Section | undefined {
  const own = (plan.kind?.risks ?? []).slice(0, shown.risks).map(({ risk, sign, answer }) => [risk, sign, answer])
  const general = plan.risks
    .slice(0, own.length > 0 ? 0 : shown.risks)
    .map(({ title, text: words, mitigation }) => [title, words, mitigation])
  return sectionOf('risks', 'What can go wrong', 'page', [
    table(['Risk', 'First sign', 'Answer'], [...own, ...general]),
  ])
}

function start(plan: Plan, shown: Detail): Section | undefined {
  const { kind } = plan
  const steps =
    kind === undefined ? plan.nextSteps.map(({ title, text: words }) => `${title}. ${words}`) : kind.firstFortnight
  return sectionOf('start', 'First two weeks', 'page', [
    { kind: 'list', ordered: true, items: steps.slice(0, shown.steps).map((each) => ({ text: each })) },
    ...(kind === undefined
      ? []
      : [list(kind.ask.slice(0, shown.asks).map(({ question, why }): Item => ({ lead: question, text: why })))]),
  ])
}

/** Ways that a reader will ask about, in a line each. */
function rejected({ rejected: ways = [] }: Plan, shown: Detail): Section | undefined {
  return sectionOf('rejected', 'Rejected, and why', 'page', [
    list(ways.slice(0, shown.rejected).map(({ what, why }): Item => ({ lead: what, text: why }))),
  ])
}

function change(plan: Plan, shown: Detail): Section | undefined {
  const { sensitivity } = plan
  const block =
    sensitivity === undefined
      ? lines(
          reachable(plan)
            .slice(0, shown.changes)
            .map(({ text: words }) => words),
        )
      : table(
          ['If', 'The decision', 'The money'],
          sensitivity.slice(0, shown.changes).map((each) => [each.change, each.decision, each.money]),
        )
  return sectionOf('change', 'What would change it', 'page', [block])
}
