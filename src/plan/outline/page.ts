import { upperFirst } from '../../sentence.ts'
import { atFirst } from '../at-first.ts'
import type { Plan } from '../plan.ts'
import { reachable } from '../reachable.ts'
import type { Detail } from './detail.ts'
import { evaluation, law } from './evaluation.ts'
import { models } from './figures.ts'
import { gates } from './gates.ts'
import { happenedItems } from './happened.ts'
import { ideasSection } from './ideas.ts'
import { kindSection } from './kind-section.ts'
import { money } from './money.ts'
import { controls, data } from './operation.ts'
import { options, parts } from './parts.ts'
import { assumptions, figuresFrom } from './rests-on.ts'
import { running } from './running.ts'
import { type Item, later, lines, list, type Section, sectionOf, table } from './section.ts'
import { start } from './start.ts'
import { sumsSection } from './sums.ts'
import { BEHIND, ownFirst, toldIn } from './told.ts'
import { wantsSection } from './wants.ts'
import { work } from './work.ts'

/** The sections of the page that one reads to sign, and of its appendix, in order. Each says what it must in a few lines. */
export function shownSections(plan: Plan, shown: Detail): readonly (Section | undefined)[] {
  const first = atFirst(plan)
  return [
    before(plan, shown),
    sumsSection(plan),
    ideasSection(plan),
    parts(plan, shown),
    wantsSection(plan, shown),
    options(plan, shown),
    rejected(plan, shown),
    money(first, shown),
    work(first),
    running(plan),
    gates(first, shown),
    evaluation(plan, shown),
    law(plan, shown),
    data(plan, shown),
    controls(plan, shown),
    risks(plan, shown),
    start(plan, shown),
    change(plan, shown),
    models(plan, shown),
    kindSection(plan, shown),
    assumptions(plan, shown),
    figuresFrom(plan),
  ]
}

/** What to settle first; what the page has no room for is folded. */
function before(plan: Plan, shown: Detail): Section | undefined {
  const { challenges = [], contradictions } = plan
  const items = challenges.map(
    ({ title, say, do: todo }): Item => ({ lead: title, text: todo === undefined ? say : `${say} ${todo}` }),
  )
  const clashes = contradictions.map(
    ({ text: words }): Item => ({ lead: 'Two answers pull in different directions', text: words }),
  )
  return sectionOf('before', 'Before you start', 'page', [
    list([...happenedItems(plan, shown), ...items.slice(0, shown.challenges), ...clashes.slice(0, CLASHES)]),
    later('What else your numbers say', [list(items.slice(shown.challenges).slice(0, shown.moreChallenges))]),
  ])
}

/** Contradictions that stand open. */
const CLASHES = 2

function risks(plan: Plan, shown: Detail): Section | undefined {
  const usual =
    plan.kind?.risks ??
    plan.risks.map(({ title, text: words, mitigation }) => ({ risk: title, sign: words, answer: mitigation }))
  const [first, after] = [toldIn(weighty(plan, true), BEHIND, 'risk'), toldIn(weighty(plan, false), BEHIND, 'risk')]
  const { open, folded } = ownFirst({ open: first.open, rest: after.open }, usual, shown.risks)
  const tableOf = (some: typeof open) =>
    table(
      ['Risk', 'First sign', 'Answer'],
      some.map(({ risk, sign, answer }) => [risk, upperFirst(sign), answer]),
    )
  return sectionOf('risks', 'What can go wrong', 'page', [
    tableOf(open),
    later('What else can go wrong', [tableOf(folded.slice(0, shown.moreRisks))]),
  ])
}

/** The plan with those of the team's remarks that weigh more than a row of the kind of project, or with the others. */
const weighty = ({ remarks = [], ...plan }: Plan, isMore: boolean): Plan => ({
  ...plan,
  remarks: remarks.filter(({ weight }) => weight >= WEIGHTY === isMore),
})
/** What happened already, or hangs on one person, comes before what an expert expects; what is said of most projects after it. */
const WEIGHTY = 5

/** Ways that a reader will ask about, in a line each. */
function rejected({ rejected: ways = [] }: Plan, shown: Detail): Section | undefined {
  return sectionOf('rejected', 'Rejected, and why', 'appendix', [
    list(ways.slice(0, shown.rejected).map(({ what, why }): Item => ({ lead: what, text: why }))),
  ])
}

function change(plan: Plan, shown: Detail): Section | undefined {
  const { sensitivity, first } = plan
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
  return sectionOf('change', first === undefined ? 'What would change it' : 'What would change the build', 'appendix', [
    block,
  ])
}
