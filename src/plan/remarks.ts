import type { Challenged } from '../blueprint/challenges.ts'
import type { FreeText } from '../profile/free-text.ts'
import { findPhrases } from '../profile/phrases.ts'
import type { ReadRemark } from '../profile/remarks/read-remarks.ts'
import { lookedAgain, signIn } from './again.ts'
import { plantedTest } from './evaluation/planted.ts'
import type { Kind as PlanKind } from './kind.ts'

/** What the team said in passing, what we make of it, and the sentences that it puts into the plan; each with their words. */
export type Remark = {
  readonly id: string
  readonly means: string
  readonly words: readonly string[]
  /** How much a plan without it would miss, 1 to 6. */
  readonly weight: number
  readonly trap?: { readonly title: string; readonly say: string }
  readonly risk?: { readonly risk: string; readonly sign: string; readonly answer: string }
  readonly challenge?: { readonly title: string; readonly say: string; readonly do: string }
  readonly never?: string
  readonly redLine?: string
  readonly beat?: string
  readonly date?: string
  readonly step?: string
  readonly control?: string
  readonly staff?: string
  /** Cases that are a part of the test by themselves, and what their goal shows where it is not that of all. */
  readonly slice?: { readonly cases: string; readonly goal?: string | undefined; readonly shows?: string }
  readonly gate?: { readonly at: 'test' | 'pilot'; readonly pass: string }
  readonly need?: { readonly what: string; readonly why: string }
  readonly part?: { readonly part: string; readonly by: 'code' | 'rules' | 'person'; readonly how: string }
  /** The part of the kind of project that does what this one's would. */
  readonly guard?: string
  /** Of an accident: what happened in the team's whole sentence, what led to it where that is told, and what stands against it. */
  readonly happened?: {
    readonly told: string
    readonly cause?: string
    readonly week: string
    /** What is looked at again; where it is told, what is barred needs more than people. */
    readonly again?: string
    readonly rule?: string
    readonly test?: string
  }
}

/** As many as a reader takes in; and of each kind, so that no list is theirs alone. Judgments. */
const SHOWN = 10
const ACCIDENTS = 2
const OF_A_KIND = {
  trap: 3,
  risk: 2,
  challenge: 2,
  never: 2,
  redLine: 2,
  beat: 2,
  date: 2,
  step: 2,
  control: 2,
  slice: 4,
  gate: 3,
  part: 3,
  need: 2,
  staff: 1,
} as const
type Kind = keyof typeof OF_A_KIND
const KINDS = Object.keys(OF_A_KIND) as readonly Kind[]

/**
 * The weightiest of what was read, without what modules and challenges of the plan (`said`, by id) or its parts and gates say already; where the team
 * bears no error at all (`noneMayFail`), no planted case may go wrong either. Pure.
 */
export function planRemarks(
  read: readonly ReadRemark[],
  said: ReadonlySet<string>,
  { parts, gates }: Pick<PlanKind, 'parts' | 'gates'>,
  noneMayFail = false,
  texts: readonly FreeText[] = [],
): readonly Remark[] {
  const guardOf = (row: ReadRemark['row']) => parts.find((part) => doesAlready(part, row))?.part
  const isAsked = ({ gate }: ReadRemark['row']) =>
    gates.some(({ pass }) => findPhrases(pass, gate?.said ?? []).length > 0)
  const heard = new Set(read.map(({ row }) => row.id))
  const room: Record<Kind, number> = { ...OF_A_KIND }
  const meant = read.filter(({ row }) => !row.saidBy?.some((id) => said.has(id) || heard.has(id)))
  const late = meant.filter(({ row }) => row.accident).slice(ACCIDENTS)
  return meant
    .filter((each) => !late.includes(each))
    .flatMap((each): Remark[] => {
      const guard = guardOf(each.row)
      const kinds = KINDS.filter(
        (kind) =>
          each.row[kind] !== undefined &&
          room[kind] > 0 &&
          !(kind === 'part' && guard !== undefined) &&
          !(kind === 'gate' && isAsked(each.row)),
      )
      for (const kind of kinds) room[kind] -= 1
      const remark = { ...remarkOf(each, noneMayFail, texts), ...(each.row.accident && guard && { guard }) }
      return kinds.length === 0 ? [] : [only(remark, kinds)]
    })
    .slice(0, SHOWN)
}

/** Whether a part does what that of a remark would. That it stands against an accident is said only where its title is named. */
const doesAlready = ({ part, how }: PlanKind['parts'][number], row: ReadRemark['row']): boolean => {
  const covered = row.part?.covered ?? []
  return row.accident ? covered.includes(part.toLowerCase()) : findPhrases(`${part}. ${how}`, covered).length > 0
}

/** A remark in the lists that have room for it. */
const only = (remark: Remark, kinds: readonly Kind[]): Remark =>
  Object.fromEntries(
    Object.entries(remark).filter(([key]) => !(key in OF_A_KIND) || kinds.includes(key as Kind)),
  ) as Remark

function remarkOf(read: ReadRemark, noneMayFail: boolean, texts: readonly FreeText[]): Remark {
  const { row, words } = read
  const planted = row.planted && plantedTest(noneMayFail ? { below: row.planted.below } : row.planted)
  const fill = filler(read, planted?.passes ?? 'none')
  const { trap, risk, challenge, gate, part, need, slice } = row
  const happened = happenedOf(read, fill, lookedAgain(read, texts))
  const plain = ['never', 'redLine', 'beat', 'date', 'step', 'control', 'staff'] as const
  return {
    id: row.id,
    means: row.means,
    words,
    weight: row.weight,
    ...(trap && { trap: { ...trap, say: fill(trap.say) } }),
    ...(risk && { risk: { ...risk, risk: fill(risk.risk), answer: fill(risk.answer) } }),
    ...(slice && { slice: sliceOf(slice, fill, planted?.shows) }),
    ...(happened && { happened }),
    ...(gate && { gate: { at: gate.at, pass: fill(gate.pass) } }),
    ...(need && { need: { what: fill(need.what), why: fill(need.why) } }),
    ...(part && { part: { part: part.part, by: part.by, how: fill(part.how) } }),
    ...(challenge && { challenge: { ...challenge, say: fill(challenge.say), do: fill(challenge.do) } }),
    ...Object.fromEntries(plain.flatMap((kind) => (row[kind] === undefined ? [] : [[kind, fill(row[kind])]]))),
  }
}

/** What happened, with all that stands against it in a few words each. */
function happenedOf(
  { row, words, told, act }: ReadRemark,
  fill: (text: string) => string,
  again: string | undefined,
): Remark['happened'] {
  if (told === undefined || row.week === undefined) return undefined
  const [heard = ''] = words
  const isInside = told.includes(heard.replaceAll(/^… | …$/gu, ''))
  return {
    told,
    ...(row.cause && { cause: row.clause ? `“${heard}”` : isInside ? row.means : `${row.means} (“${heard}”)` }),
    // What the words tell was left out says more than what is done against most of its class.
    week:
      act === undefined || row.again !== undefined
        ? fill(row.week)
        : `${act} before the next step, every time; whoever has the case signs for it.`,
    ...(again !== undefined && { again: fill(again) }),
    ...(row.redLine !== undefined && { rule: fill(row.redLine) }),
    ...(row.gate && { test: fill(row.gate.pass) }),
  }
}

/** Puts the team's words, what they left out, and what the planted test allows, into a sentence. */
function filler(read: ReadRemark, planted: string): (text: string) => string {
  const { words, pair, act = '' } = read
  const slots = {
    words: words.map((each) => `“${each}”`).join(' and '),
    one: `“${pair?.one}”`,
    other: `“${pair?.other}”`,
    planted,
    act,
    sign: signIn(read) ?? '',
  }
  return (text) => Object.entries(slots).reduce((rest, [slot, said]) => rest.replaceAll(`{${slot}}`, said), text)
}

const sliceOf = (
  { cases, goal, shows }: NonNullable<ReadRemark['row']['slice']>,
  fill: (text: string) => string,
  planted: string | undefined,
): NonNullable<Remark['slice']> => {
  const shown = planted ?? shows
  return {
    cases: fill(cases),
    ...(goal !== undefined && { goal: fill(goal) }),
    ...(shown !== undefined && { shows: shown }),
  }
}

/** The challenges among them, to stand with those of the numbers. */
export const challengesIn = (remarks: readonly Remark[]): readonly Challenged[] =>
  remarks.flatMap(({ id, challenge, weight }) =>
    challenge === undefined ? [] : [{ id: `told-${id}`, ...challenge, weight }],
  )

/** What holds besides the goals at the gate of the test and at that of the pilot: where cases are counted apart by the goal of all, their `mark`. */
export function atGates(
  remarks: readonly Remark[],
  mark: string | undefined,
): Readonly<Record<'test' | 'pilot', readonly string[]>> {
  const at = (where: 'test' | 'pilot') => remarks.flatMap(({ gate }) => (gate?.at === where ? [gate.pass] : []))
  const apart =
    mark !== undefined && remarks.some(({ slice }) => slice !== undefined && slice.goal === undefined) ? [mark] : []
  return { test: [...apart, ...at('test')], pilot: at('pilot') }
}

/** The kind of project without the traps that a remark tells in the team's own case, and with the lines that remarks draw before its own. */
export function withoutSaid(kind: PlanKind, read: readonly ReadRemark[], remarks: readonly Remark[]): PlanKind {
  const covers = read.flatMap(({ row }) => (remarks.some(({ id }) => id === row.id) ? (row.covers ?? []) : []))
  const { data, evaluation } = kind
  const lines = remarks.flatMap(({ redLine }) => redLine ?? [])
  return {
    ...kind,
    evaluation: {
      ...evaluation,
      redLines: [...lines, ...evaluation.redLines.filter((line) => findPhrases(line, covers).length === 0)],
    },
    data: { ...data, traps: data.traps.filter(({ trap }) => findPhrases(trap, covers).length === 0) },
  }
}
