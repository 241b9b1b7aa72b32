import type { Input } from '../../contract/input.ts'
import type { Plan } from '../../plan/plan.ts'

/** What a question in the thread is about, and the answer to it. */
export type Asked = {
  readonly intent: 'sizing' | 'concept' | 'plan' | 'none'
  readonly reply: string
  /** The sizing query that was understood, for follow-ups. */
  readonly query: Readonly<Record<string, unknown>> | null
  /** As a reader knows them: titles or addresses. */
  readonly sources: readonly string[]
  /** It seems to ask for an explanation, of something that we have no note on. */
  readonly unknown?: true
  /** The text describes a project of its own: it may be the problem of a plan. */
  readonly described?: true
  /** False where a better reading may exist. */
  readonly sure?: boolean
  /** Something to do instead of, or after, the reply: show a reason, try another answer. */
  readonly input?: Input
  /** The reply as tables, where somebody wants to see it so. */
  readonly tables?: readonly { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }[]
  /** Other ways to read the question, to be offered as buttons. */
  readonly offers?: readonly { readonly label: string; readonly text: string }[]
}

export type Asker = (
  text: string,
  about: {
    readonly plan: Plan | undefined
    readonly lastQuery: Readonly<Record<string, unknown>> | undefined
    /** Said to us: nobody else is in the room, or we were named. */
    readonly direct: boolean
    /** Asked by whom the plan belongs to. */
    readonly own?: boolean
  },
) => Asked
