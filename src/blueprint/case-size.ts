import { perDay as aDay } from '../amounts/period.ts'
import { around } from '../profile/change.ts'
import type { Profile } from '../profile/profile.ts'
import type { Quantity } from '../profile/quantity.ts'
import { isPeriod } from '../profile/quantity-words.ts'
import type { FactName } from './fact-names.ts'

/** What is listened to, and what has it in it. */
const SOUND =
  'calls?|conversations?|meetings?|recordings?|interviews?|episodes?|lectures?|hearings?|dictations?|voice(?:mails?| messages?| notes?)'
const SPOKEN = new RegExp(`^(?:phone )?(?:${SOUND})$`, 'iu')
const SPOKEN_BEFORE = new RegExp(
  String.raw`\b(?:${SOUND})\b[^.;]{0,20}\b(?:lasts?|takes?|runs?|of|each|averages?)\b[^.;,]{0,12}$`,
  'iu',
)
/** "520 hearings a day, about half an hour each": how long what is recorded lasts, whoever sits there. */
const RECORDED_BEFORE = /\b(?:meetings?|recordings?|interviews?|episodes?|lectures?|hearings?)\b[^.;]{0,30}$/iu
const LASTS_AFTER = /^ (?:each|long|on average)\b/iu
/** Time of people, not of sound: what they spend on a call, or wait. */
const WORK_BEFORE = /\b(?:spen[dt]s?|sav(?:e|es|ing)|needs?|waits?|waiting|types?|writes?|works?)\b[^.;,]{0,30}$/iu
const SOUND_AFTER = /^ (?:of )?(?:audio|sound|speech|recordings?|recorded|calls|meetings|hearings)\b/iu
const A_PERIOD = /^[^.;,]{0,30}\b(?:a|per|each|every) (day|week|month|year)\b/iu
const TURNS = /^(?:turns|messages|replies|exchanges|questions)$/iu
const PICTURES = /^(?:pictures|photos|photographs|images|views)$/iu
const EACH_BEFORE = /\beach\b[^.;,]{0,30}$/iu
const EACH_AFTER = /^ (?:each\b|(?:a|an|per|for each|in each) (?!day|week|month|year)\p{L}+)/iu
/** “each of the 24 questions” is no conversation. */
const NEVER = /(?!)/u
/** Volume x turns that comes so near to the requests is what the requests count. */
const SAME = 0.1
/** More than so many are no parts of one case. */
const MOST_PARTS = 60

/** How large one case is, where the team told: minutes of sound, pictures, turns; absent where nothing says. Pure. */
export function caseSize(profile: Profile): Partial<Record<FactName, number | string>> {
  const { quantities, answers, volumes } = profile
  const perDay = volumes.perDay?.value
  const beside = (each: Quantity) => around(each, answers)
  const parts = (noun: RegExp, before = EACH_BEFORE) =>
    quantities.find(
      (each) =>
        each.unit === 'count' &&
        each.value > 1 &&
        each.value <= MOST_PARTS &&
        noun.test(each.counts ?? '') &&
        (isOfEach(each) || before.test(beside(each)[0]) || EACH_AFTER.test(beside(each)[1])),
    )
  const turns = parts(TURNS, NEVER)
  const talks =
    turns &&
    quantities.find(
      ({ role, per, value }) =>
        role === 'volume' &&
        per !== undefined &&
        isPeriod(per) &&
        perDay !== undefined &&
        Math.abs((value * aDay(per) * turns.value) / perDay - 1) <= SAME,
    )
  return {
    ...some('soundMinutes', soundMinutes(profile, beside)),
    ...some('picturesPerCase', parts(PICTURES)?.value),
    ...some('turnsPerCase', turns?.value),
    ...requestNoun(turns && talks ? turns.counts?.toLowerCase() : requestsAlone(profile)),
  }
}

const requestNoun = (noun: string | undefined) => (noun === undefined ? {} : { requestNoun: noun })

/** In a conversation, requests that the text calls nothing else are what somebody sends: single turns, not whole talks. */
function requestsAlone({ answers, quantities }: Profile): string | undefined {
  const told = quantities.some(({ role, per }) => role === 'volume' && per !== undefined && isPeriod(per))
  return answers.task === 'converse' && typeof answers.requests_per_day === 'number' && !told ? 'requests' : undefined
}

/** Minutes of sound of one case: told for each, or all of a period over the cases of it. */
function soundMinutes(
  { quantities, volumes }: Profile,
  beside: (each: Quantity) => readonly [string, string],
): number | undefined {
  const times = quantities.filter(
    (each) =>
      each.unit === 'seconds' &&
      (each.role === 'duration' || each.role === 'time-per-case') &&
      !WORK_BEFORE.test(beside(each)[0]),
  )
  const one = times.find(
    (each) => SPOKEN.test(each.per ?? '') || SPOKEN_BEFORE.test(beside(each)[0]) || isRecorded(beside(each)),
  )
  if (one !== undefined) return one.value / 60
  const perDay = volumes.perDay?.value
  if (perDay === undefined) return undefined
  const all = times.flatMap((each) => {
    const after = beside(each)[1]
    const period = SOUND_AFTER.test(after) ? A_PERIOD.exec(after)?.[1] : undefined
    return period === undefined ? [] : [each.value * aDay(period.toLowerCase())]
  })[0]
  return all === undefined ? undefined : all / perDay / 60
}

/** Whether a time is how long each of what is recorded lasts, by the text on its two sides. Pure. */
export const isRecorded = ([before, after]: readonly [before: string, after: string]): boolean =>
  RECORDED_BEFORE.test(before) && LASTS_AFTER.test(after)

const isOfEach = ({ per }: Quantity): boolean => per !== undefined && !isPeriod(per)
const some = <N extends FactName>(name: N, value: number | undefined): Partial<Record<FactName, number>> =>
  value === undefined ? {} : { [name]: value }
