import type { Family } from '../../knowledge/family.ts'
import type { Knowledge, Model } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import { type AspectName, aspectsOf } from './aspects.ts'
import { findFamilies } from './find-families.ts'

/** Speaks of running, fitting or tuning by the asker: that is sized, and not looked up. */
const WORK = [
  ...[
    'v?ram',
    'memory',
    'gb',
    'gib',
    'fits?',
    'fine-?tun\\w*',
    'lora',
    'qlora',
    'quanti[sz]\\w*',
    'serv(?:e|ing)',
    'host\\w*',
  ],
  ...['infer\\w*', 'run(?:ning)?', 'latency', 'tokens? (?:per|a) second', 'context', 'deploy\\w*', 'oom'],
  '(?:my|our|we|your) (?:own )?(?:data|inputs?|documents|chats?|prompts?)',
  // What it wrote is asked about, and not the model.
  '(?:that|which|what|texts?|data|answers|output) \\S+ (?:generat\\w*|wrote|writes|made|produced?s?)',
  'outputs?',
  // Whether it may see them is no question of its license.
  '(?:patients?|customers?|clients?|personal|employees?|staff|confidential|sensitive|health|medical|secret) (?:data|records?|names|files?|letters?|notes|e?mails?|information)',
]
const OWN_WORK = new RegExp(String.raw`\b(?:${WORK.join('|')})\b`, 'u')
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
  'reportedly',
  '(?:people|they|some) say',
  'is it true',
  'rumou?r\\w*',
]
const WAS_DONE = new RegExp(
  String.raw`\b(?:${PAST.join('|')})\b|\b(?:hat|wurden?|haben|a coûté|a-t-il|a duré|ont|costó|gastó|duró|usaron|custou|gastou|durou|foi)(?![\p{L}])|花了|用了|了多|かかった|使った|training(?:s)? cost|\b(?:openai|google|meta|facebook|bloomberg|nvidia|microsoft) (?:\w+ )?(?:use|pay|spend|need|take)\b`,
  'u',
)
/** Without a word of doing, "BLOOM: GPU hours and CO2" asks what was, too. */
const DOES =
  /\b(?:train(?:ing|s)? (?:an?|my|our)|to train|needs?|takes?|do|does|would|will|can|could|should|for|with|i|we|my|our|us)\b/u
/** "Electricity for the BLOOM training": the one that there was. */
const ITS_TRAINING = /\b(?:the|its) (?:[\w.-]+ ){0,2}training\b|\btraining of\b/u
const OURS =
  /\b(?:i|we|my|our|us|to train|would|will|can|could|should|do|does|takes?|needs?)\b|\d+ ?(?:tokens|examples|b tokens|epochs)/u
/** A longer text with figures is a calculation of the asker's own. */
const LONGEST = 160
const MONEY_AND_TIME: readonly AspectName[] = ['cost', 'time', 'energy', 'hardware']
const MAX_FAMILIES = 3

/** `exact` is the record of the very size or version that a single model is named with. */
export type KnownQuestion = {
  readonly families: readonly Family[]
  readonly wanted: ReadonlySet<AspectName>
  readonly exact: Model | undefined
}

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
  const again = askedAgain(read, own, knowledge, said)
  if (again) return again
  const lent =
    own.length === 0 && plain.length <= SHORT && REFERS.test(plain) && read.stated.paramsB === undefined
      ? findFamilies(last(said), knowledge)
      : []
  const families = own.length > 0 ? own : lent
  if (families.length === 0 || families.length > MAX_FAMILIES) return undefined
  const exact = families.length === 1 ? exactModel(read, knowledge) : undefined
  const wanted = new Set(aspectsOf(plain, knowledge.aspects))
  if (families.length > 1 && wanted.size === 0 && COMPARES.test(plain)) wanted.add('what')
  if (wanted.has('context') && read.stated.contextTokens === undefined && !/\b(?:v?ram|memory|gb)\b/u.test(plain))
    return { families, wanted: new Set(['context']), exact }
  if (
    wanted.has('subscription') &&
    SELLS.test(plain) &&
    families.some(({ subscription }) => subscription !== undefined)
  )
    return { families, wanted: new Set(['subscription']), exact }
  const spent = MONEY_AND_TIME.some((aspect) => wanted.has(aspect))
  const done =
    WAS_DONE.test(plain) ||
    (plain.length <= SHORT && !DOES.test(plain)) ||
    (ITS_TRAINING.test(plain) && !OURS.test(plain) && read.stated.accelerators === undefined) ||
    // Both together are published of a training; to run it takes no time.
    (wanted.has('hardware') && wanted.has('time') && !OURS.test(plain))
  if (spent && !done && !(lent.length > 0 && WAS_DONE.test(last(said)))) return undefined
  // What has a note of its own is explained by it.
  if (read.exact && wanted.size === 1 && wanted.has('what')) return undefined
  if (OWN_WORK.test(plain) || wanted.size === 0 || plain.length > LONGEST) return undefined
  if (read.stated.accelerator !== undefined && !spent) return undefined
  return { families, wanted, exact }
}

/** "And the 13B?", "and GPT-3?" behind a question about what a training took: the same of that size or model. */
function askedAgain(
  read: Understanding,
  own: readonly Family[],
  knowledge: Knowledge,
  said: string | undefined,
): KnownQuestion | undefined {
  const before = last(said)
  const { plain, stated } = read
  if (plain.length > SHORT || !AGAIN.test(plain) || aspectsOf(plain, knowledge.aspects).size > 0) return undefined
  if (own.length !== 1 && stated.paramsB === undefined) return undefined
  if (stated.accelerator ?? stated.accelerators ?? stated.hours ?? stated.examples) return undefined
  const families = own.length === 1 ? own : findFamilies(before, knowledge)
  const wanted = [...aspectsOf(before, knowledge.aspects)].filter((aspect) => PUBLISHED.has(aspect))
  if (families.length !== 1 || wanted.length === 0 || OWN_WORK.test(before)) return undefined
  if (OURS.test(before) && !WAS_DONE.test(before)) return undefined
  return { families, wanted: new Set(wanted), exact: undefined }
}

const AGAIN = /^(?:(?:ok|so|well)[, ]+)?(?:and|und|y|et|e|what about|how about|or|aber|并且|那)(?![a-z])|呢\s*[?？]?$/u
const PUBLISHED: ReadonlySet<AspectName> = new Set(['cost', 'time', 'energy', 'hardware', 'data'])

/** The one or two models that a question names which asks for nothing that a record has a field for. */
export function namedFamilies(read: Understanding, knowledge: Knowledge): KnownQuestion | undefined {
  const families = findFamilies(read.plain, knowledge)
  if (families.length === 0 || families.length > 2 || OWN_WORK.test(read.plain)) return undefined
  return { families, wanted: new Set(['what']), exact: undefined }
}

/** The model that was read, where its size or version stands in the text, and not only its family. */
function exactModel({ plain, stated }: Understanding, { models }: Knowledge): Model | undefined {
  const [name, ...others] = (stated.model ?? []).map(String)
  const model = others.length === 0 ? models.find((one) => one.name === name) : undefined
  if (!model) return undefined
  const told = VARIANT.exec(model.name.toLowerCase())?.[0]
  return told !== undefined && plain.replace(/[\s-]/gu, '').includes(told.replace(/[\s-]/gu, '')) ? model : undefined
}

/** What tells the models of one family apart. */
const VARIANT =
  /(?<![\da-z])\d+(?:\.\d+)?[bm](?![a-z])|(?<![a-z])(?:mini|medium|small|large|base|nano|xxl|xl|scout|maverick|flash|air)(?![a-z])/u

/** Asks for what somebody pays to use a product. */
const SELLS =
  /\b(?:costs?|prices?|pricing|pay|much|expensive|cheap\w*|fees?|kostet|preis|coûte|prix|cuesta|precio|custa|preço|subscription|abo)\b|多少钱|价格|いくら|料金/u
const SHORT = 60
const COMPARES = /\b(?:or|vs|versus|better|compared?|differ\w*|oder|ou)\b/u
/** "And the electricity?" leans on what was named before. */
const REFERS = /\b(?:it|its|they|that|the model)\b|^(?:and|also|what about|how about) (?:the|its|who|how|what|in)\b/u
const last = (said: string | undefined): string => (said ?? '').toLowerCase().split('\n').at(-1) ?? ''
