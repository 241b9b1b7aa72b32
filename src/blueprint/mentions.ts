import type { Glossary } from './glossary.ts'
import type { BlueprintLibrary } from './library.ts'
import type { Blueprint } from './schema.ts'
import { stems } from './stems.ts'
import { BESIDE, isKind, readLikeness, type Said } from './vocabulary.ts'

/**
 * How a text speaks of a kind of project, and how strongly: by every group of its words, by so much of the blueprint's own
 * language that it stands out without them (`like`), or not.
 */
type Mention = {
  readonly how: 'all' | 'like' | 'none'
  readonly weight: number
  /** Whether a word of its first group, the core, is heard. */
  readonly core: boolean
}

/** How strongly a text speaks of each blueprint with words, by blueprint id. */
export type Mentions = (said: Said) => ReadonlyMap<string, Mention>

/**
 * Reads the words of all blueprints once. A phrase weighs the more the fewer blueprints know it, half in what is said beside, and
 * half outside the first group, which is the core; more synonyms of one idea say no more. To that comes how like the text is to
 * all that the blueprint says. What is said in another language is heard by the words of the glossary.
 */
export function readMentions(library: BlueprintLibrary, glossary: Glossary): Mentions {
  const kinds = library.filter(isKind).map(({ blueprint }) => ({ id: blueprint.id, groups: groupsOf(blueprint) }))
  const known = new Map<string, number>()
  for (const { groups } of kinds)
    for (const phrase of new Set(groups.flat())) known.set(phrase, (known.get(phrase) ?? 0) + 1)
  const likeness = readLikeness(library)
  const read: Mentions = (heard) => {
    const said = { main: `${heard.main} ${glossary(heard.main)}`, beside: `${heard.beside} ${glossary(heard.beside)}` }
    const main = stems(said.main)
    const beside = stems(said.beside)
    const weigh = (phrase: string) => {
      const heard = main.includes(phrase) ? 1 : beside.includes(phrase) ? BESIDE : 0
      return heard * Math.log(1 + kinds.length / (known.get(phrase) ?? 1))
    }
    const like = likeness(said)
    return new Map(kinds.map(({ id, groups }) => [id, mentionOf(groups, weigh, like.get(id) ?? 0)]))
  }
  // A plan and its what-ifs ask about the same words again and again.
  let last: { readonly heard: Said; readonly mentions: ReturnType<Mentions> } | undefined
  return (heard) => {
    if (last?.heard.main !== heard.main || last.heard.beside !== heard.beside) last = { heard, mentions: read(heard) }
    return last.mentions
  }
}

// The weights below are an assumption of ours: set in November 2026 on 111 project descriptions of ours and the examples of all blueprints.
/** A phrase outside the core counts so much. */
const OUTSIDE = 0.5
/** More synonyms of one idea say no more: so many of a group count. */
const MAX_OF_A_GROUP = 3
/** A word's average likeness against a phrase. */
const LIKENESS = 10
/** Without its own words a kind of project must stand out so much, and then still counts less. */
const STANDS_OUT = 145
const WITHOUT_WORDS = 0.8

type Groups = readonly (readonly string[])[]

function mentionOf(words: Groups, weigh: (phrase: string) => number, like: number): Mention {
  const groups = words.map((group) =>
    group
      .map(weigh)
      .filter((weight) => weight > 0)
      .toSorted((a, b) => b - a)
      .slice(0, MAX_OF_A_GROUP),
  )
  const phrases = groups.flatMap((group, at) => group.map((each) => (at === 0 ? each : each * OUTSIDE)))
  const weight = phrases.reduce((total, each) => total + each, 0) + like * LIKENESS
  const core = (groups[0]?.length ?? 0) > 0
  if (groups.every((group) => group.length > 0)) return { how: 'all', weight, core }
  return { how: weight >= STANDS_OUT ? 'like' : 'none', weight: weight * WITHOUT_WORDS, core }
}

const groupsOf = ({ applies }: Blueprint): Groups => applies.words.map((group) => [...new Set(group.map(stems))])
