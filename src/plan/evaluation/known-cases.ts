import { historiesIn } from '../../profile/history.ts'
import type { Profile } from '../../profile/profile.ts'
import { upperFirst } from '../../sentence.ts'
import { limitFromZero, passesAt, passMark, provenBy } from '../../statistics/binomial.ts'
import { haveOf } from './goal-words.ts'
import { type Need, percent } from './need.ts'

const number = (value: number): string => value.toLocaleString('en-US')
/** What takes fewer years is worth waiting for. */
const LONG = 2

/** A test larger than all that there is says what those there are can show, and how long the rest takes to happen. Pure. */
export function withKnown(need: Need, profile: Profile): Need {
  const { target, unit } = need
  const have = need.fromLogs === true ? undefined : haveOf(unit, need.cases, profile)
  if (have === undefined || target === undefined) return need
  const mark = passMark(have, target)
  const shows =
    mark === undefined
      ? `all ${number(have)} ${unit} that you count would show only ${percent(1 - limitFromZero(have))}`
      : `${number(mark)} of the ${number(have)} ${unit} that you count show it, which a true ${percent(passes(have - mark, have))} passes 4 times in 5`
  const rest = mark === undefined ? yearsFor(need, profile) : ''
  const just = Math.ceil(have * target)
  // What a result at the goal itself leaves open is said before anybody is disappointed.
  const open =
    mark === undefined || mark <= just
      ? ''
      : `; ${number(just)} (${percent(Number((just / have).toFixed(2)))}) would show only ${percent(Number(provenBy(just, have).toFixed(2)))}`
  const { passAt: _, ...without } = need
  return {
    ...without,
    cases: have,
    pass: mark === undefined ? `not to be proven: ${shows}; replay them, then count confirmed warnings` : shows,
    proof: mark === undefined ? `not to be proven yet: ${shows}${rest}` : `${shows}${open}`,
    says: `${need.says} ${upperFirst(shows)}${rest}${open}.`,
  }
}

const passes = (most: number, of: number): number => Number((1 - passesAt(most, of)).toFixed(3))

/** How long it takes until there are enough, at the pace of the past. */
function yearsFor({ cases, unit = '' }: Need, { quantities, answers }: Profile): string {
  const last = unit.split(' ').at(-1)?.toLowerCase()
  const past = historiesIn(quantities, answers).find(({ noun }) => noun.toLowerCase().split(' ').at(-1) === last)
  const years = past === undefined ? 0 : (cases * past.years) / past.many
  return years > LONG ? `; the ${number(cases)} that would do take ${number(Math.round(years))} years at your pace` : ''
}
