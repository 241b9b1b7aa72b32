import type { AskQuery } from './ask-result.ts'
import type { FactName, Facts } from './facts.ts'
import type { Ask, Marks } from './read/asks.ts'

const NOT_FACTS: ReadonlySet<string> = new Set(['kind', 'asks', 'methods'])

/** The facts of an earlier query, so that a follow-up can be laid over them. */
export function factsOf(query: AskQuery): Facts {
  const facts: Partial<Record<FactName, readonly (string | number)[]>> = {}
  for (const [name, value] of Object.entries(query)) {
    if (NOT_FACTS.has(name) || typeof value === 'boolean') continue
    facts[name as FactName] = Array.isArray(value)
      ? (value as readonly (string | number)[])
      : [value as string | number]
  }
  const methods = query.methods
  return { ...(facts as Facts), ...(Array.isArray(methods) ? { method: methods as NonNullable<Facts['method']> } : {}) }
}

export const asksOf = (query: AskQuery): readonly Ask[] =>
  Array.isArray(query.asks) ? (query.asks as readonly Ask[]) : []

/** How a message begins, or ends, that changes the question before it. */
const OPENER =
  /^(?:(?:ok(?:ay)?|so|hm+|sorry|thanks|cool|great|no|yes|right|well)[,.! ]*)*(?:and|what about|how about|same|with|but|then|or|what if|instead|actually|i mean[t]?|i (?:was|am) (?:asking|talking)|make (?:it|that)|now|on an?|using|if (?:i|we|it)|for|in|und|wie wäre|y|et|那|换成|如果|改成|では)(?![a-z])|\b(?:instead|then|rather)\s*[?.!]*$|呢\s*[?？]?$/u
const ITSELF = /\b(?:it|that|this|them|those|these|the same)\b/u

/** True when a message completes the query before it: it says too little by itself, or opens like a follow-up. */
export function followsUp(plain: string, stated: Facts, marks: Marks): boolean {
  const subject = stated.paramsB ?? stated.model ?? stated.vectors ?? stated.documents
  if (OPENER.test(plain)) return !(subject !== undefined && marks.strongest === 3 && plain.length > 60)
  if (subject !== undefined) return plain.length <= 30 && marks.strongest < 2
  return plain.length < 60 || ITSELF.test(plain)
}

/** Someone wants the arithmetic behind the last answer. */
export const wantsWorking = (plain: string): boolean =>
  /^(?:but |and |ok |hm,? )*(?:why|how so|how come|really|warum|por qué|pourquoi|为什么|なぜ)\s*(?:is that|so (?:much|many|little|long|high|low)|that (?:much|many))?\s*[?!.]*$|\b(?:show|see|explain|give)\b.{0,24}\b(?:working|workings|math|maths|calculation|arithmetic|formula|steps|breakdown)\b|how (?:did|do) you (?:get|calculate|compute|arrive|come)|where (?:does|do|did) (?:that|this|these|those|the) (?:number|figure|come)|what(?:'s| is) the (?:formula|calculation|math)\b/u.test(
    plain,
  )

/** The fact that answers an ask: who states it does not ask for it. */
const SETTLED: Readonly<Partial<Record<Ask, FactName>>> = {
  contextTokens: 'contextTokens',
  examples: 'examples',
  tokens: 'tokensB',
  concurrency: 'concurrency',
}

/** The asks of a follow-up: its own where it names one, else those of the query before. */
export function followUpAsks(plain: string, stated: Facts, last: AskQuery, own: Marks): readonly Ask[] {
  // "With 8k context" states a length; it does not ask for one.
  const amount = /\b(?:max\w*|longest|how (?:long|much|many|large|big)|limit|enough)\b|多少|wie viele?|cuánt/u.test(
    plain,
  )
  const settled = (ask: Ask) => !amount && SETTLED[ask] !== undefined && stated[SETTLED[ask]] !== undefined
  const named = own.asks.filter(
    (ask) => ask !== 'explanation' && ask !== 'quality' && (own.marks[ask] ?? 0) >= 2 && !settled(ask),
  )
  const before = asksOf(last)
  return named.length > 0 ? named : before
}
