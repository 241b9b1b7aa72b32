import type { Concepts } from '../../knowledge/concepts.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import { type PlanQuestion, topicNamed } from './plan-question.ts'
import { spaced } from './spaced.ts'

/** How well a question must fit a topic of the plan that is open. */
const FLOOR = 0.62
/** One that names things of its own is about them. */
const CONCRETE = ['paramsB', 'accelerator', 'acceleratorMemoryGB', 'vectors', 'quantBits', 'model', 'tokensB'] as const
const NEEDS = /\b(?:need|needs|no|without|missing|instead of|hire|in there|part of it|why)\b/u

/** What a question in plain words asks of the plan that is open: a topic, or whether a role is needed. */
export function findTopic(read: Understanding, concepts: Concepts, knowledge: Knowledge): PlanQuestion | undefined {
  const { plain, stated } = read
  if (CONCRETE.some((fact) => stated[fact] !== undefined)) return undefined
  const role = roleIn(plain, knowledge)
  if (role && NEEDS.test(plain)) return { about: 'role', role: role.id, title: role.title }
  const match = concepts.planTopic(plain)
  const topic = match && match.score >= FLOOR ? topicNamed(match.id) : undefined
  return topic && { about: topic }
}

/** The only role that a text names. */
function roleIn(plain: string, { roles }: Knowledge): { readonly id: string; readonly title: string } | undefined {
  const words = spaced(plain)
  const found = roles.filter(({ title, names }) =>
    [title, ...(names ?? [])].some((name) => words.includes(spaced(name).trimEnd())),
  )
  return found.length === 1 ? found[0] : undefined
}
