import { digitsForWords } from '../../amounts/number-words.ts'
import type { Profile } from '../../profile/profile.ts'
import { isPeriod } from '../../profile/quantity-words.ts'
import type { FactName } from '../fact-names.ts'
import { share, type Told, thingsIn, toldIn } from '../sums/told.ts'
import { EACH, HOUR } from '../told-lines/work-words.ts'
import { goalOf } from './goal-time.ts'

type Facts = Partial<Record<FactName, number | string>>

const LEAST = 500
const LONG = 4 * HOUR
const DONE =
  /\bonly (?:about |some )?(?<done>\d[\d,]*(?:\.\d+)?)\s?(?<percent>%)?(?= (?:\p{L}+ ){0,3}(?:have|has|are|carry|exist|got)\b)/iu

/** A stock that people work off one by one ("26,000 objects ... only 1,800 have a text ... 25 minutes each"): hours by hand and by the goal. Pure. */
export function backlog(profile: Profile): Facts {
  const { answers } = profile
  const told = toldIn(profile)
  const times = told.filter(
    ({ unit, value, after, per, where }) =>
      unit === 'seconds' &&
      value >= 30 &&
      value <= LONG &&
      (EACH.test(after) || (per !== undefined && !isPeriod(per))) &&
      where.question !== 'why',
  )
  const [time] = times
  if (time === undefined || times.length > 1) return {}
  const stocks = told.filter(
    (each) => isStock(each) && (time.per === undefined || share(thingsIn(time.per), each.things)),
  )
  const [stock] = stocks
  // What comes in by the day is worked off as it comes.
  if (stock === undefined || stocks.length > 1) return {}
  if (told.some((each) => isComing(each, stock, time))) return {}
  const { done, percent } = DONE.exec(digitsForWords(String(answers.problem ?? '')))?.groups ?? {}
  if (done === undefined) return {}
  const finished = percent === undefined ? Number(done.replaceAll(',', '')) : (stock.value * Number(done)) / 100
  if (!(finished > 0 && finished < stock.value)) return {}
  const goal = goalOf(time.value, profile)
  const left = stock.value - finished
  return {
    backlogAll: stock.value,
    backlogNoun: stock.counts ?? '',
    backlogLeft: left,
    backlogMinutes: time.value / 60,
    backlogHours: (left * time.value) / HOUR,
    ...(goal !== undefined && { backlogGoalMinutes: goal / 60, backlogGoalHours: (left * goal) / HOUR }),
  }
}

const isStock = ({ unit, years, per, value, where, counts = '', role }: Told): boolean =>
  unit === 'count' &&
  years === undefined &&
  per === undefined &&
  value >= LEAST &&
  counts !== '' &&
  where.question === 'problem' &&
  role !== 'users' &&
  role !== 'classes'

/** The minutes may be those of what comes in, if that is told beside them. */
const isComing = ({ unit, years, sentence, counts = '' }: Told, stock: Told, time: Told): boolean =>
  unit === 'count' && years !== undefined && sentence === time.sentence && counts !== '' && stock.sentence !== sentence
