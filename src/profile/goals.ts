import type { Answers } from '../rules/rule-book.ts'
import { around, isChange } from './change.ts'
import { isFalling } from './falling.ts'
import { GOALS, type PlannedTest, plannedTests, testsOf } from './planned-tests.ts'
import type { Quantity } from './quantity.ts'

/**
 * A share that is a goal, with what it is a share of: of those that really are what is looked for (`found`: recall, or its misses), of what the
 * system marks (`marked`: precision), of those that are not (`false`: false alarms), or of all cases.
 */
export type Goal = {
  readonly quantity: Quantity
  readonly of: 'found' | 'marked' | 'false' | 'all'
  readonly test?: PlannedTest
}

const FOUND =
  /^\s*(?:of|de|der) [^.;,]{2,70}?\b(?:found|caught|detected|spotted|blocked|flagged|stopped|recogni[sz]ed|discovered|on the list|out within|gefunden|erkannt)\b/iu
const MISSED = /\b(?:miss(?:ed|es)|overlooked|escapes?|undetected)\b/iu
const RECALL = /\b(?:recall|sensitivity|trefferquote)\b[^.;,\d]*$/iu
const MARKED_AFTER = /^\s*precision\b/iu
const MARKED_BEFORE = /\bprecision\b[^.;,\d]*$/iu
const FALSE =
  /\b(?:false (?:alarm|positive|reject|accusation|match|hit)|wrong(?:ly)? (?:ban|accus|block|reject|flag|alarm|refus)|innocent)/iu

/** Where the next thing begins that is told of. */
const NEXT = /\s(?:and|but|while)\s/iu

/** The shares among the goals, each with its base and the planned test that is meant for it. Pure. */
export function shareGoals(quantities: readonly Quantity[], answers: Answers): readonly Goal[] {
  const goals = quantities.filter(
    ({ unit, role, where }) =>
      unit === 'share' && (role === 'target' || role === 'error-limit') && GOALS.includes(where.question),
  )
  const tests = plannedTests(quantities, answers)
  return goals.map((quantity) => {
    const of = baseOf(quantity, answers)
    const meant = testsOf(quantity, tests, goals, answers)
    const test =
      of === 'found' ? (meant.find(({ known }) => known) ?? meant[0]) : (meant.find(({ known }) => !known) ?? meant[0])
    return { quantity, of, ...(test && { test }) }
  })
}

/** What a goal is a share of. Pure. */
function baseOf(goal: Quantity, answers: Answers): Goal['of'] {
  const [before, after] = around(goal, answers)
  const clause = /[^.;,]*$/u.exec(before)?.[0] ?? ''
  const [own, rest] = [clause.split(NEXT).at(-1) ?? '', (/^[^.;,]*/u.exec(after)?.[0] ?? '').split(NEXT)[0] ?? '']
  if (MISSED.test(own) || MISSED.test(rest)) return 'found'
  if (FOUND.test(after) || RECALL.test(clause) || /^\s*recall\b/iu.test(after)) return 'found'
  if (MARKED_AFTER.test(after) || MARKED_BEFORE.test(clause)) return 'marked'
  if (FALSE.test(own) || FALSE.test(rest)) return 'false'
  return 'all'
}

/** Whether a goal is a share that its cases reach or miss: no change against today, no rate to bring down. */
export const isReached = (goal: Quantity, quantities: readonly Quantity[], answers: Answers): boolean =>
  goal.role === 'target' && goal.value > 0 && goal.value < 1 && !isChange(goal, answers) && !isFalling(goal, quantities)
