import type { Knowledge } from '../../knowledge/knowledge.ts'
import { findPhrases, firstMeant } from '../../profile/phrases.ts'
import { sentencesOf } from '../../sentence.ts'
import type { Plan } from '../plan.ts'

/** What a text goes against: an option that the rules have ruled out, the place where the model may run, or the law. */
export type Against = 'decision' | 'hosting' | 'law'

/** Facts that the words of others are judged by. */
export type Judging = Pick<Knowledge, 'contrary' | 'services' | 'law'>

/**
 * What a text, or a part that a technique does, goes against, by the phrases of `knowledge/contrary.yaml` and the names of vendors
 * and laws; undefined for nothing.
 */
export function against(
  { text, by }: { readonly text: string; readonly by?: string | null },
  plan: Pick<Plan, 'decisions' | 'law'>,
  knowledge: Judging,
): Against | undefined {
  const out = (decision: string) => closed(plan, decision)
  for (const row of knowledge.contrary) {
    if (row.says !== 'option') continue
    const gone = out(row.decision)
    const takesUp = row.techniques?.some((each) => each === by) || firstMeant(text, row.phrases) !== undefined
    if (takesUp && row.options.every((option) => gone.has(option)))
      return row.decision === 'serving' ? 'hosting' : 'decision'
  }
  const sellers = vendors(knowledge, out('serving'))
  if (namesWithin(text).some((name) => sellers.has(name))) return 'hosting'
  const hears = (says: string, words: string) =>
    knowledge.contrary.some((row) => row.says === says && findPhrases(words, row.phrases).length > 0)
  const waived = sentencesOf(text).some((sentence) => hears('law', sentence) && hears('waiver', sentence))
  return waived || findPhrases(text, otherLaws(plan, knowledge)).length > 0 ? 'law' : undefined
}

/** The options that are not open: those ruled out, and all others where there is to be no model at all. */
function closed({ decisions }: Pick<Plan, 'decisions'>, id: string): ReadonlySet<string> {
  const decision = decisions[id]
  if (decision === undefined || !('option' in decision)) return new Set()
  const others = decision.option === 'no-model' ? Object.keys(decision.labels ?? {}) : []
  return new Set([...others, ...decision.ruledOut.map(({ option }) => option)].filter((one) => one !== decision.option))
}

/** Who sells models by an interface of their own, where none may be called; with the clouds, where nothing may leave one's own machines. */
function vendors({ services }: Judging, serving: ReadonlySet<string>): ReadonlySet<string> {
  if (!serving.has('vendor-api')) return new Set()
  const clouds = serving.has('managed-open-weights')
  const sold = services.filter(({ cloud }) => cloud !== 'own' && (clouds || cloud === 'vendor' || cloud === 'host'))
  return new Set(sold.map(({ vendor }) => vendor))
}

/** Words with a capital that does not come from the beginning of a sentence: "together" is a word, "on Together" a vendor. */
const namesWithin = (text: string): readonly string[] =>
  sentencesOf(text).flatMap((sentence) =>
    [...sentence.matchAll(/(?<=\s)\p{Lu}\p{L}+/gu)].map(([name]) => name.toLowerCase()),
  )

/** The short names of the laws that the plan does not name. */
function otherLaws({ law = [] }: Pick<Plan, 'law'>, knowledge: Judging): readonly string[] {
  const told = law.map(({ title }) => title).join(' ')
  const names = knowledge.law.map(({ law: name }) => name.split(/[(;:,]/u)[0]?.trim() ?? '')
  return [...new Set(names)].filter((name) => /^\P{N}+$/u.test(name) && !told.includes(name))
}
