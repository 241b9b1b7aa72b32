import type { Option, Question } from '../rules/rule-book.ts'
import { allowedTypos, typos } from './typos.ts'
import { plainWords } from './words.ts'

export type Match =
  | { readonly type: 'one'; readonly option: Option }
  /** Several options fit equally well: ask which. */
  | { readonly type: 'several'; readonly options: readonly Option[] }
  | { readonly type: 'none' }

const NONE: Match = { type: 'none' }
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
/** More words than this are a sentence about something, not an answer by an option's name. */
const MAX_WORDS = 14
const FILLERS = new Set(
  'i we it is its are a an the of to in on at for and or my our us think would say guess probably maybe just yes yeah please about around option answer choose take pick go with one that this like want use well so be will'.split(
    ' ',
  ),
)

/**
 * Finds the option that a text names: by its place in the list ("option 2", "the second"), its id or label or a synonym, the beginning of one, a
 * close typo, one inside a short sentence, or words of the label, in this order. A negated name ("not daily") and a
 * question ("what is on-device?") name nothing. Nor does a bare digit: most fronts show no numbers, so "2" may mean two.
 */
export function matchOption(question: Question, text: string): Match {
  const words = plainWords(text)
  if (words === '') return NONE
  const numbered = byPlace(question, words)
  if (numbered) return { type: 'one', option: numbered }
  const named = question.options.map((option) => ({ option, names: namesOf(option) }))
  const exact = named.filter(({ names }) => names.includes(words))
  if (exact.length > 0) return settle(exact)
  const sentence = words.split(' ')
  if (words.length >= 2) {
    const matching = named.filter(({ names }) => names.some((name) => name.startsWith(`${words} `)))
    if (matching.length > 0) return settle(matching)
    const part = words.length >= 3 ? named.filter(({ names }) => names.some((name) => name.startsWith(words))) : []
    if (part.length > 0) return settle(part)
  }
  const slipped = byTypos(named, words)
  if (slipped.type !== 'none') return slipped
  if (isQuestion(text)) return NONE
  const negated = NEGATION.test(words)
  if (sentence.length <= MAX_WORDS) {
    // "Not daily" does not mean daily, but "it doesn't know our products" may be what an option is called.
    const inside = contained(named, words, negated)
    if (inside.type !== 'none') return inside
    const shared = negated ? NONE : byWords(named, sentence)
    if (shared.type !== 'none') return shared
  }
  return bySayingYesOrNo(named, words)
}

const NEGATION = /\b(?:not|isnt|arent|wont|cant|never|neither|dont|doesnt|havent|no)\b/u

/** Whether the text is exactly an option's id, label or synonym. */
export function namesOption(question: Question, text: string): boolean {
  const words = plainWords(text)
  return question.options.some((option) => namesOf(option).includes(words))
}

const YES = /^(?:y|yes|yep|yeah|yup|sure|absolutely|definitely|certainly|of course|correct|exactly|indeed)\b/u
const NO =
  /^(?:n|no|nope|nah|not really|not at all|probably not|i dont think so|dont think so|absolutely not|definitely not)\b/u

/** "Yes, we know exactly" where one option means yes. */
function bySayingYesOrNo(named: readonly Named[], words: string): Match {
  const word = NO.test(words) ? 'no' : YES.test(words) ? 'yes' : undefined
  if (word === undefined) return NONE
  return settle(named.filter(({ names }) => names.some((name) => name === word || name.startsWith(`${word} `))))
}

type Named = { readonly option: Option; readonly names: readonly string[] }

const settle = (found: readonly Named[]): Match => {
  const [first, ...rest] = found
  if (first === undefined) return NONE
  return rest.length === 0
    ? { type: 'one', option: first.option }
    : { type: 'several', options: found.map(({ option }) => option) }
}

function namesOf(option: Option): readonly string[] {
  const head = option.label.split(/[:;(]/u)[0] ?? ''
  return [...new Set([option.id, option.label, head, ...(option.synonyms ?? [])].map(plainWords))].filter(
    (name) => name !== '',
  )
}

function byPlace(question: Question, words: string): Option | undefined {
  const [, counted, nth] =
    /^(?:the )?(?:(?:option|number|no|nr|answer|choice|point) (\d{1,2})|(\d{1,2})(?:st|nd|rd|th))$/u.exec(words) ?? []
  const place = counted ?? nth
  if (place !== undefined) return question.options[Number(place) - 1]
  const ordinal = /^(?:the )?(\w+)(?: one| option| answer)?$/u.exec(words)?.[1] ?? ''
  if (ordinal === 'last') return question.options.at(-1)
  const index = ORDINALS.indexOf(ordinal)
  return index < 0 ? undefined : question.options[index]
}

/** Options whose name stands in the sentence as whole words; a longer name beats one inside it. */
function contained(named: readonly Named[], words: string, negated: boolean): Match {
  const hits = named.flatMap(({ option, names }) =>
    names
      .filter((name) => name.length >= 3 && ` ${words} `.includes(` ${name} `) && (!negated || NEGATION.test(name)))
      .map((name) => ({ option, name })),
  )
  const best = hits.filter(
    ({ name }) => !hits.some((other) => other.name !== name && ` ${other.name} `.includes(` ${name} `)),
  )
  return settle([...new Set(best.map(({ option }) => option))].map((option) => ({ option, names: [] })))
}

/** Options that have every telling word of the text in their label or description. */
function byWords(named: readonly Named[], sentence: readonly string[]): Match {
  const telling = sentence.filter((word) => word.length >= 3 && !FILLERS.has(word))
  if (telling.length === 0 || telling.length > 5) return NONE
  const fitting = named.filter(({ option }) => {
    const own = plainWords(`${option.id} ${option.label} ${option.description ?? ''}`).split(' ')
    return telling.every((word) =>
      own.some((mine) => mine === word || typos(mine, word, 1) <= allowedTypos(word.length) - 1),
    )
  })
  return fitting.length > 3 ? NONE : settle(fitting)
}

function byTypos(named: readonly Named[], words: string): Match {
  const limit = allowedTypos(words.length)
  if (limit === 0) return NONE
  const slips = named.map(({ option, names }) => ({
    option,
    names,
    // A digit is never a slip: 64 GPUs are not 8.
    slips: Math.min(
      ...names.map((name) =>
        digits(name) === digits(words) ? typos(name.slice(0, 60), words.slice(0, 60), limit) : limit + 1,
      ),
    ),
  }))
  const least = Math.min(...slips.map((each) => each.slips))
  return least > limit ? NONE : settle(slips.filter((each) => each.slips === least))
}

const digits = (text: string): string => text.replace(/\D+/g, ' ').trim()

/** True for a text that asks rather than answers. */
export function isQuestion(text: string): boolean {
  return (
    /[?？]\s*$/u.test(text) ||
    /^\s*(?:what|whats|what's|why|how|which|when|where|who|can|could|should|does|do|is|are|would|will)\s+\S+\s+\S/iu.test(
      text,
    )
  )
}
