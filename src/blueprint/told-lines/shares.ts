import { around } from '../../profile/change.ts'
import { isFalling, todayOf } from '../../profile/falling.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { lowerFirst } from '../../sentence.ts'
import { amount } from '../sums/sum.ts'
import { share, type Told, thingsIn } from '../sums/told.ts'
import { A_PERSON, workersIn } from './heads.ts'
import { percent, type ToldLine, topics, whole } from './line.ts'
import { baseOf, type Volume } from './volumes.ts'

/** A share as it is and as it shall be, with the clause of the goal and the place of the story that tells it, too. */
export type ShareChange = {
  readonly from: number
  readonly to: number
  readonly clause: string
  /** The words behind it: "of production". */
  readonly of?: string
  readonly story?: Told
  /** Where no words in common show it: the one place of the stories with the very same share. */
  readonly byValue?: Told
}

const GOALS = ['success_measure', 'outcome']
const STORIES = ['problem', 'why', 'dependencies']
const OF = /^\s*of (?:all |the |our |these |those )*(?<things>\p{L}+)/iu

/** How well the work is done, not what the business gets. */
const isQuality = ({ metric, about }: Quantity): boolean => metric !== undefined && about !== 'business'

/** Goals that tell both shares of one measure: "discarded from 19 % to 10 % of production". A measure of quality has no volume. */
export function shareChanges(told: readonly Told[], { quantities, answers }: Profile): readonly ShareChange[] {
  return quantities.flatMap((goal): ShareChange[] => {
    if (goal.unit !== 'share' || !GOALS.includes(goal.where.question) || isQuality(goal)) return []
    const now = todayOf(goal, quantities) ?? onlyStory(goal, told, { quantities, answers })
    if (now === undefined || now.value === goal.value || !(goal.value >= 0 && now.value <= 1)) return []
    const ofOf = (each: Quantity) => OF.exec(around(each, answers)[1])?.groups?.things
    const [before, after] = around(now.where.question === goal.where.question ? now : goal, answers)
    const clause = `${/[^.;,]*$/u.exec(before)?.[0] ?? ''} ${/^[^.;,]*/u.exec(after)?.[0] ?? ''}`
    const same = told.filter(
      ({ unit, value, where }) => unit === 'share' && value === now.value && STORIES.includes(where.question),
    )
    // The same number of another matter is no story of it.
    const story = same.find(({ before: left, after: right }) => share(topics(clause), thingsIn(`${left} ${right}`)))
    const of = ofOf(goal) ?? ofOf(now) ?? (story && ofOf(story))
    return [
      {
        from: now.value,
        to: goal.value,
        clause,
        ...(of && { of }),
        ...(story && { story }),
        ...(same.length === 1 && same[0] && { byValue: same[0] }),
      },
    ]
  })
}

/** So many words in common, and two clauses are about one matter. (Our judgment.) */
const SHARED = 2

/** "Lots sent back down to 4 %" beside "7 % of the lots are sent back": the one share of the story that is of the same matter and higher. */
function onlyStory(
  goal: Quantity,
  told: readonly Told[],
  { quantities, answers }: Pick<Profile, 'quantities' | 'answers'>,
): Told | undefined {
  if (!isFalling(goal, quantities) && goal.role !== 'error-limit') return undefined
  const [before, after] = around(goal, answers)
  const clause = topics(`${/[^.;,]*$/u.exec(before)?.[0] ?? ''} ${/^[^.;,]*/u.exec(after)?.[0] ?? ''}`)
  const same = told.filter(({ unit, value, where, before: left, after: right }) => {
    const words = thingsIn(`${/[^.;]*$/u.exec(left)?.[0] ?? ''} ${/^[^.;]*/u.exec(right)?.[0] ?? ''}`)
    const common = new Set(clause.filter((word) => words.includes(word))).size
    return unit === 'share' && value > goal.value && STORIES.includes(where.question) && common >= SHARED
  })
  return same.length === 1 ? same[0] : undefined
}

/** What the change of a share is worth: things no longer lost at the told price of one, and the work of those who handle the share. */
export function shareLines(told: readonly Told[], profile: Profile, volumes: readonly Volume[]): readonly ToldLine[] {
  return shareChanges(told, profile).flatMap((change) =>
    [goodsLine(change, told, volumes), workLine(change, told), thingsLine(change, volumes)].filter(
      (line) => line !== undefined,
    ),
  )
}

const GONE =
  /\b(?:discard\w*|thr[eo]wn? away|waste\w*|scrap\w*|spoil\w*|expir\w*|unsold|stolen|broken|rejects?|rejected|writ\w+ off|destroy\w*|dump\w*|perish\w*|thrown out|throw out)\b/iu
/** What is made is more than what is handed out: the share is of all that is made. */
const OF_MADE = /^(?:production|output)$/iu
const HANDED = /\b(?:issues?|sells?|delivers?|ships?|serves?|hands? out|dispatch(?:es)?)\b[^.;,\d]*$/iu

/** Things thrown away are lost at what one costs. */
function goodsLine(change: ShareChange, told: readonly Told[], volumes: readonly Volume[]): ToldLine | undefined {
  const { from, to, clause, story, of } = change
  if (to >= from || !GONE.test(story === undefined ? clause : `${clause} ${story.before} ${story.after}`))
    return undefined
  const base = baseOf(of, clause, volumes)
  const price = base && priceOf(base.heads, told)
  if (base === undefined || price === undefined) return undefined
  const isMade = of !== undefined && OF_MADE.test(of) && HANDED.test(base.told.before)
  const part = (each: number) => (isMade ? each / (1 - each) : each)
  const many = base.perYear * (part(from) - part(to))
  return {
    usd: many * price.value,
    how: `${percent(from)} to ${percent(to)} lost${isMade ? ' of what is made' : ''} for ${whole(base.perYear)} ${base.noun} a year: ${whole(many)} fewer at ${amount(price)} each`,
    kept: ['goodsKept'],
    about: [...base.things, ...topics(clause)],
  }
}

/** What one of these costs by the team's words, where they say it once. */
function priceOf(things: readonly string[], told: readonly Told[]): Told | undefined {
  const found = told.filter(
    ({ unit, per, role }) =>
      unit === 'usd' && per !== undefined && (role === undefined || role === 'cost') && share(thingsIn(per), things),
  )
  return found.length === 1 ? found[0] : undefined
}

const BY_HAND = /\b(?:manual\w*|by hand|by eye|again|one by one|each one|every one|re-?check\w*|look at|looks at)\b/iu

/** People who handle just this share of what comes in: their work falls with it. */
function workLine({ from, to, story, clause }: ShareChange, told: readonly Told[]): ToldLine | undefined {
  if (to >= from || story === undefined) return undefined
  const near = workersIn(told).filter(
    ({ sentence, where }) =>
      (sentence === story.sentence || sentence === story.sentence + 1) && where.at > story.where.at,
  )
  const [people] = near
  if (people === undefined || near.length > 1 || !BY_HAND.test(`${story.after} ${people.after}`)) return undefined
  const less = 1 - to / from
  return {
    hours: people.value * A_PERSON * less,
    how: `${percent(from)} to ${percent(to)} by hand takes ${percent(less)} off the ${whole(people.value * A_PERSON)} hours a year of your ${lowerFirst(people.words)}`,
    kept: ['staffTime', 'goalKept'],
    about: topics(clause),
  }
}

/** How many things a year the points are; what one is worth, only the kind of project can say. */
function thingsLine({ from, to, clause, of }: ShareChange, volumes: readonly Volume[]): ToldLine | undefined {
  const base = baseOf(of, clause, volumes)
  if (base === undefined || !share(topics(clause), base.things)) return undefined
  const points = Math.abs(to - from)
  return {
    things: base.perYear * points,
    how: `${percent(from)} to ${percent(to)} of ${whole(base.perYear)} ${base.noun} a year: ${whole(base.perYear * points)}`,
    kept: [],
    about: [...topics(clause), ...base.things],
  }
}
