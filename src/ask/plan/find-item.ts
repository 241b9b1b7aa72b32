import type { Concepts } from '../../knowledge/concepts.ts'
import type { Plan } from '../../plan/plan.ts'
import { type Entry, entriesOf } from './entries.ts'
import { spaced } from './spaced.ts'

/** Lines that a text names, and how well: `share` of the telling words of the name, of which it has `words`. */
export type NamedItem = { readonly entries: readonly Entry[]; readonly share: number; readonly words: number }

/** Sections whose lines are things with a name of their own: a role, a gate, a law, a model, a part, a line of the budget. */
const NAMED: ReadonlySet<string> = new Set([
  'team',
  'work',
  'running',
  'timeline',
  'gates',
  'parts',
  'options',
  'models',
  'budget',
  'law',
  'laws',
  'risks',
  'general-risks',
  'exit',
  'sizing',
  'evaluation',
  'data',
  'data-steps',
  'evaluation-steps',
  'own-words',
  'kind',
  'next-steps',
])
/** Sections whose names mean the same thing outside the plan too rarely to be mistaken when one word is all there is. */
const ALONE: ReadonlySet<string> = new Set(['parts', 'gates', 'models', 'work', 'law', 'timeline'])
const MIN_SHARE = 0.66
const MAX_ITEMS = 3

type Name = { readonly entry: Entry; readonly terms: ReadonlySet<string> }
const kept = new WeakMap<Plan, readonly Name[]>()

/** What the lines of a plan are called, made ready once. */
function namesOf(plan: Plan, concepts: Concepts): readonly Name[] {
  const known = kept.get(plan)
  if (known !== undefined) return known
  const names = entriesOf(plan)
    .filter(({ section, name }) => NAMED.has(section) && name !== '')
    .map((entry) => ({ entry, terms: concepts.terms(entry.name.replace(/\(.*\)|: .*$/gu, '')) }))
  kept.set(plan, names)
  return names
}

const PLACES: readonly string[] = ['first', 'second', 'third', 'fourth', 'fifth', 'last']
const NUMBERED = /\b(first|second|third|fourth|fifth|last) (gate|milestone|phase|stage|risk|option|alternative)\b/u
const COUNTED: Readonly<Record<string, string>> = {
  gate: 'gates',
  milestone: 'gates',
  phase: 'timeline',
  stage: 'timeline',
  risk: 'risks',
  option: 'options',
  alternative: 'options',
}

/** The line that a text names by its place: "the second gate", "the last phase". */
export function numberedItem(plain: string, plan: Plan): readonly Entry[] {
  const [, place = '', thing = ''] = NUMBERED.exec(plain) ?? []
  const all = entriesOf(plan).filter(({ section, cells }) => section === COUNTED[thing] && cells !== undefined)
  const at = place === 'last' ? -1 : PLACES.indexOf(place)
  const found = place === '' ? undefined : all.at(at)
  return found === undefined ? [] : [found]
}

/** The lines of the plan whose name a text has in it; undefined where it has too little of any. */
export function findItem(plain: string, plan: Plan, concepts: Concepts): NamedItem | undefined {
  const said = concepts.terms(plain)
  const spoken = spaced(plain)
  const scored = namesOf(plan, concepts).flatMap(({ entry, terms }) => {
    const words = [...terms].filter((term) => said.has(term)).length
    return words === 0 ? [] : [{ entry, words, share: words / terms.size }]
  })
  const fitting = scored.filter(({ words, share, entry }) =>
    words === 1 ? ALONE.has(entry.section) && spoken.includes(spaced(entry.name)) : share >= MIN_SHARE,
  )
  const most = Math.max(0, ...fitting.map(({ words }) => words))
  const best = fitting.filter(({ words }) => words === most)
  const share = Math.max(0, ...best.map((each) => each.share))
  const found = best.filter((each) => each.share === share)
  if (found.length === 0 || found.length > MAX_ITEMS * 2) return undefined
  return { entries: found.slice(0, MAX_ITEMS).map(({ entry }) => entry), share, words: most }
}
