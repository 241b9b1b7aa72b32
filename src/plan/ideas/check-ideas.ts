import { upperFirst } from '../../sentence.ts'
import type { Plan } from '../plan.ts'
import { compute, type Numbers } from './compute.ts'
import { type Against, against, type Judging } from './contrary.ts'
import { nounsOf } from './fact-units.ts'
import type { GivenIdea, Idea } from './idea.ts'
import { filled, holesOf, type ProseFault, proseFault, repeatsUnit } from './prose.ts'
import { printAmount } from './unit.ts'

/** Why a suggestion is dropped. `unsaid`: the team never wrote the words; `length`: too short or too long; `surplus`: said already, or too many. */
type Dropped = 'unsaid' | 'length' | 'expression' | 'surplus' | ProseFault | Against

export type CheckedIdeas = {
  readonly ideas: readonly Idea[]
  readonly dropped: Readonly<Partial<Record<Dropped, number>>>
}

/** A plan shows at most so many, and no more than so many are looked at. */
const MAX_IDEAS = 6
const MAX_READ = 20
const LENGTHS = { text: [20, 400], words: [8, 200] } as const
const MAX_FIGURES = 3

/**
 * What of a language model's suggestions may stand in a plan: figures computed and printed by us, no number in the prose, words of
 * the team that were really written, nothing against a decision, the law or the hosting. All else is dropped and counted. Pure.
 */
export function checkIdeas(
  given: readonly GivenIdea[],
  plan: Plan,
  numbers: Numbers,
  knowledge: Judging,
): CheckedIdeas {
  const kept = new Map<string, Idea>()
  const dropped: Partial<Record<Dropped, number>> = {}
  for (const [at, each] of given.entries()) {
    const surplus = at >= MAX_READ || kept.size >= MAX_IDEAS || kept.has(squeezed(each.text))
    const checked = surplus ? 'surplus' : check(each, plan, numbers, knowledge)
    if (typeof checked === 'string') dropped[checked] = (dropped[checked] ?? 0) + 1
    else kept.set(squeezed(each.text), checked)
  }
  return { ideas: [...kept.values()], dropped }
}

function check({ kind, by, ...given }: GivenIdea, plan: Plan, numbers: Numbers, knowledge: Judging): Idea | Dropped {
  const text = given.text.trim().replace(/\s+/gu, ' ')
  const words = given.words.trim().replace(/\s+/gu, ' ')
  if (!fits(text, LENGTHS.text) || !fits(words, LENGTHS.words) || given.figures.length > MAX_FIGURES) return 'length'
  if (!plan.problem.some((answer) => squeezed(answer.text).includes(squeezed(words)))) return 'unsaid'
  const fault = proseFault(text) ?? against({ text, by }, plan, knowledge)
  if (fault !== undefined) return fault
  const nouns = nounsOf(plan.facts ?? {})
  const printed = new Map<string, string>()
  const figures: Idea['figures'] = []
  for (const { name, expression, unit } of given.figures) {
    const computed = compute(expression, unit, numbers)
    if ('fault' in computed) return computed.fault
    const { value } = computed
    const print = printAmount(value, unit, nouns)
    figures.push({ expression, unit, value, printed: print })
    printed.set(name, print)
  }
  const holes = holesOf(text)
  if (figures.length !== new Set(holes).size || !holes.every((name) => printed.has(name))) return 'expression'
  if (repeatsUnit(text, printed)) return 'unit'
  return {
    kind,
    ...(kind === 'part' && by !== null && { by }),
    text: upperFirst(filled(text, printed)),
    words,
    figures,
  }
}

const fits = (text: string, [least, most]: readonly [number, number]): boolean =>
  text.length >= least && text.length <= most
const squeezed = (text: string): string => text.toLowerCase().replace(/\s+/gu, ' ').trim()
