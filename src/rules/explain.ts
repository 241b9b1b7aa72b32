import type { Compiled } from './diagram/compile.ts'
import { compiled } from './diagram/compiled.ts'
import { GAP } from './diagram/decision.ts'
import { bit } from './diagram/rows.ts'
import { evaluate } from './evaluate.ts'
import { valuesText } from './explain/answer-text.ts'
import { type Change, changePrices, changes } from './explain/changes.ts'
import { openQuestions } from './explain/open-questions.ts'
import { presentValues } from './explain/present-values.ts'
import { sufficient } from './explain/sufficient.ts'
import { waysOf } from './explain/ways.ts'
import { toFacts } from './facts.ts'
import { type Answers, type Figures, type Outcome, type RuleBook, UNKNOWN } from './rule-book.ts'

export type Explanation = Outcome & {
  /** The smallest set of answers that forces the option, each with every value that would do as well. */
  readonly forcedBy: readonly Forced[]
  readonly wouldChange: readonly Change[]
  /** Questions without an answer, or with `unknown`, that could still change it. */
  readonly open: readonly string[]
  /** How many single answers (out of how many) would flip it. `firm`: no open question can change it. */
  readonly firmness: { readonly flips: number; readonly of: number; readonly firm: boolean }
}
type Forced = {
  readonly fact: string
  readonly values: readonly string[]
  /** The values in words: “Every day” or “Every minute”. */
  readonly text: string
}

/** Explains every decision with one outcome, exactly, for these answers. Pure; the rule book's diagrams are made once. */
export function explain(book: RuleBook, answers: Answers, figures: Figures): Readonly<Record<string, Explanation>> {
  const whole = compiled(book)
  const outcomes = evaluate(book, answers, figures)
  const present = presentValues(whole, { ...toFacts(book, answers), ...figures(answers, outcomes) })
  const prices = changePrices(whole, present)
  const openOf = openQuestions(whole, answers)
  return Object.fromEntries(
    Object.entries(outcomes.one).map(([id, outcome]): [string, Explanation] => {
      const open = openOf(id)
      return [
        id,
        {
          ...outcome,
          forcedBy: forcedBy(whole, id, outcome.option, present),
          wouldChange: changes(whole, id, { present, prices, answers, figures }),
          open,
          firmness: { ...flips(whole, id, present), firm: open.length === 0 },
        },
      ]
    }),
  )
}

function forcedBy(whole: Compiled, decision: string, option: string, present: readonly number[]): readonly Forced[] {
  const number = whole.decisions.get(decision)?.spec.options.findIndex(({ id }) => id === option) ?? 0
  const { possible, options } = waysOf(whole, decision)
  const sets = sufficient(possible, options & ~bit(number), present)
  return [...sets].map(([variable, set]) => {
    const fact = whole.variables[variable] ?? ''
    const domain = whole.book.facts.get(fact)?.values ?? []
    const values = [...set].toSorted((a, b) => a - b).map((value) => domain[value] ?? '')
    return { fact, values, text: valuesText(whole.book, fact, values) }
  })
}

/** How many changes of one fact to another known value give another option, of all that can be tried. */
function flips({ diagrams, decisions, book, variables, care }: Compiled, decision: string, present: readonly number[]) {
  const chosen = decisions.get(decision)?.chosen ?? GAP
  const now = Math.floor(diagrams.value(chosen, present) / 3)
  let count = 0
  let of = 0
  for (const variable of diagrams.support(chosen)) {
    const fact = book.facts.get(variables[variable] ?? '')
    if (fact?.from !== 'answer') continue
    for (const [value, name] of fact.values.entries()) {
      if (value === present[variable] || name === UNKNOWN) continue
      const moved = present.with(variable, value)
      if (diagrams.value(care, moved) === 0) continue
      of++
      if (Math.floor(diagrams.value(chosen, moved) / 3) !== now) count++
    }
  }
  return { flips: count, of }
}
