import type { Family } from '../../knowledge/family.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import { type AspectName, aspectsOf } from './aspects.ts'
import { findFamilies } from './find-families.ts'

/** Speaks of running, fitting or tuning by the asker: that is sized, and not looked up. */
const OWN_WORK =
  /\b(?:v?ram|memory|gb|gib|fits?|fine-?tun\w*|finetun\w*|lora|qlora|quanti[sz]\w*|serv(?:e|ing)|host\w*|infer\w*|run(?:ning)?|latency|tokens? (?:per|a) second|context|deploy\w*|oom)\b/u
/** Speaks of what was done. */
const PAST = [
  'did',
  'was',
  'were',
  'went',
  'took',
  'has',
  'had',
  'used',
  'paid',
  'spent',
  'originally',
  'back then',
  'redo',
  'repeat',
  'reproduce',
  'replicate',
]
const WAS_DONE = new RegExp(
  String.raw`\b(?:${PAST.join('|')})\b|\b(?:openai|google|meta|facebook|bloomberg|nvidia|microsoft) (?:\w+ )?(?:use|pay|spend|need|take)\b`,
  'u',
)
/** Without a word of doing, "BLOOM: GPU hours and CO2" asks what was, too. */
const DOES =
  /\b(?:train(?:ing|s)? (?:an?|my|our)|to train|needs?|takes?|do|does|would|will|can|could|should|for|with|i|we|my|our|us)\b/u
/** A longer text with figures is a calculation of the asker's own. */
const LONGEST = 160
const MONEY_AND_TIME: readonly AspectName[] = ['cost', 'time', 'energy', 'hardware']
const MAX_FAMILIES = 3

export type KnownQuestion = { readonly families: readonly Family[]; readonly wanted: ReadonlySet<AspectName> }

/**
 * A question that the record of a well-known model answers. Money, time and hardware only where it is about what was done
 * ("what did GPT-3 cost"), since "how long does it take to train GPT-3" asks for a calculation. A short question that names
 * none means the one named before it.
 */
export function findKnown(
  read: Understanding,
  knowledge: Knowledge,
  said: string | undefined,
): KnownQuestion | undefined {
  const { plain } = read
  const own = findFamilies(plain, knowledge)
  const lent =
    own.length === 0 && plain.length <= SHORT && REFERS.test(plain) && read.stated.paramsB === undefined
      ? findFamilies(last(said), knowledge)
      : []
  const families = own.length > 0 ? own : lent
  if (families.length === 0 || families.length > MAX_FAMILIES) return undefined
  const wanted = new Set(aspectsOf(plain, knowledge.aspects))
  if (families.length > 1 && wanted.size === 0 && COMPARES.test(plain)) wanted.add('what')
  const spent = MONEY_AND_TIME.some((aspect) => wanted.has(aspect))
  const done = WAS_DONE.test(plain) || (plain.length <= SHORT && !DOES.test(plain))
  if (spent && !done && !(lent.length > 0 && WAS_DONE.test(last(said)))) return undefined
  // What has a note of its own is explained by it.
  if (read.exact && wanted.size === 1 && wanted.has('what')) return undefined
  if (OWN_WORK.test(plain) || wanted.size === 0 || plain.length > LONGEST) return undefined
  if (read.stated.accelerator !== undefined && !spent) return undefined
  return { families, wanted }
}

const SHORT = 60
const COMPARES = /\b(?:or|vs|versus|better|compared?|differ\w*|oder|ou)\b/u
/** "And the electricity?" leans on what was named before. */
const REFERS = /\b(?:it|its|they|that|the model)\b|^(?:and|also|what about|how about) (?:the|its|who|how|what|in)\b/u
const last = (said: string | undefined): string => (said ?? '').toLowerCase().split('\n').at(-1) ?? ''
