import { ASKS, type Ask, withSets } from '../../knowledge/ask-phrase.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'

export type { Ask } from '../../knowledge/ask-phrase.ts'

export type Marks = {
  readonly asks: readonly Ask[]
  readonly marks: Readonly<Partial<Record<Ask, number>>>
  readonly strongest: number
}

/** The phrases of one ask that give the same marks, as one pattern. */
type Compiled = { readonly ask: Ask; readonly marks: number; readonly is: RegExp }

const MAX_MARKS = 4
const kept = new WeakMap<Knowledge, readonly Compiled[]>()

/** The quantities that the text asks for, the best supported first, with their marks, by knowledge/ask-phrases. */
export function readAsks(text: string, knowledge: Knowledge): Marks {
  const marks: Partial<Record<Ask, number>> = {}
  for (const { ask, marks: points, is } of compiled(knowledge))
    if (marks[ask] === undefined && is.test(text)) marks[ask] = points
  // "How many examples do I need to fine-tune it?" asks neither for memory nor for tokens.
  if (marks.examples === MAX_MARKS) {
    delete marks.fits
    delete marks.tokens
  }
  const numeric = Object.entries(marks).filter(([ask]) => ask !== 'explanation' && ask !== 'quality') as [Ask, number][]
  const strongest = Math.min(3, Math.max(0, ...numeric.map(([, points]) => points)))
  const asks = (Object.entries(marks) as [Ask, number][])
    .filter(([, points]) => points >= Math.min(2, strongest || 2))
    .toSorted((a, b) => b[1] - a[1])
    .map(([ask]) => ask)
  return { asks, marks, strongest }
}

/** For each ask its patterns, the strongest first. Built once for a Knowledge and kept with it. */
function compiled(knowledge: Knowledge): readonly Compiled[] {
  const before = kept.get(knowledge)
  if (before) return before
  const { askPhrases, wordSets } = knowledge
  const built = ASKS.flatMap((ask) =>
    [4, 3, 2, 1].flatMap((marks) => {
      const phrases = askPhrases.filter((one) => one.ask === ask && one.marks === marks)
      if (phrases.length === 0) return []
      return [{ ask, marks, is: new RegExp(phrases.map((one) => `(?:${withSets(one, wordSets)})`).join('|'), 'u') }]
    }),
  )
  kept.set(knowledge, built)
  return built
}
