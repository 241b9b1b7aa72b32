import type { Answers } from '../rules/rule-book.ts'
import { around } from './change.ts'
import type { Quantity } from './quantity.ts'

/** A test that the team plans: on how many, and what the words say of them. */
export type PlannedTest = {
  readonly cases: number
  /** What is tested, as it was written: `known mix-ups`. */
  readonly counts: string
  /** Drawn from everything, so that what is rare is rare in it. */
  readonly random: boolean
  /** Only such as are known to be what is looked for. */
  readonly known: boolean
  readonly where: Quantity['where']
}

/** Where people write what must be reached, and how they will show it. */
export const GOALS: readonly string[] = ['success_measure', 'outcome']
const SHOWN_IN = 'success_measure'
/** Fewer are a manner of speaking. */
const LEAST = 5
const LEAST_UNSAID = 20
/** More than this is judged only where a text says that it is a test. (Our judgment.) */
const MOST_JUDGED = 10_000
const TESTED =
  /\b(?:test(?:ed|s)?|check(?:ed)?|show[ns]?|prov(?:e|ed|en)|proof|measured|validat\w+|verif\w+|demonstrate[ds]?|tr(?:y|ied)|judged|evaluated|getestet|geprüft|probado|prueba)\b[^.;\d]{0,40}$/iu
/** "500 faulty ones and ": the second of two tests. */
const FIRST_OF_TWO = /\d[\d,]*\s[\p{L} -]{3,30}\sand\s+$/iu
/** "We checked 2,000 by chance", "the test of 50 let 6 pass": what was tried before is no test to come. */
const AGO = /\b(?:when we|(?:last|this) (?:week|month|year|spring|summer|autumn|fall|winter) (?:we|they|somebody))\b/iu
const TRIED = /\bwe (?:have )?(?:raised|tried|checked|tested|counted|found|compared|looked)\b/iu
const CAME_OUT = /\b(?:let|gave|got|missed|failed|passed) \d/iu
const isDone = (text: string): boolean => [AGO, TRIED, CAME_OUT].some((each) => each.test(text))
const NEAR = 20
/** "Of 100 proposed ones at least 85", "30 trials instead of 55": how a share or a change is spelled. */
const SPELLED = /^\s*(?:at least|no more than|not more than|at most|instead of)\b/iu
const OUT_OF =
  /\b(?:fewer|less|more|most|least|under|below|over|above)(?: than)?\s+(?:\d[\d,.]*|one|two|three|four|five)\s+(?:of|in|per|out of)\s+$/iu
/** "The examiner's test of 50 names let 6 pass", "last month we checked 2,000": what was tried is no test that is planned. */
const WAS = new RegExp(
  String.raw`\b(?:last (?:week|month|year|spring|summer|autumn|fall|winter)|when we|in (?:an?|the|our) (?:own |last |first |earlier )?(?:trial|test|pilot) (?:with|of|on)|` +
    String.raw`let (?:\d+|one|two|three|four|five|six) |we (?:once )?(?:checked|tested|tried|read|counted|measured|looked))\b`,
  'iu',
)
/** "97 of 100 planted pieces": a rate, spelled out. */
const ROUND_BASE =
  /\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|nineteen|ninety[\w-]*)\s+(?:of|in|out of)\s+(?:the |every )?$/iu
const ROUND = [10, 20, 100, 1000]
const SIZES = /^(?:pages?|words?|characters?|lines?|tokens?|sentences? each)$/iu
const RANDOM = /\b(?:random\w*|drawn by chance|zufällig\w*)\b/iu
const KNOWN =
  /\b(?:known|confirmed|proven|included|defect\w*|faulty|true|real|actual|positive|reported|relevant|bekannte\w*)\b/iu

/** The tests that the goals name: "tested on 2,000 random mails", "no error in 200 cases". Pure. */
export function plannedTests(quantities: readonly Quantity[], answers: Answers): readonly PlannedTest[] {
  return quantities.flatMap((quantity) => {
    const { value, counts = '', where, words } = quantity
    if (where.question !== SHOWN_IN || value < LEAST || !isTest(quantity, answers)) return []
    const [before, after] = around(quantity, answers)
    if (isDone(`${/(?:[^.;!?]|[.](?=\d))*$/u.exec(before)?.[0] ?? ''}${words}${after.slice(0, NEAR)}`)) return []
    const said = `${/[^.;,]*$/u.exec(before)?.[0] ?? ''} ${words} ${/^[^.;,]{0,30}/u.exec(after)?.[0] ?? ''}`
    return [
      {
        cases: Math.round(value),
        counts,
        random: RANDOM.test(said),
        known: KNOWN.test(`${counts} ${words} ${after.slice(0, 20)}`),
        where,
      },
    ]
  })
}

function isTest(quantity: Quantity, answers: Answers): boolean {
  const { unit, value, counts, per, role } = quantity
  if ((unit !== 'count' && unit !== 'score') || per !== undefined || !Number.isInteger(value)) return false
  const [before, after] = around(quantity, answers)
  if (WAS.test(`${/[^.;!?]*$/u.exec(before)?.[0] ?? ''} ${quantity.words} ${/^[^.;!?]*/u.exec(after)?.[0] ?? ''}`))
    return false
  if (SPELLED.test(after) || /\binstead of\s*$/iu.test(before)) return false
  if (TESTED.test(before) || (FIRST_OF_TWO.test(before) && TESTED.test(before.replace(FIRST_OF_TWO, '')))) return true
  // "Fewer than 2 of 100 summaries" is a rate, "a change of 30 pages" the size of a case.
  if (/^(?:19|20)\d\d$/u.test(quantity.words) && counts === undefined) return false
  // Nobody judges so many: it says where the goal shall hold.
  if (value > MOST_JUDGED) return false
  if (OUT_OF.test(before) || SIZES.test(counts ?? '')) return false
  if (ROUND.includes(value) && ROUND_BASE.test(before)) return false
  return unit === 'count' && role === 'sample' && counts !== undefined && value >= LEAST_UNSAID
}

/** The tests that are meant for a goal: those of its sentence, else all that stand in no other goal's sentence. Pure. */
export function testsOf(
  goal: Quantity,
  tests: readonly PlannedTest[],
  goals: readonly Quantity[],
  answers: Answers,
): readonly PlannedTest[] {
  const sentence = ({ question, at }: Quantity['where']): string =>
    `${question} ${
      String(answers[question] ?? '')
        .slice(0, at)
        .split(/[;.!?](?=\s)/u).length
    }`
  const own = tests.filter(({ where }) => sentence(where) === sentence(goal.where))
  if (own.length > 0) return own.filter(({ where }) => !isOfPromise(where, goal, String(answers[where.question] ?? '')))
  return tests.filter(({ where }) => !goals.some((each) => sentence(each.where) === sentence(where)))
}

/** "No wrong dose in 2,000 visits": what may never happen has its own test, and lends it to no share in another clause. */
const PROMISE = /^\s*(?:and |but )?(?:no|zero|none|never|all|every)\b|\balways\b/iu
function isOfPromise({ at, question }: Quantity['where'], goal: Quantity, text: string): boolean {
  const before = text.slice(0, at)
  const clause = before.split(/[;,](?=\s)|\s(?:and|but)\s/u).at(-1) ?? ''
  const isOwn =
    goal.where.question === question && goal.where.at >= at - clause.length && goal.where.at <= at + clause.length
  return PROMISE.test(clause) && !isOwn
}
