import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { share, type Told, toldIn } from '../sums/told.ts'
import { isPeople } from '../told-lines/heads.ts'

type Facts = Partial<Record<FactName, number | string>>

const EACH = /^\s*each\b/iu
const NEW = /\b(?:new|come|comes|arrive|arrives|added|incoming|join)\b/iu
const WORKING_DAYS = 250

/** What the named people get done a year ("two translators do 14 records a day each") against what comes new. Pure. */
export function keepsUp(profile: Profile): Facts {
  const told = toldIn(profile)
  const days = profile.days.toldDaysAYear ?? WORKING_DAYS
  const paces = told.flatMap((pace) => {
    if (pace.unit !== 'count' || !EACH.test(pace.after) || pace.per !== 'day' || pace.counts === undefined) return []
    const people = told.filter(
      (each) => isPeople(each) && each.sentence === pace.sentence && each.where.at < pace.where.at,
    )
    const [only] = people
    return only === undefined || people.length > 1 ? [] : [{ pace, people: only }]
  })
  const [first] = paces
  if (first === undefined || paces.length > 1) return {}
  const { pace, people } = first
  const news = told.filter((each) => isNew(each, pace))
  const [coming] = news
  if (coming?.years === undefined || news.length > 1) return {}
  return {
    doneEach: pace.value,
    doneNoun: pace.counts ?? '',
    donePeople: people.words.toLowerCase(),
    doneDays: days,
    donePerYear: people.value * pace.value * days,
    newPerYear: coming.value / coming.years,
    newTold: `${coming.value.toLocaleString('en-US')} ${coming.counts ?? ''}`,
  }
}

/** What comes new beside the pace: by the year, in the words of the same thing or next to it. */
const isNew = ({ unit, years, per, counts = '', before, after, sentence, value, things }: Told, pace: Told): boolean =>
  unit === 'count' &&
  years !== undefined &&
  per !== 'day' &&
  value > 1 &&
  counts !== '' &&
  (NEW.test(counts) || NEW.test(after.slice(0, 20)) || NEW.test(before.slice(-20))) &&
  (share(things, pace.things) || sentence === pace.sentence)
