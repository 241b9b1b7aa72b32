import { formatUsd } from '../../amounts/print.ts'
import { firstSentence } from '../../sentence.ts'
import type { Alternative } from '../alternatives.ts'
import type { Plan } from '../plan.ts'
import type { Detail } from './detail.ts'
import { productFirst } from './product-first.ts'
import { type Block, fold, type Item, list, type Node, type Section, sectionOf, table } from './section.ts'
import { toldIn } from './told.ts'

/** Who or what does a part, in words. */
export const BY: Readonly<Record<string, string>> = {
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

const HEAD = ['Part', 'Done by', 'How']

/** Which part of the problem is done by whom or what, and what was left aside. */
export function parts(plan: Plan, shown: Detail): Section | undefined {
  const { kind } = plan
  if (kind === undefined) return undefined
  const told = (how: string) => (shown.partsWhole ? how : firstSentence(how))
  const rows = kind.parts.map(({ part, by, how, not }) => [
    part,
    BY[by] ?? by,
    [told(how), shown.notDone ? not : undefined].filter(Boolean).join(' '),
  ])
  const asked = (plan.alsoAsked ?? []).map(({ part, by, how, words }) => [
    `${part} (you wrote “${words}”)`,
    BY[by] ?? by,
    told(how),
  ])
  const own = toldIn(plan, shown, 'part').open.map(({ part, by, how }) => [part, BY[by] ?? by, how])
  const all = [...own, ...rows, ...asked]
  const drawing: Block = {
    kind: 'drawing',
    nodes: nodesOf(kind.parts),
  }
  return sectionOf('parts', 'Who does what', 'page', [
    table(HEAD, all.slice(0, shown.partRows)),
    fold('The parts in full', [table(HEAD, all.slice(shown.partRows)), list(partsLeft(kind, shown))]),
    fold('Diagram of the parts', [drawing]),
  ])
}

/** What the table gave up: sentences after the first, and what a part leaves to others. */
function partsLeft({ parts: all }: NonNullable<Plan['kind']>, shown: Detail): Item[] {
  return all.flatMap(({ part, how, not }): Item[] => {
    const words = [
      shown.partsWhole ? '' : how.slice(firstSentence(how).length).trim(),
      shown.notDone ? '' : (not ?? ''),
    ]
    const said = words.filter((each) => each !== '').join(' ')
    return said === '' ? [] : [{ lead: part, text: said }]
  })
}

/** What people do before the first case comes, and what is bought, stands aside: no case runs through it. */
function nodesOf(all: NonNullable<Plan['kind']>['parts']): readonly Node[] {
  const first = all.findIndex(({ by }) => by !== 'person' && by !== 'buy')
  return all.map(({ part, by }, at) => ({
    label: part,
    by: BY[by] ?? by,
    ...((at < first || by === 'buy') && { aside: true }),
  }))
}

/** What stands where an option has no price yet. */
const UNPRICED: Readonly<Partial<Record<Alternative['role'], string>>> = { buy: 'ask for a quote', asked: '' }
const ROLE: Readonly<Record<Alternative['role'], string>> = {
  recommended: 'Recommended',
  whole: 'Later',
  smaller: 'Smaller',
  less: 'Do less',
  'runner-up': 'Runner-up',
  asked: 'Your idea',
  buy: 'Buy',
  nothing: 'Do nothing',
}

/** What is advised where the plan does not pay. */
const INSTEAD: Readonly<Partial<Record<Alternative['role'], string>>> = {
  less: 'Recommended, do less',
  nothing: 'Recommended for now',
}

/** What else could be done, what it costs, and when it would be the better choice. */
export function options(plan: Plan): Section | undefined {
  const all = plan.alternatives ?? []
  const recommended = all.find(({ role }) => role === 'recommended')
  // Where no other way stands beside the first, what can be bought does.
  const isSecond = all.every(({ role }) => role !== 'runner-up')
  const roleOf = (role: Alternative['role']) =>
    all[0]?.role === role && role in INSTEAD
      ? INSTEAD[role]
      : role === 'recommended' && all[0] !== recommended
        ? 'Only if the numbers change'
        : role === 'buy' && productFirst(plan) !== undefined
          ? 'Try first, buy'
          : role === 'buy' && isSecond
            ? 'Runner-up, buy'
            : ROLE[role]
  const rows = all.map((each) => {
    // What is as in the recommended way is not said again.
    const other = each.role === 'recommended' ? undefined : recommended
    // Models have a table of their own; here they tell apart what is called the same.
    const model = each.title === other?.title ? each.models?.[0] : undefined
    const with_ = [model, each.machines].filter((part) => part !== undefined && part !== other?.machines).join('; ')
    const weeks = each.weeks === undefined ? '' : ` ${each.weeks} weeks.`
    return [
      `${roleOf(each.role)}: ${each.title}${with_ === '' ? '' : ` (${with_})`}`,
      each.onceUsd === undefined ? (UNPRICED[each.role] ?? 'not known') : formatUsd(each.onceUsd),
      each.monthlyUsd === undefined ? '' : `${formatUsd(each.monthlyUsd)}`,
      each.threeYearUsd === undefined ? '' : formatUsd(each.threeYearUsd),
      `${each.switchWhen ?? ''}${weeks} ${each.role === 'recommended' ? each.risk : ''}`.trim(),
    ]
  })
  return sectionOf('options', 'Options', 'page', [
    table(['Option', 'Once', 'A month', 'Three years', 'When to choose it'], rows),
    fold('What there is to buy', [list(toBuy(plan))]),
  ])
}

function toBuy({ kind }: Plan): Item[] {
  if (kind === undefined) return []
  const item = ({ name, what, price }: (typeof kind.buy)[number]): Item => ({
    lead: name,
    text: price === undefined ? what : `${what} (${price})`,
  })
  const [free, sold] = [kind.buy.filter((each) => each.free), kind.buy.filter((each) => !each.free)]
  const open = free.map((each): Item => ({ ...item(each), lead: `Nothing to buy, to build with: ${each.name}` }))
  return [...sold.map(item), ...open, { lead: 'The test before you buy', text: kind.buyTest }]
}
