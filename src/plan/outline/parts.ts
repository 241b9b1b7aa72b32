import { formatUsd } from '../../amounts/print.ts'
import { firstSentence } from '../../sentence.ts'
import type { Alternative } from '../alternatives.ts'
import { advisedRow } from '../best.ts'
import type { Plan } from '../plan.ts'
import { contentWords } from '../said-twice.ts'
import type { Detail } from './detail.ts'
import { builtFirst } from './first-work.ts'
import { type Item, later, list, type Node, type Section, sectionOf, table } from './section.ts'
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
/** ... where another stage comes before the build. */
const STAGED = ['Part', 'Stage', 'Done by', 'How']
/** So many parts of the kind of project stand first. */
const CARRYING = 3

/** Which part of the problem is done by whom or what, and what was left aside. */
export function parts(plan: Plan, shown: Detail): Section | undefined {
  const { kind } = plan
  if (kind === undefined) return undefined
  const told = (how: string) =>
    shown.partsWhole ? how : shown.partsBrief ? inBrief(firstSentence(how)) : firstSentence(how)
  const stageOf = stagesOf(plan)
  const row = (part: string, by: string, how: string, name = part) =>
    stageOf === undefined ? [name, BY[by] ?? by, how] : [name, stageOf(part, by, how), BY[by] ?? by, how]
  const rows = kind.parts.map(({ part, by, how, not }) =>
    row(
      part,
      by,
      [told(how), shown.notDone ? not : undefined].filter(Boolean).join(' '),
      `${part}${guards(plan, part)}`,
    ),
  )
  const asked = (plan.alsoAsked ?? []).map(({ part, by, how, words, ahead, isWish }) => ({
    place: ahead ? ('ahead' as const) : isWish ? ('wish' as const) : ('aside' as const),
    row: row(part, by, told(how), `${part} (you wrote “${words}”)`),
  }))
  const ahead = (plan.alsoAsked ?? []).filter((each) => each.ahead)
  const rowsOf = (of: (typeof asked)[number]['place']) => asked.flatMap(({ place, row }) => (place === of ? [row] : []))
  const brought = toldIn(plan, shown, 'part')
  const own = (some: typeof brought.open) => some.map(({ part, by, how }) => row(part, by, told(how)))
  // What the team asked for beside comes behind what carries the whole, and before the rest of it.
  const all = [
    ...rowsOf('ahead'),
    ...own(brought.open),
    ...rows.slice(0, CARRYING),
    ...rowsOf('wish'),
    ...own(brought.rest),
    ...rows.slice(CARRYING),
    ...rowsOf('aside'),
  ]
  const head = stageOf === undefined ? HEAD : STAGED
  // What a model does is what the page is about: where rows must go, those behind the first that need none go first.
  const models = rows.filter((_, at) => at >= CARRYING && MODELS.includes(kind.parts[at]?.by ?? ''))
  const kept = fewest(all, models, shown.partRows)
  return sectionOf('parts', 'Who does what', 'page', [
    table(head, kept),
    later(
      'The parts in full',
      shown.partsRest
        ? [
            table(
              head,
              all.filter((row) => !kept.includes(row)),
            ),
            list(shown.partsNotes ? partsLeft([...ahead, ...brought.open, ...brought.rest, ...kind.parts], shown) : []),
          ]
        : [],
    ),
    { kind: 'drawing', nodes: nodesOf([...ahead, ...kind.parts]) },
  ])
}

const MODELS: readonly string[] = ['solver', 'classical', 'encoder', 'decoder', 'retrieval', 'speech', 'vision']

/** So many rows in their order: the first of all, but none of `needed` goes while another one after the carrying ones stands. */
function fewest<Row>(all: readonly Row[], needed: readonly Row[], most: number): readonly Row[] {
  const others = all.filter((row) => !needed.includes(row))
  const room = Math.max(Math.min(CARRYING + 1, most), most - needed.length)
  const kept = new Set([...others.slice(0, room), ...needed.slice(0, Math.max(0, most - room))])
  return all.filter((row) => kept.has(row)).slice(0, most)
}

/** What a sentence says before its first semicolon, where that says enough. */
function inBrief(sentence: string): string {
  const [clause = ''] = sentence.split('; ')
  return clause === sentence || clause.split(' ').length < ENOUGH_WORDS ? sentence : `${clause}.`
}
const ENOUGH_WORDS = 8

/** In which stage a part is built, where one comes before the build: what its money names, and what the first stage is called by; people work in both. */
function stagesOf({ first, alternatives }: Plan): ((part: string, by: string, how: string) => string) | undefined {
  if (first === undefined) return undefined
  const built = builtFirst(first)
  const title = contentWords((alternatives ?? []).find(({ role }) => role === 'less')?.title ?? '')
  const isNamed = (words: string, share: number, of: ReadonlySet<string>) =>
    of.size > 0 && [...contentWords(words)].filter((word) => title.has(word)).length >= Math.max(1, of.size * share)
  return (part, by, how) => {
    if (by === 'person') return '1, 2'
    // The first stage is without a model.
    const isPlain = by === 'code' || by === 'rules'
    const isCalled = isPlain && (isNamed(part, 1, contentWords(part)) || isNamed(`${part} ${how}`, HALF, title))
    const isFirst = built.includes(part) || isCalled
    // Whether other plain parts are of the first stage nothing says surely.
    return isFirst ? '1' : isPlain ? '' : '2'
  }
}

/** So much of what the first stage is called stands in a part that is of it. (Our judgment.) */
const HALF = 0.5

/** Which accident that the team told a part of the kind of project stands against. */
function guards({ remarks = [] }: Plan, part: string): string {
  const told = remarks.find(({ guard }) => guard === part)?.words[0]
  return told === undefined ? '' : ` (against “${told}”)`
}

/** What the table gave up: sentences after the first, and what a part leaves to others. */
function partsLeft(
  all: readonly (Pick<NonNullable<Plan['kind']>['parts'][number], 'part' | 'how'> & {
    readonly not?: string | undefined
  })[],
  shown: Detail,
): Item[] {
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
function nodesOf(all: readonly Pick<NonNullable<Plan['kind']>['parts'][number], 'part' | 'by'>[]): readonly Node[] {
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
  technique: 'Compare',
  asked: 'Your idea',
  buy: 'Buy',
  nothing: 'Do nothing',
}

/** What is advised in place of the plan. */
const INSTEAD: Readonly<Partial<Record<Alternative['role'], string>>> = {
  buy: 'Recommended, buy',
  less: 'Stage 1, recommended',
  nothing: 'Recommended for now',
}
/** The plan where something else is advised. */
const ELSE: Readonly<Partial<Record<Alternative['role'], string>>> = {
  buy: 'If the trial fails, build',
  less: 'Stage 2, if that is not enough',
  nothing: 'Only if the numbers change',
}

/** What else could be done, what it costs and brings, and when it would be the better choice. */
export function options(plan: Plan, shown: Detail): Section | undefined {
  const all = plan.alternatives ?? []
  const recommended = all.find(({ role }) => role === 'recommended')
  const instead = advisedRow(all)
  const roleOf = ({ role }: Alternative) =>
    (role === instead?.role ? INSTEAD[role] : role === 'recommended' && instead ? ELSE[instead.role] : undefined) ??
    ROLE[role]
  const isKnown = all.some(({ netUsd }) => netUsd !== undefined)
  const isShared = all.some(({ keeps }) => keeps !== undefined)
  const rowOf = (each: Alternative) => {
    // What is as in the recommended way is not said again.
    const other = each.role === 'recommended' ? undefined : recommended
    // Models have a table of their own; here they tell apart what is called the same.
    const model = each.title === other?.title ? each.models?.[0] : undefined
    const with_ = [model, each.machines].filter((part) => part !== undefined && part !== other?.machines).join('; ')
    const weeks = each.weeks === undefined ? '' : ` ${each.weeks} weeks.`
    const usd = (value: number | undefined) => (value === undefined ? '' : formatUsd(value))
    return [
      `${roleOf(each)}: ${each.title}${with_ === '' ? '' : ` (${with_})`}`,
      each.onceUsd === undefined ? (UNPRICED[each.role] ?? 'not known') : formatUsd(each.onceUsd),
      usd(each.monthlyUsd),
      usd(each.threeYearUsd),
      ...(isKnown ? [usd(afterRunning(each)), usd(each.netUsd)] : []),
      ...(isShared ? [shareIn(each)] : []),
      [each.switchWhen, misses(each), weeks.trim(), each.role === 'recommended' ? each.risk : '']
        .filter(Boolean)
        .join(' '),
    ]
  }
  const rivals = all.filter(({ role }) => role === 'runner-up' || role === 'technique')
  const aside = rivals.slice(shown.rivals)
  const worth = isKnown ? ['Benefit a year, after running', 'Left after three years'] : []
  const head = ['Option', 'Once', 'A month', 'Three years', ...worth, ...(isShared ? [SHARE] : []), 'When to choose it']
  return sectionOf('options', 'Options', 'page', [
    table(head, all.filter((each) => !aside.includes(each)).map(rowOf)),
    later('Other ways to build it', [table(head, shown.otherWays ? aside.map(rowOf) : [])]),
    later('What there is to buy', [list(toBuy(plan).slice(-1 - shown.products))]),
  ])
}

const SHARE = 'Share of the gain (our judgment)'

/** "30% to 60%", or one figure where both ends are the same. */
function shareIn({ keeps, role }: Alternative): string {
  if (role === 'nothing') return 'none'
  if (keeps === undefined) return ''
  const [low, high] = [keeps.low, keeps.high].map((part) => `${Math.round(100 * part)}%`)
  if (low !== high) return `${low} to ${high}`
  return keeps.low < 1 ? `${low} at first` : `${low}`
}

/** The benefit as the plan states it wherever it does: what running costs is off. */
const afterRunning = ({ benefitUsdPerYear: gross, monthlyUsd = 0 }: Alternative): number | undefined =>
  gross === undefined ? undefined : gross - monthlyUsd * 12

/** Which limits of the team's own an option misses. */
function misses({ misses: all = [] }: Alternative): string {
  const limits = all.filter((each) => each === 'budget' || each === 'deadline')
  return limits.length === 0 ? '' : `Past your ${limits.join(' and ')}.`
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
