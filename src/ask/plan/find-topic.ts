import type { Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Plan } from '../../plan/plan.ts'
import { formOf } from '../intent/form.ts'
import type { Understanding } from '../understand.ts'
import { findItem, type NamedItem, numberedItem } from './find-item.ts'
import { type PlanQuestion, supposes } from './plan-question.ts'
import { spaced } from './spaced.ts'
import { withoutOwnNames } from './without-own-names.ts'

/** How well a question must fit a topic of the plan that is open. */
const FLOOR = 0.6
/** Among others who talk it must be nearly in the topic's own words. */
const FLOOR_AMONG_OTHERS = 0.8
const NEEDS = /\b(?:need|needs|no|without|missing|instead of|hire|in there|part of it|why|cost|costs|plan|project)\b/u
/** From here on a topic is what was meant, whatever else is named. */
const CERTAIN = 0.9
/** A word that a topic has as it stands, not mended. */
const CERTAIN_WORD = 0.95
/** And so near that a line must be named whole to be meant instead. */
const NEARLY = 0.8
/** While a plan is open, a question that fits plan and note alike is about the plan. */
const LEAD = 0.2
/** One that names things of its own is about them. */
const CONCRETE = ['paramsB', 'accelerator', 'acceleratorMemoryGB', 'vectors', 'quantBits', 'model', 'tokensB'] as const
/** Words that ask without a question's form: "the risks", "show me the timeline". */
const ORDERS =
  /^(?:and |ok |so |please |now )*(?:show|list|give|explain|summari[sz]e|compare|tell|write|put|describe|walk|draft|break|name)\b/u
/** What is asked first is answered with its reasons. */
const AND_WHY = /,? and why(?: (?:that|this|it|so|not|them))?(?: one)?[ ?!.]*$/u
/** A heading ("monthly cost after launch") asks, too; a sentence with a subject of its own, or thanks, tells something. */
const MAX_HEADING = 7
const TELLS =
  /@|!|\b(?:i|we|they|he|she|you|me|us|is|are|was|were|has|have|had|will|thanks?|thx|ok|okay|cool|nice|great|perfect|ha(?:ha)*|hm+|ah|danke|merci|gracias|\p{L}{2,}ed)\b/u
/** "Fair enough", "makes sense": agreement asks for nothing. */
const AGREES =
  /^(?:(?:fair|good|clear|close|true|sure) (?:enough|point)|makes sense|sounds (?:good|fair|right|reasonable)|works for me|noted|understood|agreed|all ?right|never mind|no worries|that fits)\b[ .!]*$/u
const WITHOUT = /\b(?:without|do away with|skip|drop|leave out|spare|save)\b/u
const GENERAL_PAY = /\b(?:earns?|salar\w+|wages?|hourly|an hour|per hour)\b/u
/** A topic that a sizing question before it may be about as well. */
const OF_SIZING: ReadonlySet<string> = new Set([
  'cost',
  'cost-month',
  'time',
  'memory',
  'gpus',
  'speed',
  'training-figures',
  'disk',
  'energy',
  'load',
  'machine-cost',
])
const OF_PLAN = /\b(?:plan|project|we|our|us|whole|all)\b/u

/** `sure`: it is this one, however the question is worded. */
export type FoundQuestion = { readonly question: PlanQuestion; readonly score: number; readonly sure: boolean }
const found = (question: PlanQuestion): FoundQuestion => ({ question, score: 1, sure: false })

/**
 * What a question in plain words asks of the plan that is open: a topic, a line that it names, or whether a role is needed.
 * `sized`: a sizing question was answered before, which a short one may follow.
 */
export function findTopic(
  read: Understanding,
  rest: string,
  plan: Plan,
  {
    concepts,
    knowledge,
    sized,
    direct,
    ordered,
  }: {
    readonly concepts: Concepts
    readonly knowledge: Knowledge
    readonly sized: boolean
    readonly direct: boolean
    /** It says how it wants to be answered: "the plan in two sentences". */
    readonly ordered: boolean
  },
): FoundQuestion | undefined {
  const { stated, exact } = read
  if (CONCRETE.some((fact) => stated[fact] !== undefined)) return undefined
  const first = concepts.planTopic(rest)
  const match =
    (first?.score ?? 0) >= FLOOR
      ? first
      : concepts.planTopic(
          withoutOwnNames(
            rest.replace(AND_WHY, ''),
            plan,
            (word) => (concepts.planTopic(word)?.score ?? 0) >= CERTAIN_WORD,
          ),
        )
  const score = match?.score ?? 0
  if (exact !== undefined && score < CERTAIN) return undefined
  const heading = direct && rest.split(/\s+/u).length <= MAX_HEADING && !TELLS.test(rest) && !AGREES.test(rest)
  if (formOf(rest) !== 'asks' && !ORDERS.test(rest) && !heading && !ordered) return undefined
  const role = GENERAL_PAY.test(rest) ? undefined : (roleOf(rest, plan) ?? roleIn(rest, knowledge))
  if (role && (direct || NEEDS.test(rest)))
    return found({ about: 'role', role: role.id, title: role.title, without: WITHOUT.test(rest) })
  const numbered = numberedItem(rest, plan)
  if (numbered.length > 0) return found({ about: 'item', entries: numbered })
  const item = findItem(rest, plan, concepts)
  const nearly = score >= CERTAIN || (score >= NEARLY && item !== undefined && item.share < 1)
  if (item && item.words >= 2 && !nearly) return found({ about: 'item', entries: item.entries })
  const note = concepts.asked(rest)[0]?.score ?? 0
  // "What if security says no?" is the very question of a note, of which the topic has only a word.
  const elsewhere = direct && supposes(rest) && concepts.sameForm(rest) !== undefined && !supposes(match?.phrase ?? '')
  const fits =
    match !== undefined && score >= (direct ? FLOOR : FLOOR_AMONG_OTHERS) && score + LEAD >= note && !elsewhere
  if (fits && !(sized && OF_SIZING.has(match.topic.topic) && !OF_PLAN.test(rest)))
    return {
      question: { about: 'topic', topic: match.topic },
      score,
      sure: score >= CERTAIN && (supposes(match.phrase) || !supposes(rest)),
    }
  return direct ? weak(item, note) : undefined
}

/** A line whose name is one word, where nothing else fits better. */
function weak(item: NamedItem | undefined, note: number): FoundQuestion | undefined {
  return item && item.share === 1 && note < FLOOR ? found({ about: 'item', entries: item.entries }) : undefined
}

/** The only role of the plan that a text names as the plan does: its "AI engineer" is no machine learning engineer. */
function roleOf(plain: string, { staffing }: Plan): { readonly id: string; readonly title: string } | undefined {
  const words = spaced(plain)
  const named = staffing.filter(({ title }) => words.includes(spaced(title.replace(/ \(.*\)$/u, '')).trimEnd()))
  return named.length === 1 ? named[0] : undefined
}

/** The only role that a text names. */
function roleIn(plain: string, { roles }: Knowledge): { readonly id: string; readonly title: string } | undefined {
  const words = spaced(plain)
  const named = roles.filter(({ title, names }) =>
    [title, ...(names ?? [])].some((name) => words.includes(spaced(name).trimEnd())),
  )
  return named.length === 1 ? named[0] : undefined
}
