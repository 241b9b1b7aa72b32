import { formatUsd } from '../../amounts/print.ts'
import { firstSentence, lowerFirst } from '../../sentence.ts'
import { EARLY_GATE } from '../gates/early.ts'
import type { Plan } from '../plan.ts'
import { contentWords } from '../said-twice.ts'
import type { Detail } from './detail.ts'
import { withoutTold } from './happened.ts'
import { type Item, later, lines, list, type Section, sectionOf } from './section.ts'
import { ownFirst, toldIn } from './told.ts'

/** Work that somebody else has to answer, or that is said to be of this week, begins first. */
const AT_ONCE =
  /^(?:from tomorrow|from this week|tell|ask|agree|request|brief|write to|take this up|write down|this week)\b|\bthis week\b/iu
/** What is done without a model names one all the same. */
const WITHOUT = /\bwithout a model\b/giu
/** Only the owner talks for the project. */
const SPEAKS = /^(?:tell|ask|agree|brief|write to|take this up|write down|write one page)\b/iu
/** Work at the keyboard: somebody of the team does it. (A judgment; everything else is the owner's to see to.) */
const AT_KEYBOARD = [
  'solver',
  'model',
  'models',
  'interface',
  'interfaces',
  'sandbox',
  'call records',
  'logs',
  'recognizers',
]
const OF_DATA = [
  'readers',
  'embeddings',
  'pipeline',
  'quota',
  'script',
  'export',
  'baseline',
  'run the candidate',
  'mutants',
]
const OF_CODE = ['fakes', 'schema', 'repository', 'repositories', 'replay', 'pixels']
const TECHNICAL = new RegExp(`\\b(?:${[...AT_KEYBOARD, ...OF_DATA, ...OF_CODE].join('|')})\\b`, 'iu')
/** The last day of the two weeks on which something still begins. */
const LAST_START = 8
/** So many steps of what the team told stand here in any case. */
const OWN = 2
/** A step on the page is this long at most; then its first sentence stands, up to a semicolon, and the working has all of it. */
const LONG = 24
/** What is begun in these weeks decides no gate that stands later. */
const SOON = 8
/** So many words in common, and this share of the step's, and a step measures what the gate asks. */
const SHARED = 2
const SHARE = 0.4

/** What is done in the first two weeks, each with its day and who sees to it, and the step that may stop the project marked. */
export function start(plan: Plan, shown: Detail): Section | undefined {
  const { kind, nextSteps } = plan
  const usual =
    kind === undefined ? nextSteps.map(({ title, text: words }) => `${title}. ${words}`) : kind.firstFortnight
  const gate = gateStep(plan, usual)
  const first = gate === undefined ? usual : withinReach(usual, gate, shown.steps)
  const told = toldIn(plan, shown, 'step')
  const more = Math.max(0, OWN - told.open.length)
  const own = { open: [...told.open, ...told.rest.slice(0, more)], rest: told.rest.slice(more) }
  const { open, folded } = ownFirst(own, first, shown.steps)
  const asked = (kind?.ask ?? []).map(({ question, why }): Item => ({ lead: question, text: why }))
  const money = open.includes(gate ?? '') ? undefined : moneyStep(plan)
  const mine = open.slice(0, own.open.length)
  const theirs = open.slice(own.open.length)
  const inOrder = [
    ...mine,
    ...theirs.filter((each) => AT_ONCE.test(each)),
    ...theirs.filter((each) => !AT_ONCE.test(each)),
  ]
  const steps = [...inOrder, ...(money === undefined ? [] : [money])]
  const items = steps.map((step, at) => {
    const when = `day ${dayOf(at, steps.length)}`
    const who = step === money ? owner(plan) : whoDoes(plan, step)
    const does = who === undefined ? when : `${when}, ${who}`
    return { text: `${withoutTold(shortened(step, shown), plan, shown)} (${does})${mark(plan, step, gate, money)}` }
  })
  return sectionOf('start', 'First two weeks', 'page', [
    { kind: 'list', ordered: true, items },
    later('First month', [lines(kind === undefined ? [] : [...folded, ...kind.firstMonth].slice(0, shown.month))]),
    later('Questions to answer', [list(asked.slice(0, shown.asks))]),
  ])
}

/** The day on which a step begins: spread over the two weeks in their order. */
const dayOf = (at: number, of: number): number => 1 + Math.round((at * (LAST_START - 1)) / Math.max(1, of - 1))

/** The step that measures what the first gate asks: most of its words are the gate's. */
function gateStep({ board, first }: Plan, steps: readonly string[]): string | undefined {
  const gate = board?.gates[0]
  if (gate === undefined || first !== undefined || gate.week > SOON || isEarly(board)) return undefined
  const asks = contentWords(gate.question)
  const shared = (step: string) => [...contentWords(step)].filter((word) => asks.has(word)).length
  const best = steps.toSorted((one, other) => shared(other) - shared(one))[0]
  return best !== undefined && shared(best) >= Math.max(SHARED, contentWords(best).size * SHARE) ? best : undefined
}

/** The steps with the one that may stop the project among the first `most`. */
function withinReach(steps: readonly string[], gate: string, most: number): readonly string[] {
  const at = steps.indexOf(gate)
  const before = Math.min(at, 1)
  return at < most - 1
    ? steps
    : [...steps.slice(0, before), gate, ...steps.slice(before).filter((step) => step !== gate)]
}

const isEarly = (board: Plan['board']): boolean => board?.gates[0]?.title === EARLY_GATE

/** Where no step measures the first gate: what it counts, or what of the benefit is money at all. */
function moneyStep({ board, sample }: Plan): string | undefined {
  if (isEarly(board))
    return `Count last month's cases by the rule of each goal${sample?.judged === false ? '' : ', and take the cases of the test aside'}.`
  const usd = board?.benefitUsdPerYear ?? 0
  return usd > 0
    ? `Have finance say how much of the benefit (${formatUsd(usd)} a year) will show in the books.`
    : undefined
}

const mark = ({ board }: Plan, step: string, gate: string | undefined, money: string | undefined): string => {
  if (step === money)
    return isEarly(board) ? `. May stop the project: gate “${EARLY_GATE}”.` : '. May stop the project.'
  return step === gate && gate !== undefined ? `. May stop the project: gate “${board?.gates[0]?.title}”.` : '.'
}

/** A step without its stop, and on the page without what a reader looks up elsewhere. */
function shortened(step: string, shown: Detail): string {
  if (!Number.isFinite(shown.steps) || step.split(' ').length <= LONG) return step.replace(/\.$/u, '')
  const plain = step.replace(/ \([^()“]*(?:\([^()]*\)[^()]*)*\)\.?$/u, '')
  return (firstSentence(plain).split('; ')[0] ?? plain).replace(/\.$/u, '')
}

/** Who answers for the project, without what their title is explained by: the head of the plan has it in full. */
const owner = ({ kind }: Plan): string | undefined =>
  kind && lowerFirst(kind.people.owner.split(/, | or | whose /u)[0] ?? '')

/** Who sees to a step: the people whose work it names, the team for what is done at the keyboard, else the owner. */
function whoDoes(plan: Plan, step: string): string | undefined {
  const { kind, work, staffing } = plan
  if (kind === undefined || SPEAKS.test(step)) return owner(plan)
  const mine = contentWords(step.split(/[;:]/u)[0] ?? '')
  const paid = kind.people.experts.filter(({ who }) => work?.people.some((each) => each.who === who))
  const weighed = paid.map(({ who, does }) => {
    const called = contentWords(who)
    const theirs = contentWords(does)
    const points = [...mine].reduce((sum, word) => sum + (called.has(word) ? SHARED : theirs.has(word) ? 1 : 0), 0)
    return { who, points }
  })
  const named = weighed.filter(({ points }) => points >= SHARED)
  const builder = staffing.find(({ have }) => have) ?? staffing[0]
  if (TECHNICAL.test(step.replace(WITHOUT, '')) && builder !== undefined) return lowerFirst(builder.title)
  return named.length === 1 && named[0] !== undefined ? lowerFirst(named[0].who) : owner(plan)
}
