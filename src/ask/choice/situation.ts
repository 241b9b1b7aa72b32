import type { Guides } from '../../blueprint/guides.ts'
import type { LoadedBlueprint } from '../../blueprint/library.ts'
import { mainPart } from '../../blueprint/main-part.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Work } from '../../knowledge/work.ts'
import { findPhrases } from '../../profile/phrases.ts'
import type { Profile } from '../../profile/profile.ts'
import { readProfile } from '../../profile/read-profile.ts'
import { evaluate } from '../../rules/evaluate.ts'
import { toFacts } from '../../rules/facts.ts'
import { type Answers, type Facts, type Outcome, type RuleBook, UNKNOWN } from '../../rules/rule-book.ts'
import { planFigures } from '../../solution/figures.ts'
import { kindMeant } from './kind-meant.ts'

/** A question read as a brief of which little is known, and what the rules make of it. */
export type Situation = {
  readonly text: string
  readonly profile: Profile
  /** The kind of project that it surely speaks of. */
  readonly kind: LoadedBlueprint | undefined
  /** The work that it names, with its words. */
  readonly work: { readonly row: Work; readonly words: string } | undefined
  readonly answers: Answers
  /** Answers, who does the main part, and the outcomes, as the rules see them. */
  readonly facts: Facts
  readonly outcomes: Readonly<Record<string, Outcome>>
}

/** The last decision that a choice looks at. */
const LAST = 'training-option'
/** What the stages of a kind take in, where the words do not say it. */
const TAKES: Readonly<Record<string, string>> = { vision: 'images', ocr: 'scans', 'recognize-speech': 'speech' }

/** Reads a text as the answer to what the problem is; the kind of project or the work says what is done where the words do not. */
export function situationOf(text: string, book: RuleBook, guides: Guides, knowledge: Knowledge): Situation {
  const profile = readProfile(book, knowledge, { problem: text })
  const work = workIn(text, knowledge.works)
  const meant = kindMeant(guides, text)
  // What is to be done is said more surely by its own word than by all words together.
  const kind = work && meant && partOf(meant, book) !== work.row.main ? undefined : meant
  const answers: Answers = { ...(kind ? ofKind(kind) : work?.row.says), ...profile.effective }
  const part = { 'main-part': kind ? partOf(kind, book, profile.effective) : (work?.row.main ?? UNKNOWN) }
  const figures = planFigures(knowledge)
  const { one } = evaluate(book, answers, (given, outcomes) => ({ ...figures(given, outcomes), ...part }), {
    until: [LAST],
  })
  const options = Object.fromEntries(Object.entries(one).map(([id, { option }]) => [id, option]))
  return {
    text,
    profile,
    kind,
    work,
    answers,
    facts: { ...toFacts(book, answers), ...part, ...options },
    outcomes: one,
  }
}

const partOf = (kind: LoadedBlueprint, book: RuleBook, told: Answers = {}): string =>
  mainPart(kind, toFacts(book, { ...ofKind(kind), ...told }))

function ofKind({ blueprint: { applies, pipeline } }: LoadedBlueprint): Answers {
  const task = applies.examples[0]?.task
  const takes = pipeline.flatMap(({ kind, when }) => (when === undefined ? (TAKES[kind] ?? []) : []))
  return { ...(task !== undefined && { task }), ...(takes.length > 0 && { modality: takes }) }
}

/** The one work that is named; none where two are. */
function workIn(text: string, works: readonly Work[]): Situation['work'] {
  const heard = works.flatMap((row) => {
    const hit = findPhrases(text, row.hear, row.unless)[0]
    return hit ? [{ row, words: hit.words }] : []
  })
  return heard.length === 1 ? heard[0] : undefined
}
