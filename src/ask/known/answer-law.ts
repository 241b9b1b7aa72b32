import type { Near } from '../../knowledge/asked/make-near.ts'
import type { Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Law } from '../../knowledge/market/law.ts'
import type { KnownAnswer } from './answer-family.ts'
import { findFamilies } from './find-families.ts'

/** Speaks of law: whatever else a question names, it wants to know what must or may be done. */
const WORDS_OF_LAW = [
  'laws?',
  // A legal department's contracts are a subject, not a question of law.
  String.raw`legal\w*(?! (?:contracts?|documents?|texts?|department|team|files?|letters?))`,
  String.raw`regulat\w+`,
  String.raw`complian\w+`,
  'allowed',
  String.raw`forbid\w*`,
  String.raw`prohibit\w*`,
  'fined',
  'fines',
  'the fine',
  String.raw`penalt\w+`,
  'high[- ]risk',
  'ai act',
  String.raw`oblig\w+`,
  'councils?',
  'may (?:we|i|our|they|staff|employees)',
]
const OF_LAW = new RegExp(String.raw`\b(?:${WORDS_OF_LAW.join('|')})\b|^(?:so |and )?may\b`, 'u')
/** Asks for a permission: the law comes before any note. */
const PERMITS = /^(?:so |and )?may\b|\ballowed\b|\blegal(?:ly)?\b|\bforbid\w*|\bhigh[- ]risk\b/u
/** What a contract sets is no fine of a law. */
const OF_CONTRACT = /\b(?:downtime|outages?|slas?|late delivery|uptime|availability)\b/u
/** Two laws whose scores differ by less are both named. */
const CLOSE = 0.05
const FLOOR = 0.25
const MAX_DUTIES = 3
const NOTE = 'A planning aid, not legal advice.'

/** A law that is found by its subject alone must stand well out to be told before any note. */
const SURE = { chance: 0.8, permits: 0.6 } as const

/**
 * What a law says, from its record: that which a question names, or the one or two that it speaks of. `surely`: only one that
 * is named or stands out. Undefined for any other question.
 */
export function answerLaw(
  plain: string,
  knowledge: Knowledge,
  concepts: Concepts | undefined,
  surely: boolean,
): KnownAnswer | undefined {
  if (!concepts || OF_CONTRACT.test(plain)) return undefined
  const text = spaced(plain)
  const named = knowledge.law.filter(({ names }) => names.some((name) => text.includes(spaced(name))))
  // Without a word of law, "phi" is the model.
  if (!OF_LAW.test(plain) && (named.length === 0 || findFamilies(plain, knowledge).length > 0)) return undefined
  const found = search(knowledge, concepts)(plain)
  const [best, next] = found
  const first = found.find(({ id }) => named.some((law) => law.id === id))?.id ?? named[0]?.id
  if (first !== undefined) return told([first], knowledge)
  if (!best || best.chance < FLOOR) return undefined
  if (surely && best.chance < (PERMITS.test(plain) ? SURE.permits : SURE.chance)) return undefined
  return told(best.lead < CLOSE && next ? [best.id, next.id] : [best.id], knowledge)
}

function told(ids: readonly string[], knowledge: Knowledge): KnownAnswer {
  const laws = ids.flatMap((id) => knowledge.law.find((one) => one.id === id) ?? [])
  return {
    reply: `${laws.map(describe).join('\n')}\n${NOTE}`,
    sources: [...new Set(laws.map(({ source }) => source))],
  }
}

function describe({ law, title, jurisdiction, detail, duties, owner, dates, fines, weeks }: Law): string {
  const where = jurisdiction === 'any' ? '' : ` (${jurisdiction})`
  const when = dates?.map(({ what, date, note }) => `${what}${date ? ` ${date}` : ''}${note ? ` (${note})` : ''}`)
  return [
    `${law}, ${title}${where}: ${detail ? `${detail}. ` : ''}What it asks: ${duties.slice(0, MAX_DUTIES).join('; ')}.`,
    when && when.length > 0 ? `Dates: ${when.join('; ')}.` : '',
    fines ? `Fines: ${fines}.` : '',
    weeks ? `Plan ${weeks.low} to ${weeks.high} weeks; ${owner}.` : `Who: ${owner}.`,
  ]
    .filter((line) => line !== '')
    .join(' ')
}

const kept = new WeakMap<Knowledge, (text: string) => readonly Near[]>()

function search(knowledge: Knowledge, concepts: Concepts): (text: string) => readonly Near[] {
  const before = kept.get(knowledge)
  if (before) return before
  const made = concepts.nearIn(
    knowledge.law.map(({ id, law, title, names, subjects, asks, when, duties, detail }) => ({
      id,
      title: `${law}, ${title}`,
      aliases: [...names, ...subjects],
      asks,
      text: [...(when.words ?? []), ...duties, detail ?? ''].join(' . '),
    })),
  )
  kept.set(knowledge, made)
  return made
}

const spaced = (text: string): string => ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
