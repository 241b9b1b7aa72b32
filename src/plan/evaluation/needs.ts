import type { Measure } from '../../knowledge/measures.ts'
import { around, isChange } from '../../profile/change.ts'
import { isFalling, todayOf } from '../../profile/falling.ts'
import { type Goal, shareGoals } from '../../profile/goals.ts'
import { findPhrases } from '../../profile/phrases.ts'
import { GOALS, plannedTests } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { correlationNeed, kappaNeed, speechNeed, spreadNeed } from './by-case.ts'
import { clauseNeeds } from './by-clause.ts'
import { changedNeed, isApart } from './changes.ts'
import { exactNeed } from './exact.ts'
import { extentsOf } from './extent.ts'
import {
  calledBy,
  clauseOf,
  groupsOf,
  isAside,
  isEach,
  isNotAbove,
  isScaleEnd,
  isTolerance,
  nounOf,
  scaleOf,
  sentenceOf,
  wordsAround,
} from './goal-words.ts'
import type { Measured } from './measured.ts'
import {
  cases,
  classNeed,
  mostNeed,
  type Need,
  noErrorNeed,
  percent,
  rareNeed,
  ratioNeed,
  riseNeed,
  shareNeed,
  toleranceNeed,
} from './need.ts'
import { withWindow } from './outcome-window.ts'
import { guessNeed, loggedNeed, rateNeed, wholeNeed } from './over-time.ts'
import { separationNeed } from './separation.ts'
import { stepsOf } from './steps.ts'
import { timeGoalNeed } from './times.ts'
import { wrongedNeed } from './wronged.ts'

/** Up to this share errors are so few that they are counted one by one. */
const RARE_LIMIT = 0.05
/** A number of test cases below this is a manner of speaking ("one in ten"). */
const A_TEST = 20
const BAD = 'wrong|errors?|mistakes?|miss(?:ed)?|false|invented|made[- ]up|mix(?:ed)?[- ]?ups?'
const NONE = 'no(?! (?:more|less|fewer|later)\\b)|zero|never|not (?:one|a single)|without (?:a|one|any|a single)'
const NO_ERROR = new RegExp(String.raw`\b(?:${NONE})\b[^.;]{0,40}\b(?:${BAD})\b`, 'iu')

/** "85 % of them without a mistake": a share to reach, no promise of none. */
const SHARE_WITHOUT = /\d[\d.]*\s?(?:%|per ?cent)[^.;,]{0,60}\b(?:no|without)\b[^.;,]*/giu

/** A metric is a goal where goals are written; elsewhere its words can mean anything ("works agreements"). */
const isGoal = ({ question }: Profile['metrics'][number]): boolean => GOALS.includes(question)

/** What the success measure asks to be shown, in the team's order: each number that is a target, a limit or a time. */
export function needsOf(profile: Profile, measures: readonly Measure[]): readonly Measured[] {
  const goals = profile.quantities
    .filter((each) => GOALS.includes(each.where.question) && !isAside(each, profile) && !isScaleEnd(each, profile))
    .toSorted((a, b) => GOALS.indexOf(a.where.question) - GOALS.indexOf(b.where.question))
  const planned = plannedTests(profile.quantities, profile.answers).find(({ cases: n }) => n >= A_TEST)?.cases
  const shares = shareGoals(profile.quantities, profile.answers)
  const found = [
    ...stepsOf(profile),
    ...extentsOf(profile),
    ...goals.flatMap((goal) => measured(goal, profile, measures, shares)),
  ].filter(once)
  const exact = exactNeed(profile, planned)
  if (exact !== undefined) {
    const first = [{ measure: undefined, ...exact }, ...found]
    return [...first, ...clauseNeeds(profile, first)]
  }
  const numbers = found.some(({ need }) => need.limit !== undefined)
  const text = GOALS.map((id) => profile.answers[id]).filter((answer) => typeof answer === 'string')
  const more = clauseNeeds(profile, found)
  if (more.some(({ need }) => need.limit === 0)) return [...found, ...more]
  if (!numbers && text.some((answer) => NO_ERROR.test(answer.replace(SHARE_WITHOUT, ''))))
    return [{ measure: undefined, need: noErrorNeed(planned) }, ...found, ...more]
  if (found.length > 0 || more.length > 0) return [...found, ...more]
  return profile.metrics.filter(isGoal).flatMap(({ id }) => withoutNumber(measures.find((each) => each.id === id)))
}

/** The outcome often says the goal once more: each is shown once. */
const once = ({ need }: Measured, at: number, all: readonly Measured[]): boolean =>
  all.findIndex((each) => each.need.goal === need.goal && each.need.proof === need.proof) === at

function measured(
  goal: Quantity,
  profile: Profile,
  measures: readonly Measure[],
  shares: readonly Goal[],
): readonly Measured[] {
  const named = measures.find(({ id }) => id === (scaleOf(goal) === undefined ? goal.metric : 'satisfaction'))
  const told = measures.find((each) => tells(each, goal, profile))
  const share = shares.find(({ quantity }) => quantity === goal)
  const found = needOf(goal, profile, named, told, share)
  if (found === undefined) return []
  const { need, words: within } = withWindow(found, goal, profile)
  const name = !isApart(goal, profile) && isFalling(goal, profile.quantities) ? calledBy(goal, profile) : undefined
  const called = name === undefined || within === undefined || name.includes(within) ? name : `${name} ${within}`
  const words = isApart(goal, profile) ? sentenceOf(goal, profile) : clauseOf(goal, profile)
  // A find rate stands near the words of another measure: "95 % found at 99 % precision".
  // Nor is "within 10 %" the measure that stands beside it.
  const measure =
    share?.of === 'found'
      ? measures.find(({ id }) => id === 'recall')
      : isApart(goal, profile)
        ? measures.find(({ id }) => id === 'fairness')
        : isTolerance(goal, profile)
          ? undefined
          : (named ?? told)
  const now = todayOf(goal, profile.quantities)
  const names = { ...(called !== undefined && { called }), ...(words !== undefined && { words }) }
  return [{ measure, need, ...(now !== undefined && { now }), ...names }]
}

/** What a change, a time or a limit is of, by the words of its clause. */
function tells({ kind, tells: words }: Measure, goal: Quantity, profile: Profile): boolean {
  const fits =
    goal.unit === 'seconds'
      ? kind === 'waits'
      : isChange(goal, profile.answers)
        ? kind === 'events' || kind === 'amounts' || kind === 'response' || kind === 'learning'
        : kind === 'guess'
  return fits && findPhrases(wordsAround(goal, profile), words).length > 0
}

function needOf(goal: Quantity, profile: Profile, named?: Measure, told?: Measure, share?: Goal): Need | undefined {
  const { role, value, unit } = goal
  const { quantities, answers } = profile
  if (role === 'target-turnaround' || (unit === 'seconds' && role === 'target'))
    return timeGoalNeed(goal, profile, told)
  if (unit !== 'share' && unit !== 'score') return undefined
  if (role !== 'error-limit' && role !== 'target') return undefined
  if (KAPPA.test(wordsAround(goal, profile)) && value > 0 && value < 1) return kappaNeed(value)
  const scored = scoreNeed(goal, profile, named)
  if (scored !== 'share') return scored
  const inside = value > 0 && value < 1
  if (inside && isApart(goal, profile)) return ratioNeed(value)
  if (inside && isChange(goal, answers)) return changedNeed(goal, profile, told, share?.test?.cases)
  if (inside && isTolerance(goal, profile)) return toleranceNeed(value)
  if (inside && (told?.kind === 'guess' || isNotAbove(goal, profile)))
    return told?.kind === 'guess' && value > 0.5 ? guessNeed(value) : mostNeed(value, share?.test?.cases)
  const planned = share?.test !== undefined && share.test.cases >= A_TEST ? share.test.cases : undefined
  if (inside && isFalling(goal, quantities)) {
    const today = todayOf(goal, quantities)?.value
    const wronged = today === undefined ? wrongedNeed(value, wordsAround(goal, profile), planned) : undefined
    return wronged ?? rateNeed(value, today)
  }
  if (role === 'error-limit') return limitNeed(value, planned)
  if (!inside) return value === 1 && !COVERS.test(around(goal, answers)[0]) ? noErrorNeed(planned) : undefined
  if (PEOPLE_OF.test(`${goal.words}${around(goal, answers)[1]}`)) return undefined
  return reachedNeed(goal, profile, named, share, planned)
}

/** "Quality looks at 100 % of the calls": how much is looked at, and no promise of none wrong. */
const COVERS =
  /\b(?:looks? (?:at|into)|looked at|covers?|covered|checks?|checked|reads?|listens? to|hears?|reviews?|sees?|screens?|samples?) (?:about |all |up to )*$/iu
/** "Three of five people free for other work": posts, and no cases. */
const PEOPLE_OF =
  /^[\p{L}\d]+ (?:of|in|out of) (?:the |our )?[\p{L}\d]+ (?:people|clerks|staff|employees|posts|women|colleagues|workers)\b/iu

/** Agreement beyond chance is no share of the cases. */
const KAPPA = /\bkappa\b/iu

const GINI = /\bgini\b/iu

/** The scale that the spread of satisfaction is given on. */
const USUAL_SCALE = 5

/** A measure that is no share of cases, by its kind; `share` where it is one. */
function scoreNeed(goal: Quantity, profile: Profile, measure?: Measure): Need | 'share' | undefined {
  const { value } = goal
  switch (measure?.kind) {
    case 'whole':
      return undefined
    case 'ratio':
      // "Within 0.8 of each other" is the ratio itself, "less than 20 %" what is missing to one.
      return ratioNeed(value > 0.5 ? 1 - value : value)
    case 'correlation':
      return correlationNeed(value)
    case 'separation':
      return value > 0 && value < 1 && !isChange(goal, profile.answers)
        ? separationNeed(value, todayOf(goal, profile.quantities)?.value, GINI.test(sentenceOf(goal, profile)))
        : undefined
    case 'spread':
      return {
        ...spreadNeed(
          measure.name,
          (measure.spread ?? 1) * ((scaleOf(goal) ?? USUAL_SCALE) / USUAL_SCALE),
          measure.unit ?? '',
        ),
        goal: goalOf(goal),
      }
    case 'speech':
      return {
        ...speechNeed(measure.spread ?? 1, groupsOf(goal, profile) ?? 1, soundHours(profile)),
        goal: goalOf(goal),
      }
    default:
      return 'share'
  }
}

/** A share that right cases reach: judged one by one, counted by the systems, or counted on the whole result. */
function reachedNeed(goal: Quantity, profile: Profile, measure?: Measure, share?: Goal, planned?: number): Need {
  const { value } = goal
  const classes = profile.quantities.find((each) => each.role === 'classes')?.value
  if (classes !== undefined && classes > 1 && isEach(goal, profile)) return classNeed(value, classes)
  const today = todayOf(goal, profile.quantities)?.value
  if (today !== undefined && value < RATE) return riseNeed(value, today)
  // What was not found no system counts.
  const isRecall = share?.of === 'found' && FINDS.test(wordsAround(goal, profile))
  if (measure?.kind === 'logged' && planned === undefined && !isRecall)
    return loggedNeed(value, profile.volumes.perDay?.value)
  if (profile.effective.task === 'optimize' && planned === undefined) return wholeNeed(value)
  const noun = nounOf(goal, profile)
  const need =
    share?.of === 'found' || measure?.kind === 'positives'
      ? shareNeed(value, share?.test?.known === true ? planned : undefined, noun ?? 'cases that really hold it')
      : share?.of === 'marked'
        ? shareNeed(value, undefined, 'of those that it marks')
        : shareNeed(value, planned, noun)
  const groups = groupsOf(goal, profile)
  const isFound = share?.of === 'found' || measure?.kind === 'positives'
  if (groups === undefined)
    return { ...need, ...(share?.of === 'found' && { seldom: true }), ...(isFound && { positives: true }) }
  return {
    ...need,
    cases: need.cases * groups,
    groups,
    proof: `${need.proof}; so in each of ${groups}, ${(need.cases * groups).toLocaleString('en-US')} in all`,
    says: `In each of ${groups}: ${need.says}`,
  }
}

const FINDS = /\b(?:found|caught|detected|spotted|flagged|discovered|on the list)\b/iu

/** Hours of sound that the test is planned with: "checked on two hours of sound". */
function soundHours({ quantities, answers }: Profile): number | undefined {
  const found = quantities.find(({ unit, words, where }) => {
    const after = String(answers.success_measure ?? '').slice(where.at + words.length)
    return unit === 'seconds' && where.question === 'success_measure' && SOUND.test(after)
  })
  return found && found.value / 3600
}
const SOUND = /^\s*of (?:[\p{L}-]+ )?(?:sound|speech|audio|recordings?|calls|talk)\b/iu

/** From here up a share with a value of today is one of right cases, judged one by one. */
const RATE = 0.5

function limitNeed(limit: number, planned: number | undefined): Need | undefined {
  if (limit >= 1) return undefined
  if (limit <= 0) return noErrorNeed(planned)
  return limit <= RARE_LIMIT ? rareNeed(limit, planned) : mostNeed(limit, planned)
}

/** A score as it was named: "below 12 %", "at least 0.85". */
function goalOf(goal: Quantity): string {
  const { value, unit, high, role } = goal
  const shown = scaleOf(goal) !== undefined ? goal.words : unit === 'share' ? percent(value) : String(value)
  return high !== undefined || role === 'error-limit' ? `below ${shown}` : `at least ${shown}`
}

/** A metric that is named without a number still says what kind of sample it takes; a share is planned as a coin's. */
function withoutNumber(measure: Measure | undefined): Measured[] {
  switch (measure?.kind) {
    case 'correlation':
      return [{ measure, need: { ...correlationNeed(0.5), goal: NO_NUMBER } }]
    case 'spread':
      return [{ measure, need: spreadNeed(measure.name, measure.spread ?? 1, measure.unit ?? '') }]
    case 'speech':
      return [{ measure, need: { ...speechNeed(measure.spread ?? 1, 1, undefined), goal: NO_NUMBER } }]
    case 'share':
    case 'positives': {
      const { target: _, ...need } = shareNeed(0.5, undefined)
      return [{ measure, need: { ...need, goal: NO_NUMBER, proof: `${cases(need.cases)} show it within ±5 points` } }]
    }
    default:
      return []
  }
}

/** What a table says where nobody has named a number. */
const NO_NUMBER = 'to be named'
