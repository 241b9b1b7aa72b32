import { lowerFirst } from '../../sentence.ts'
import type { Heard } from './hear.ts'
import { pieces } from './sentences.ts'

/** What people check, tell and hand over, by its base form; past and participle where they are not regular. What is no act of care is not here. */
const ACTS: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  ...Object.fromEntries(
    'check recheck verify confirm test clean calibrate sign close lock open count compare enter record mark label inform ask call warn forward translate empty secure tighten inspect examine review update replace scan measure weigh question report log register note date number seal cover unplug disconnect lubricate align correct repeat photograph document cross-check double-check proofread'
      .split(' ')
      .map((base) => {
        const past = base.endsWith('e')
          ? `${base}d`
          : /[^aeiou]y$/u.test(base)
            ? `${base.slice(0, -1)}ied`
            : `${base}ed`
        const doubled: Readonly<Record<string, string>> = { scan: 'scanned', log: 'logged' }
        return [base, [doubled[base] ?? past, doubled[base] ?? past] as const]
      }),
  ),
  read: ['read', 'read'],
  put: ['put', 'put'],
  write: ['wrote', 'written'],
  tell: ['told', 'told'],
  hold: ['held', 'held'],
  shut: ['shut', 'shut'],
  'look at': ['looked at', 'looked at'],
  'look into': ['looked into', 'looked into'],
  'look up': ['looked up', 'looked up'],
  'switch off': ['switched off', 'switched off'],
  'switch on': ['switched on', 'switched on'],
  'turn off': ['turned off', 'turned off'],
  'hand over': ['handed over', 'handed over'],
  'pass on': ['passed on', 'passed on'],
  'write down': ['wrote down', 'written down'],
  'read back': ['read back', 'read back'],
  'listen to': ['listened to', 'listened to'],
}
const any = (forms: readonly string[]): string => [...forms].sort((one, other) => other.length - one.length).join('|')
const ING = (base: string): string => {
  const [verb = '', ...rest] = base.split(' ')
  const doubled: Readonly<Record<string, string>> = {
    scan: 'scanning',
    log: 'logging',
    put: 'putting',
    shut: 'shutting',
  }
  return [doubled[verb] ?? `${verb.replace(/e$/u, '')}ing`, ...rest].join(' ')
}
const PARTICIPLES = new Map(
  Object.entries(ACTS).flatMap(([base, [past, participle]]) =>
    [base, past, participle, ING(base)].map((form) => [form, participle] as const),
  ),
)
const BASE = any(Object.keys(ACTS))
const PAST = any(Object.values(ACTS).flat())
const GERUND = any(Object.keys(ACTS).map(ING))

/** Ways in which people say that something was not done; `verb` and what it was done to. */
const LEFT_OUT = [
  String.raw`\b(?:nobody|no one|no-one) (?:had |has |ever |had ever )?(?<verb>${PAST})\b (?<object>.+)`,
  String.raw`\b(?:did not|didn't|had not|hadn't|never|had never) (?:then |even )?(?<verb>${BASE}|${PAST})\b (?<object>.+)`,
  String.raw`\b(?:forgot|had forgotten|failed|omitted) to (?<verb>${BASE})\b (?<object>.+)`,
  String.raw`\bwithout (?:first )?(?<verb>${GERUND})\b (?<object>.+)`,
].map((pattern) => new RegExp(pattern, 'iu'))
const NOT_DONE = new RegExp(
  String.raw`^(?:(?:and|but|because|since|as|so|while|although|that) )*(?<object>.+?) (?:was|were|had|has|have) (?:not|never)(?: been)? (?<verb>${PAST})\b(?<rest>.*)`,
  'iu',
)
/** What a thing begins with by which it can be named again; somebody's own is told as it was. */
const NAMED = /^(?:the|a|an|its|their|his|her|our|any|each|every|two|three|four|both|all)\s/iu
/** Behind the thing: how, where or when it should have been done, or what it said. */
const HOW = new Set(
  'on at with from by to into against over under side together aloud again back properly off down out up first whether if about beforehand there'.split(
    ' ',
  ),
)
/** ... or what was so on that day, not in each case. */
const OF_THAT_DAY = new Set(
  'in when while until that why who which as since because during then today yesterday twice after before for'.split(
    ' ',
  ),
)
const isBehind = (word: string): boolean => HOW.has(word.toLowerCase()) || OF_THAT_DAY.has(word.toLowerCase())
const LONGEST = 9
const PLURAL = /(?:[^su]s|people|children|men|women|feet|teeth|data)$/iu
const PERSONAL = /^(?:it|him|her|them|us|me|you|he|she|they|we|i|this|that|these|those|anything|everything|nothing)$/iu

/** What was left out, as what is done from now on ("the sheets are put side by side"), and where it is told. */
export type LeftOut = { readonly act: string; readonly sentence: string; readonly heard: Heard }

/** The act that the team's own words tell was left out; undefined where none is told, or not so that it can be named. Pure. */
export function leftOutIn(told: readonly string[]): LeftOut | undefined {
  for (const sentence of told)
    for (const { at, text } of pieces(sentence)) {
      const plain = text.replace(/[.;:!?]+$/u, '')
      const act = leftOut(plain) ?? notDone(plain)
      if (act !== undefined) return { act, sentence, heard: { from: at, to: at + plain.length } }
    }
  return undefined
}

function leftOut(text: string): string | undefined {
  for (const pattern of LEFT_OUT) {
    const { verb = '', object = '' } = pattern.exec(text)?.groups ?? {}
    if (verb !== '') return passive(object.split(' '), verb)
  }
  return undefined
}

function notDone(text: string): string | undefined {
  const { object = '', verb = '', rest = '' } = NOT_DONE.exec(text)?.groups ?? {}
  if (verb === '' || object.split(' ').length > LONGEST - 1) return undefined
  return passive([...object.split(' '), ...rest.trim().split(' ').filter(Boolean)], verb, object.split(' ').length)
}

/** "the sheets side by side", "put": "the sheets are put side by side". */
function passive(words: readonly string[], verb: string, length?: number): string | undefined {
  const done = PARTICIPLES.get(verb.toLowerCase())
  const end = length ?? words.findIndex((word, at) => at > 0 && isBehind(word))
  const thing = end < 0 ? words : words.slice(0, end)
  const name = thing.join(' ')
  if (done === undefined || thing.length > LONGEST || PERSONAL.test(name)) return undefined
  if (!NAMED.test(`${name} `) && !PLURAL.test(name)) return undefined
  const rest = end < 0 ? [] : words.slice(end)
  const until = rest.findIndex((word) => OF_THAT_DAY.has(word.toLowerCase()))
  const how = (until < 0 ? rest : rest.slice(0, until)).slice(0, LONGEST).join(' ')
  const head = name.split(/ of | on | with /u)[0] ?? name
  const are = PLURAL.test(head) || /^(?:two|three|four|both|all) /iu.test(head) ? 'are' : 'is'
  const each = name.replace(/^(?:a|an|any) /iu, 'each ')
  return `${lowerFirst(each)} ${are} ${done}${how === '' ? '' : ` ${how}`}`
}
