import type { Glossary } from './glossary.ts'
import type { BlueprintLibrary } from './library.ts'
import { stems } from './stems.ts'
import { BESIDE, isKind, readLikeness, type Said } from './vocabulary.ts'

/** How strongly a text speaks of a kind of project. */
type Mention = {
  readonly weight: number
  /** Whether a word of its first group, the core, is heard. */
  readonly core: boolean
  /** Whether all is heard that it cannot be without. */
  readonly whole: boolean
  /** Of how many of its groups a word is heard. */
  readonly groups: number
}

/** How strongly a text speaks of each kind of project, by blueprint id, and how many of its words any of them knows. */
export type Mentions = (said: Said) => { readonly spoken: ReadonlyMap<string, Mention>; readonly known: number }

/**
 * Reads the words of all blueprints once, when the first text is heard. A phrase weighs the more the fewer blueprints know it, and half in what is said beside;
 * more synonyms of one idea say no more. To that comes how like the text is to all that the blueprint says. What is said in another language is heard by the words of the glossary.
 */
export function readMentions(library: BlueprintLibrary, glossary: Glossary): Mentions {
  let read: Mentions | undefined
  // A plan and its what-ifs ask about the same words again and again.
  let last: { readonly heard: Said; readonly mentions: ReturnType<Mentions> } | undefined
  return (heard) => {
    read ??= reader(library, glossary)
    if (last?.heard.main !== heard.main || last.heard.beside !== heard.beside) last = { heard, mentions: read(heard) }
    return last.mentions
  }
}

function reader(library: BlueprintLibrary, glossary: Glossary): Mentions {
  const kinds = library.filter(isKind).map(({ blueprint: { id, applies } }) => ({
    ...{ id, groups: groupsOf(applies.words), must: groupsOf(applies.must) },
  }))
  const known = new Map<string, number>()
  for (const { groups } of kinds)
    for (const phrase of new Set(groups.flat())) known.set(phrase, (known.get(phrase) ?? 0) + 1)
  const all = [...known.keys(), ...kinds.flatMap(({ must }) => must.flat())]
  const longest = Math.max(1, ...all.map((phrase) => wordsIn(phrase).length))
  const likeness = readLikeness(library)
  return (heard) => {
    const said = { main: `${heard.main} ${glossary(heard.main)}`, beside: `${heard.beside} ${glossary(heard.beside)}` }
    const main = phrasesOf(said.main, longest)
    const beside = phrasesOf(said.beside, longest)
    const weigh = (phrase: string) => {
      const heard = main.has(phrase) ? 1 : beside.has(phrase) ? BESIDE : 0
      return heard === 0 ? 0 : heard * Math.log(1 + kinds.length / (known.get(phrase) ?? 1))
    }
    const { like, known: words } = likeness(said)
    const isHeard = (phrase: string) => main.has(phrase) || beside.has(phrase)
    const spoken = new Map(
      kinds.map(({ id, groups, must }) => {
        const whole = must.every((group) => group.some(isHeard))
        return [id, { ...mentionOf(groups, weigh, like.get(id) ?? 0), whole }]
      }),
    )
    return { spoken, known: words }
  }
}

const wordsIn = (stemmed: string): readonly string[] => stemmed.trim().split(' ')

/** Every run of up to `longest` words of a text, as phrases are written: the kinds together know far more phrases than a text has. */
function phrasesOf(text: string, longest: number): ReadonlySet<string> {
  const words = wordsIn(stems(text))
  const lengths = Array.from({ length: longest }, (_, i) => i + 1)
  return new Set(words.flatMap((_, from) => lengths.map((length) => ` ${words.slice(from, from + length).join(' ')} `)))
}

/** More synonyms of one idea say no more: so many of a group count. An assumption; two and six choose no worse. */
const MAX_OF_A_GROUP = 3

type Groups = readonly (readonly string[])[]

function mentionOf(words: Groups, weigh: (phrase: string) => number, like: number): Omit<Mention, 'whole'> {
  const groups = words.map((group) => {
    const heard = group.map((phrase) => ({ phrase, weight: weigh(phrase) })).filter(({ weight }) => weight > 0)
    const whole = heard.filter(({ phrase }) => !heard.some((other) => isPart(phrase, other.phrase)))
    const weights = whole.map(({ weight }) => weight)
    return weights.toSorted((a, b) => b - a).slice(0, MAX_OF_A_GROUP)
  })
  const weight = groups.flat().reduce((total, each) => total + each, like)
  const heard = groups.filter((group) => group.length > 0).length
  return { weight, core: (groups[0]?.length ?? 0) > 0, groups: heard }
}

/** "Overview" is heard in "overview of" already. */
const isPart = (phrase: string, other: string): boolean => phrase !== other && other.includes(phrase)

const groupsOf = (groups: Groups): Groups => groups.map((group) => [...new Set(group.map(stems))])
