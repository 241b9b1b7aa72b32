import type { Challenged } from '../blueprint/challenges.ts'
import { findPhrases } from '../profile/phrases.ts'
import type { ReadRemark } from '../profile/remarks/read-remarks.ts'
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
  readonly beat?: string
  readonly date?: string
  readonly step?: string
  readonly control?: string
  readonly staff?: string
  /** Cases that are a part of the test by themselves. */
  readonly slice?: { readonly cases: string; readonly goal?: string | undefined }
  readonly gate?: { readonly at: 'test' | 'pilot'; readonly pass: string }
  readonly need?: { readonly what: string; readonly why: string }
  readonly part?: { readonly part: string; readonly by: 'code' | 'rules' | 'person'; readonly how: string }
}

/** As many as a reader takes in; and of each kind, so that no list is theirs alone. Judgments. */
const SHOWN = 10
const OF_A_KIND = {
  trap: 3,
  risk: 2,
  challenge: 2,
  never: 2,
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

/** The weightiest of what was read, without what modules and challenges of the plan (`said`, by id) or its `parts` say already. Pure. */
export function planRemarks(
  read: readonly ReadRemark[],
  said: ReadonlySet<string>,
  parts: PlanKind['parts'],
): readonly Remark[] {
  const shared = parts.map(({ part, how }) => `${part}. ${how}`).join(' ')
  const isSaid = ({ part }: ReadRemark['row']) => findPhrases(shared, part?.covered ?? []).length > 0
  const heard = new Set(read.map(({ row }) => row.id))
  const room: Record<Kind, number> = { ...OF_A_KIND }
  return read
    .filter(({ row }) => !row.saidBy?.some((id) => said.has(id) || heard.has(id)))
    .flatMap((each): Remark[] => {
      const kinds = KINDS.filter(
        (kind) => each.row[kind] !== undefined && room[kind] > 0 && !(kind === 'part' && isSaid(each.row)),
      )
      for (const kind of kinds) room[kind] -= 1
      return kinds.length === 0 ? [] : [only(remarkOf(each), kinds)]
    })
    .slice(0, SHOWN)
}

/** A remark in the lists that have room for it. */
const only = (remark: Remark, kinds: readonly Kind[]): Remark =>
  Object.fromEntries(
    Object.entries(remark).filter(([key]) => !(key in OF_A_KIND) || kinds.includes(key as Kind)),
  ) as Remark

function remarkOf({ row, words, pair }: ReadRemark): Remark {
  const quoted = words.map((each) => `“${each}”`).join(' and ')
  const fill = (text: string) =>
    text.replaceAll('{words}', quoted).replaceAll('{one}', `“${pair?.one}”`).replaceAll('{other}', `“${pair?.other}”`)
  const { trap, risk, challenge, gate, part, need, slice } = row
  const plain = ['never', 'beat', 'date', 'step', 'control', 'staff'] as const
  return {
    id: row.id,
    means: row.means,
    words,
    weight: row.weight,
    ...(trap && { trap: { ...trap, say: fill(trap.say) } }),
    ...(risk && { risk: { ...risk, risk: fill(risk.risk), answer: fill(risk.answer) } }),
    ...(slice && { slice: { ...slice, cases: fill(slice.cases) } }),
    ...(gate && { gate: { ...gate, pass: fill(gate.pass) } }),
    ...(need && { need: { what: fill(need.what), why: fill(need.why) } }),
    ...(part && { part: { part: part.part, by: part.by, how: fill(part.how) } }),
    ...(challenge && { challenge: { ...challenge, say: fill(challenge.say), do: fill(challenge.do) } }),
    ...Object.fromEntries(plain.flatMap((kind) => (row[kind] === undefined ? [] : [[kind, fill(row[kind])]]))),
  }
}

/** The challenges among them, to stand with those of the numbers. */
export const challengesIn = (remarks: readonly Remark[]): readonly Challenged[] =>
  remarks.flatMap(({ id, challenge, weight }) =>
    challenge === undefined ? [] : [{ id: `told-${id}`, ...challenge, weight }],
  )

/** What holds besides the goals at the gate of the test and at that of the pilot: where cases are counted apart, their `mark`. */
export function atGates(
  remarks: readonly Remark[],
  mark: string | undefined,
): Readonly<Record<'test' | 'pilot', readonly string[]>> {
  const at = (where: 'test' | 'pilot') => remarks.flatMap(({ gate }) => (gate?.at === where ? [gate.pass] : []))
  const apart = mark !== undefined && remarks.some(({ slice }) => slice !== undefined) ? [mark] : []
  return { test: [...apart, ...at('test')], pilot: at('pilot') }
}

/** The kind of project without the traps that a remark tells in the team's own case. */
export function withoutSaid(kind: PlanKind, read: readonly ReadRemark[], remarks: readonly Remark[]): PlanKind {
  const covers = read.flatMap(({ row }) => (remarks.some(({ id }) => id === row.id) ? (row.covers ?? []) : []))
  const { data } = kind
  return { ...kind, data: { ...data, traps: data.traps.filter(({ trap }) => findPhrases(trap, covers).length === 0) } }
}
