import type { FactName, Facts } from './facts.ts'

/** What a follow-up multiplies, by its noun; of several the one that the question before counted. */
const THINGS: readonly { readonly is: RegExp; readonly facts: readonly FactName[] }[] = [
  { is: /\b(?:answers?|repl(?:y|ies)|outputs?|responses?)\b/u, facts: ['outputTokens'] },
  { is: /\b(?:prompts?|inputs?|questions? (?:are|is|get|were))\b/u, facts: ['promptTokens'] },
  { is: /\b(?:gpus?|cards?)\b/u, facts: ['accelerators'] },
  { is: /\b(?:data|tokens|examples|text)\b/u, facts: ['tokensB', 'examples'] },
  {
    is: /\b(?:requests?|chats?|calls?|users?|people|traffic|load|volume|mails?|emails?|tickets?|documents?|vectors?|questions?)\b|\bas (?:many|much)\b/u,
    facts: ['requestsPerDay', 'tokensPerDay', 'concurrency', 'documents', 'vectors', 'examples'],
  },
]
const FACTORS: readonly (readonly [RegExp, number])[] = [
  [/\bhalf\b|\bhalve[ds]?\b/u, 0.5],
  [/\b(?:twice|doubl\w+|two times|2 ?x|2 times)\b/u, 2],
  [/\b(?:tripl\w+|three times|threefold|3 ?x|3 times)\b/u, 3],
  [/\b(?:five times|fivefold|5 ?x|5 times)\b/u, 5],
  [/\b(?:ten times|tenfold|10 ?x|10 times)\b/u, 10],
]
/** A request where nobody said its length: as the estimator takes it (assumption). */
const USUAL: Facts = { promptTokens: [500], outputTokens: [200], requestsPerDay: [10_000] }
/** "With 16?", "and 32": nothing but a number. */
const BARE =
  /^(?:(?:and|what about|how about|or|what if|ok|with|on|using|for) )*(\d{1,4})(?: of (?:them|these|those))?[ ?!.]*$/u

/** What a follow-up changes without a figure of its own ("answers twice as long"), or by a bare count ("with 16?"). */
export function relativeChange(plain: string, last: Facts, stated: Facts): Facts {
  const count = Number(BARE.exec(plain)?.[1] ?? 0)
  if (count > 0 && Object.keys(stated).length === 0 && last.accelerators !== undefined) return { accelerators: [count] }
  const factor = FACTORS.find(([is]) => is.test(plain))?.[1]
  if (factor === undefined) return stated
  const { facts } = THINGS.find(({ is }) => is.test(plain)) ?? { facts: [] }
  const fact = facts.find((name) => last[name]?.length === 1) ?? facts.find((name) => USUAL[name] !== undefined)
  const before = fact && Number((last[fact] ?? USUAL[fact])?.[0])
  if (fact === undefined || !before || stated[fact] !== undefined) return stated
  const kept = fact === 'outputTokens' && last.promptTokens === undefined ? { promptTokens: USUAL.promptTokens } : {}
  return { ...stated, ...kept, [fact]: [Math.max(1, Math.round(before * factor * 100) / 100)] } as Facts
}
