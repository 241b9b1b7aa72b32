import type { Collected, DecisionSpec, Outcome, Reason, Rule } from './rule-book.ts'

/**
 * What a `one` decision takes when these rules fired: among the options that no rule rules out the strongest kind of
 * support, and among equals the simplest, which is the first in the file. Undefined if every option is ruled out.
 */
export function chooseOne(spec: DecisionSpec, fired: readonly Rule[]): Outcome | undefined {
  const out = new Set(fired.filter(({ effect }) => effect === 'rules-out').map(({ option }) => option))
  const backed = (effect: Rule['effect'], option: string) =>
    fired.some((rule) => rule.effect === effect && rule.option === option)
  const free = spec.options.filter(({ id }) => !out.has(id))
  const chosen =
    free.find(({ id }) => backed('calls-for', id)) ?? free.find(({ id }) => backed('supports', id)) ?? free[0]
  if (chosen === undefined) return undefined
  return {
    option: chosen.id,
    secondary: free
      .filter(({ id }) => chosen.combines.includes(id) && (backed('calls-for', id) || backed('supports', id)))
      .map(({ id }) => id),
    because: fired.filter(({ option, effect }) => option === chosen.id && effect !== 'rules-out').map(reason),
    ruledOut: fired.filter(({ effect }) => effect === 'rules-out').map(reason),
  }
}

/** What a `many` decision takes: every option that is called for or supported and not ruled out, in file order. */
export function chooseMany(spec: DecisionSpec, fired: readonly Rule[]): Collected {
  const options = spec.options.flatMap(({ id }) => {
    const about = fired.filter(({ option }) => option === id)
    if (about.length === 0 || about.some(({ effect }) => effect === 'rules-out')) return []
    return [{ option: id, because: about.map(reason) }]
  })
  return { options }
}

const reason = ({ id, option, because, source }: Rule): Reason => ({ rule: id, option, because, source })
