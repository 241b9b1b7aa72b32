import { digitsForWords } from '../../amounts/number-words.ts'
import { isCut } from '../../profile/change.ts'
import { isFalling, todayOf } from '../../profile/falling.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import type { FactName } from '../fact-names.ts'
import { thingsIn } from '../sums/told.ts'
import { topics } from '../told-lines/line.ts'
import { clauseOf } from './goal-rate.ts'
import { type PartsTold, partsTold } from './parts-told.ts'

type Facts = Partial<Record<FactName, number | string>>
/** How much of a whole the goal takes away, in words what from where to where, and how a rest is printed. */
type Fall = { readonly cut: number; readonly words: string; readonly rest?: (left: number) => string }

/**
 * A goal against the parts of its whole: what it takes away beside the largest parts, or how many parts a share to reach needs whole.
 * The parts are those told of the same number ("31 % of calls are a second call ... 48 % the technician did not come"), or of the same thing. Pure.
 */
export function causeFacts(profile: Profile): Facts {
  const found = partsTold(profile).flatMap((told): Facts[] => {
    const falls = [...rateFalls(told, profile), ...timeFalls(told, profile), ...cuts(told, profile)]
    const [fall] = falls
    const facts = { ...(fall !== undefined && falls.length === 1 && fallFacts(told, fall)), ...reached(told, profile) }
    return Object.keys(facts).length > 0 ? [facts] : []
  })
  return found[0] ?? {}
}

const sorted = ({ parts }: PartsTold) => parts.toSorted((a, b) => b.share - a.share)
const listed = (told: PartsTold): string =>
  sorted(told)
    .map(({ share, label }) => `${percent(share)} “${label}”`)
    .join(', ')
const percent = (share: number): string => `${number(100 * share)}%`
const number = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 2 })

function fallFacts(told: PartsTold, { cut, words, rest }: Fall): Facts {
  const [top, second] = sorted(told)
  if (top === undefined || second === undefined) return {}
  const ends = rest && sorted(told).map(({ share }) => rest(1 - share))
  return {
    causeList: listed(told),
    causeGoal: words,
    causeCut: cut,
    causeTop: top.share,
    causeTopTwo: top.share + second.share,
    ...(ends && { causeEnds: `${ends.slice(0, -1).join(', ')} or ${ends.at(-1)}` }),
  }
}

/** "Repeat calls from 31 % to 20 %", where 31 % stands before the list or the goal names what the list is told of. */
function rateFalls(told: PartsTold, { quantities, answers }: Profile): readonly Fall[] {
  return quantities.flatMap((goal): Fall[] => {
    const now = todayOf(goal, quantities)
    const isGoal = goal.unit === 'share' && goal.where.question === 'success_measure' && isFalling(goal, quantities)
    if (!isGoal || now === undefined || now.value <= goal.value || told.whole !== undefined) return []
    const isSameNumber = quantities.some(
      (each) => each.unit === 'share' && each.value === now.value && isBefore(each, told),
    )
    if (!isSameNumber && !isOf(clauseOf(goal, answers), told)) return []
    const words = `from ${percent(now.value)} to ${percent(goal.value)}`
    return [{ cut: 1 - goal.value / now.value, words, rest: (left) => percent(now.value * left) }]
  })
}

const isBefore = ({ where }: Quantity, { question, before }: PartsTold): boolean =>
  where.question === question && where.at < before.length

const OF_TIME = /\bof (?:that|this|the|these|its) (?:time|wait|hours|days|delay|minutes)\b/iu
const STEP =
  /\bfrom (?:about )?(?<now>\d+(?:\.\d+)?)(?: \p{L}+)? to (?:about |at most )?(?<then>\d+(?:\.\d+)?) (?<unit>days|weeks|hours|minutes)\b/giu
const INSTEAD =
  /(?<then>\d+(?:\.\d+)?) (?<unit>days?|weeks?|hours?|minutes?) instead of (?:about |the )?(?<now>\d+(?:\.\d+)?)\b/giu

/** "From 5.2 to 2 hours", "two days instead of sixteen", where that time is the whole, or stands right before the shares. */
function timeFalls(told: PartsTold, { answers }: Profile): readonly Fall[] {
  const text = digitsForWords(String(answers.success_measure ?? ''))
  return [...text.matchAll(STEP), ...text.matchAll(INSTEAD)].flatMap(({ groups = {} }): Fall[] => {
    const [now, then, unit] = [Number(groups.now), Number(groups.then), `${(groups.unit ?? '').replace(/s$/u, '')}s`]
    const isWhole =
      told.whole === undefined
        ? new RegExp(String.raw`(?<![\d.])${String(now).replace('.', String.raw`\.`)} ${unit}`, 'u').test(
            digitsForWords(lead(told)),
          ) && OF_TIME.test(`${lead(told)} ${told.parts[0]?.label}`)
        : told.whole.value === now && told.whole.unit === unit
    if (!isWhole || !(then < now)) return []
    return [
      { cut: 1 - then / now, words: `from ${now} to ${then} ${unit}`, rest: (left) => `${number(now * left)} ${unit}` },
    ]
  })
}

/** "Disputes down by 60 %", "overtime halved", where the list is told of disputes: in its own sentence, else in the one before. */
function cuts(told: PartsTold, { quantities, answers }: Profile): readonly Fall[] {
  if (told.whole !== undefined) return []
  const goals = quantities.filter(
    (goal) =>
      goal.unit === 'share' &&
      goal.where.question === 'success_measure' &&
      todayOf(goal, quantities) === undefined &&
      isCut(goal, answers),
  )
  const own = goals.filter((goal) => isOf(clauseOf(goal, answers), { ...told, before: ownSentence(told) }))
  const all = own.length > 0 ? own : goals.filter((goal) => isOf(clauseOf(goal, answers), told))
  return all.map(({ value }) => ({ cut: value, words: value === 0.5 ? 'half of it' : `${percent(value)} less` }))
}

const ownSentence = ({ before }: PartsTold): string => before.split(/[.!?]\s/u).at(-1) ?? ''

/** Whether a clause of the goal names what stands in the sentence of the list, or in the one before. */
function isOf(clause: string, told: PartsTold): boolean {
  const near = topics(lead(told)).filter((word) => !COMMON.includes(word))
  return topics(clause).some((word) => near.includes(word))
}

/** The sentence of the list up to it, and the one before. */
const lead = ({ before }: PartsTold): string =>
  before
    .split(/[.!?]\s/u)
    .slice(-2)
    .join(' ')
const COMMON = thingsIn(
  'hour hours day days week month year minutes time people person one two three four five first last',
)

/** "90 % of cases found", where the parts of the cases are told: how many of the largest must be reached whole. */
function reached(told: PartsTold, profile: Profile): Facts {
  const { quantities, answers } = profile
  if (told.whole !== undefined) return {}
  const goals = quantities.filter((goal) => {
    if (goal.unit !== 'share' || goal.where.question !== 'success_measure' || goal.role !== 'target') return false
    if (goal.value < 0.5 || goal.value >= 1 || isCut(goal, answers) || todayOf(goal, quantities) !== undefined)
      return false
    const clause = topics(clauseOf(goal, answers))
    const things = topics(lastNoun(told))
    const labels = told.parts.flatMap(({ label }) => topics(label)).filter((word) => !things.includes(word))
    const own = clause.filter((word) => !COMMON.includes(word))
    return own.some((word) => things.includes(word)) && !own.some((word) => labels.includes(word))
  })
  const [goal] = goals
  if (goal === undefined || goals.length > 1) return {}
  const from = baseOf(told, profile)
  if (from === undefined || from >= goal.value) return {}
  const wanted = (goal.value - from) / (1 - from)
  const sums = sorted(told).map((_, at, all) => all.slice(0, at + 1).reduce((sum, { share }) => sum + share, 0))
  const needed = sums.findIndex((sum) => sum >= wanted - ROUNDING) + 1
  if (needed < 2) return {}
  return {
    reachList: listed(told),
    reachGoal: goal.value,
    reachNeeds: needed,
    reachParts: told.parts.length,
    ...(from > 0 && { reachFrom: from, reachOfRest: wanted }),
  }
}
const ROUNDING = 0.005
const OTHERS = /\b(?:the (?:others?|rest|remaining)|for the others|of the others)\b/iu

/** What is reached today, where the list is of the others only ("31 % ... For the others ..."); 0 where it is of all. Undefined if not sure. */
function baseOf(told: PartsTold, { quantities }: Profile): number | undefined {
  if (!OTHERS.test(lead(told))) return 0
  const from = told.before.length - lead(told).length
  const shares = quantities.filter((each) => each.unit === 'share' && isBefore(each, told) && each.where.at >= from)
  return shares.length === 1 ? shares[0]?.value : undefined
}

/** What the list is of: "... of cases come in the first weeks", else what its sentence and the one before count. */
function lastNoun(told: PartsTold): string {
  return /^of (?:all |the |our )?(?<noun>[\p{L}-]+)/iu.exec(told.parts[0]?.label ?? '')?.groups?.noun ?? lead(told)
}
