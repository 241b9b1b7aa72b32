import type { Plan } from '../../plan/plan.ts'

const SHORTEST = 3
const kept = new WeakMap<Plan, ReadonlySet<string>>()

/** A question without the words that only its plan has for people and things: "when can the bid writers use it?" asks when they can use it. */
export function withoutOwnNames(text: string, plan: Plan, asks: (word: string) => boolean): string {
  const own = namesOf(plan)
  return text
    .split(/\s+/u)
    .filter((word) => {
      const bare = word.replace(/[^\p{L}]/gu, '')
      // Words that topics know say what is asked, whoever else uses them.
      return bare.length < SHORTEST || !own.has(bare) || asks(bare)
    })
    .join(' ')
}

/** The words of the answers that were written freely. */
function namesOf(plan: Plan): ReadonlySet<string> {
  const before = kept.get(plan)
  if (before) return before
  const texts = Object.values(plan.answers).filter((value) => typeof value === 'string' && value.includes(' '))
  const made = new Set(
    texts
      .join(' ')
      .toLowerCase()
      .match(/\p{L}{3,}/gu) ?? [],
  )
  kept.set(plan, made)
  return made
}
