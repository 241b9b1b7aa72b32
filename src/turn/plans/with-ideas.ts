import { createHash } from 'node:crypto'
import type { Conversation } from '../../contract/store/conversation.ts'
import { IDEA, type Idea } from '../../plan/ideas/idea.ts'
import type { Plan } from '../../plan/plan.ts'

/** Names a plan for its suggestions: the same answers, rules and facts give the same name, anything else another. */
export function nameOf({ answers, facts, rulesHash }: Plan): string {
  return createHash('sha256')
    .update(JSON.stringify([answers, facts, rulesHash]))
    .digest('base64url')
}

/** The plan with what a language model suggested for it, if it did for this very plan. */
export function withIdeas(plan: Plan, { ideas }: Pick<Conversation, 'ideas'>): Plan {
  if (ideas === undefined || ideas.of !== nameOf(plan)) return plan
  const list = ideas.list.flatMap((each): Idea[] => {
    const read = IDEA.safeParse(each)
    return read.success ? [read.data] : []
  })
  return list.length === 0 ? plan : { ...plan, ideas: list }
}
