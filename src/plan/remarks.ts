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
  readonly apart?: string
  readonly date?: string
  readonly step?: string
  readonly control?: string
}

/** As many as a reader takes in; and of each kind, so that no list is theirs alone. Judgments. */
const SHOWN = 8
const OF_A_KIND = { trap: 3, risk: 2, challenge: 2, never: 2, beat: 2, apart: 1, date: 1, step: 2, control: 2 } as const
type Kind = keyof typeof OF_A_KIND
const KINDS = Object.keys(OF_A_KIND) as readonly Kind[]

/** The weightiest of what was read, without what the modules and challenges of the plan (`said`, by id) say already. Pure. */
export function planRemarks(read: readonly ReadRemark[], said: ReadonlySet<string>): readonly Remark[] {
  const heard = new Set(read.map(({ row }) => row.id))
  const room: Record<Kind, number> = { ...OF_A_KIND }
  return read
    .filter(({ row }) => !row.saidBy?.some((id) => said.has(id) || heard.has(id)))
    .filter(({ row }) => {
      const kinds = KINDS.filter((kind) => row[kind] !== undefined)
      if (kinds.some((kind) => room[kind] === 0)) return false
      for (const kind of kinds) room[kind] -= 1
      return true
    })
    .slice(0, SHOWN)
    .map(remarkOf)
}

function remarkOf({ row, words }: ReadRemark): Remark {
  const quoted = words.map((each) => `“${each}”`).join(' and ')
  const fill = (text: string) => text.replaceAll('{words}', quoted)
  const { trap, risk, challenge } = row
  const plain = ['never', 'beat', 'apart', 'date', 'step', 'control'] as const
  return {
    id: row.id,
    means: row.means,
    words,
    weight: row.weight,
    ...(trap && { trap: { ...trap, say: fill(trap.say) } }),
    ...(risk && { risk: { ...risk, risk: fill(risk.risk), answer: fill(risk.answer) } }),
    ...(challenge && { challenge: { ...challenge, say: fill(challenge.say), do: fill(challenge.do) } }),
    ...Object.fromEntries(plain.flatMap((kind) => (row[kind] === undefined ? [] : [[kind, fill(row[kind])]]))),
  }
}

/** The challenges among them, to stand with those of the numbers. */
export const challengesIn = (remarks: readonly Remark[]): readonly Challenged[] =>
  remarks.flatMap(({ id, challenge, weight }) =>
    challenge === undefined ? [] : [{ id: `told-${id}`, ...challenge, weight }],
  )

/** The kind of project without the traps that a remark tells in the team's own case. */
export function withoutSaid(kind: PlanKind, read: readonly ReadRemark[], remarks: readonly Remark[]): PlanKind {
  const covers = read.flatMap(({ row }) => (remarks.some(({ id }) => id === row.id) ? (row.covers ?? []) : []))
  const { data } = kind
  return { ...kind, data: { ...data, traps: data.traps.filter(({ trap }) => findPhrases(trap, covers).length === 0) } }
}
