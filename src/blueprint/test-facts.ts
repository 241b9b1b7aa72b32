import { around, isChange } from '../profile/change.ts'
import { type Goal, isReached, shareGoals } from '../profile/goals.ts'
import { GOALS, plannedTests } from '../profile/planned-tests.ts'
import type { Profile } from '../profile/profile.ts'
import type { FactName } from './fact-names.ts'

type Facts = Partial<Record<FactName, number | string | boolean>>

/** "No error in 200 cases": none of something bad. */
const NONE = /\b(?:no|zero|never|none|without|not (?:one|a single))\b/iu
const BAD = /\b(?:wrong|errors?|mistakes?|miss(?:ed|es)?|false|invented|mix(?:ed)?[- ]?ups?|harm\w*|fail\w*)\b/iu
/** Below this a change is counted in units that are tried, not in cases. */
const FEWEST_UNITS = 3

/** What the planned test and the goals that it is meant for say, for the sentences that hold one against the other. Pure. */
export function testFacts({ quantities, answers }: Profile): Facts {
  const tests = plannedTests(quantities, answers)
  const goals = shareGoals(quantities, answers)
  const reached = goals.filter(({ quantity }) => isReached(quantity, quantities, answers))
  const found = strictest(reached.filter(({ of }) => of === 'found'))
  const marked = strictest(reached.filter(({ of }) => of === 'marked'))
  // A share found is told by those that really are what is looked for: a test that holds few of them tells nothing of it.
  const shown = strictest(
    reached.filter(({ of, test }) => test !== undefined && (of === 'all' || (of === 'found' && test.known))),
  )
  const limit = goals.find(
    ({ quantity, of, test }) =>
      quantity.high !== undefined && quantity.value < RARE && test !== undefined && (of !== 'found' || test.known),
  )
  const changed = goals.find(({ quantity, test }) => test !== undefined && isChange(quantity, answers))
  const zero = tests.find(({ where, cases }) => {
    const text = String(answers[where.question] ?? '')
    const clause = `${/[^.;,]*$/u.exec(text.slice(0, where.at))?.[0] ?? ''} ${/^[^.;]{0,60}/u.exec(text.slice(where.at))?.[0] ?? ''}`
    return cases > 0 && NONE.test(clause) && BAD.test(clause)
  })
  const bounded =
    marked !== undefined ||
    goals.some(
      ({ quantity, of }) => quantity.role === 'error-limit' || (of !== 'found' && quantity.high !== undefined),
    ) ||
    quantities.some(({ role, where }) => role === 'error-limit' && GOALS.includes(where.question)) ||
    LIMITED.test(String(answers.success_measure ?? ''))
  return defined({
    plannedTestCases: (zero ?? shown?.test ?? tests[0])?.cases,
    zeroErrors: zero && true,
    testTarget: zero === undefined ? shown?.quantity.value : undefined,
    testTargetCases: zero === undefined ? shown?.test?.cases : undefined,
    testNoun: (shown ?? found ?? limit)?.test?.counts || undefined,
    recallTarget: found?.quantity.value,
    recallAlone: found !== undefined && !bounded ? true : undefined,
    precisionTarget: marked?.quantity.value,
    mixedTestCases: found?.test !== undefined && !found.test.known ? found.test.cases : undefined,
    testErrorLimit: zero === undefined ? limit?.quantity.value : undefined,
    testErrorCases: limit?.test?.cases,
    changeTarget: changed?.quantity.value,
    changeTestUnits: changed?.test !== undefined && changed.test.cases >= FEWEST_UNITS ? changed.test.cases : undefined,
    changeNoun: changed?.test?.counts || undefined,
    peopleAgree: peopleAgree({ quantities, answers }),
  })
}

/** "Of 50 flagged at least 40 are right", "with one wrong alarm a year", "2,000 alerts a day": a limit of false ones, in another way. */
const LIMITED =
  /\bof (?:each |every )?\d[\d,]* [^.;,]{3,40}\bat least \d|\b(?:alarms?|alerts?|flags|false|falsely|wrong|wrongly|harmless|honest|innocent|legitimate|right|correct)\b/iu
/** Rarer errors are counted, not told as a share. */
const RARE = 0.05

const strictest = (goals: readonly Goal[]): Goal | undefined =>
  goals.toSorted((a, b) => b.quantity.value - a.quantity.value)[0]

const TWO = /\b(?:two|both|2|zwei|dos|deux)\b/iu
const AGREE =
  /\b(?:agree\w*|same (?:verdict|judg[e]?ment|score|label|result|answer|class|grade|category|code|queue|department|diagnosis)|gleich\w*|übereinstimm\w*|coinciden)\b/iu

/** The share of cases on which two people agree: "two inspectors give the same verdict in 61 % of the calls". */
function peopleAgree({ quantities, answers }: Pick<Profile, 'quantities' | 'answers'>): number | undefined {
  return quantities.find((quantity) => {
    if (quantity.unit !== 'share' || quantity.value <= 0.3 || quantity.value >= 1) return false
    if (GOALS.includes(quantity.where.question)) return false
    const [before, after] = around(quantity, answers)
    const sentence = `${/[^.;!?]*$/u.exec(before)?.[0] ?? ''} ${/^[^.;!?]*/u.exec(after)?.[0] ?? ''}`
    return TWO.test(sentence) && AGREE.test(sentence)
  })?.value
}

function defined(values: Readonly<Record<string, number | string | boolean | undefined>>): Facts {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
