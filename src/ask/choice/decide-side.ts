import type { Contender } from '../../knowledge/contender.ts'
import { firstMeant } from '../../profile/phrases.ts'
import { conditionFacts } from '../../rules/condition-facts.ts'
import { type Facts, type RuleBook, UNKNOWN } from '../../rules/rule-book.ts'
import type { Side } from './hear-sides.ts'
import type { Situation } from './situation.ts'

/** The side that fits what was told: with the words that speak for it, or why the rules come to it. */
export type Verdict = { readonly side: Side; readonly words?: string; readonly because?: string }

/**
 * Which side fits: the one that the rules leave where what was told rules out the others, then the only one that words of the
 * question speak for, then, where the work is known, the only one that the rules come to. Undefined in doubt.
 */
export function decideSide(sides: readonly Side[], situation: Situation, book: RuleBook): Verdict | undefined {
  return byRuledOut(sides, situation, book) ?? byWords(sides, situation) ?? byOutcome(sides, situation, book)
}

const WAY = 'training-option'
const rulesOf = (book: RuleBook) => book.decisions.find(({ id }) => id === WAY)?.rules ?? []

function byRuledOut(sides: readonly Side[], { profile, outcomes }: Situation, book: RuleBook): Verdict | undefined {
  const told = (id: string) => {
    const rule = rulesOf(book).find((one) => one.id === id)
    return rule !== undefined && [...conditionFacts(rule.when)].some((fact) => profile.facts[fact]?.words !== undefined)
  }
  const out = (outcomes[WAY]?.ruledOut ?? []).filter(({ rule }) => told(rule))
  const reasonOf = ({ row }: Side) => out.find(({ option }) => row.is?.some((one) => one[WAY]?.includes(option)))
  const [side, ...others] = sides.filter((one) => reasonOf(one) === undefined)
  const because = sides.map(reasonOf).find((reason) => reason !== undefined)?.because
  return side !== undefined && others.length === 0 && because !== undefined ? { side, because } : undefined
}

function byWords(sides: readonly Side[], { text }: Situation): Verdict | undefined {
  const rest = sides.reduce((left, { words }) => left.replace(words, (found) => '·'.repeat(found.length)), text)
  const spoken = sides.flatMap((side) => {
    const hit = side.row.decides && firstMeant(rest, side.row.decides)
    return hit ? [{ side, words: hit.words }] : []
  })
  return spoken.length === 1 ? spoken[0] : undefined
}

function byOutcome(
  sides: readonly Side[],
  { kind, work, facts, profile, outcomes }: Situation,
  book: RuleBook,
): Verdict | undefined {
  if (!kind && !work && profile.facts.task === undefined) return undefined
  // What is only the usual start decides nothing between two ways.
  const called = outcomes[WAY]?.because.some(
    ({ rule }) => rulesOf(book).find(({ id }) => id === rule)?.effect === 'calls-for',
  )
  const meant = called ? facts : { ...facts, [WAY]: UNKNOWN }
  const [side, ...others] = sides.filter(({ row }) => holdsFor(row, meant))
  return side === undefined || others.length > 0 ? undefined : { side }
}

/** Whether the rules come to one of the outcomes that speak for a row. */
export const holdsFor = ({ is }: Contender, facts: Facts): boolean =>
  is?.some((one) => Object.entries(one).every(([fact, values]) => values.includes(facts[fact] ?? ''))) === true
