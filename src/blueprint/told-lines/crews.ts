import { smallNumber } from '../../amounts/number-words.ts'
import { formatUsd } from '../../amounts/print.ts'
import { around } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import { share, type Told, thingsIn } from '../sums/told.ts'
import { A_PERSON, isPeople } from './heads.ts'
import { percent, type ToldLine, whole } from './line.ts'
import { timesAYear } from './volumes.ts'
import { GOALS } from './work-words.ts'

const NUMBER = String.raw`\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve`
const FEWER = new RegExp(
  String.raw`\b(?<few>${NUMBER}) (?<who>\p{L}{3,}(?: \p{L}{3,})?)(?: (?:per|a|at each|at the|on each|on a|for each) (?:\p{L}+ )?\p{L}+)?,? (?:instead of|in place of|rather than|where there are now) (?<many>${NUMBER})\b(?!\s*(?:%|minutes|hours|days|weeks))`,
  'iu',
)
/** "A woman costs us about 36 dollars a day", "a picker earns 20 an hour". */
const PAID = /\b(?:an?|one|each|every) (?<who>\p{L}+)(?: \p{L}+)? (?:costs?|earns?|gets?|is paid|makes)\b[^.;]{0,40}$/iu

/**
 * "Three women per belt in place of eight": the part of a crew's work that the goal takes away, at the pay that the text tells for one of them, else
 * in hours. Undefined where the crew is not counted, or two goals tell of crews. Pure.
 */
export function crewLine(
  told: readonly Told[],
  { answers, quantities }: Pick<Profile, 'answers' | 'quantities'>,
  days: number,
): ToldLine | undefined {
  const goal = GOALS.map((question) => FEWER.exec(String(answers[question] ?? ''))?.groups).find(Boolean)
  if (goal === undefined) return undefined
  const [few, many] = [numberOf(goal.few), numberOf(goal.many)]
  const crew = told
    .filter((each) => isPeople(each) && share(thingsIn(each.counts ?? ''), thingsIn(goal.who ?? '')))
    .toSorted((a, b) => b.value - a.value)[0]
  if (crew === undefined || !(few > 0 && few < many) || crew.value < many) return undefined
  const less = 1 - few / many
  const [heads, name] = [crew.value * less, `${whole(crew.value)} ${crew.counts}`]
  const pay = quantities.find((each) => {
    const paid = each.unit === 'usd' && each.per !== undefined && PAID.exec(around(each, answers)[0])?.groups?.who
    return paid && share(thingsIn(manyOf(paid)), thingsIn(crew.counts ?? ''))
  })
  const often = pay && (pay.per === 'hour' ? A_PERSON : timesAYear(pay.per ?? '', days))
  const how = `${goal.few} in place of ${goal.many} takes ${percent(less)} off the work of ${name}`
  if (pay === undefined || often === undefined)
    return {
      hours: heads * Math.min(A_PERSON, HOURS_A_DAY * days),
      how,
      kept: ['staffTime', 'goalKept'],
      about: ['time'],
    }
  const usd = pay.value * often
  return {
    usd: heads * usd,
    how: `${how} at ${formatUsd(pay.value)} ${pay.per === 'hour' ? 'an' : 'a'} ${pay.per}${pay.per === 'day' ? ` on ${days} days` : ''}`,
    kept: ['goalKept'],
    about: ['time'],
  }
}

/** "A woman" is one of the women. */
const manyOf = (who: string): string => who.replace(/man$/iu, 'men').replace(/^person$/iu, 'people')

const HOURS_A_DAY = 8

const numberOf = (word = ''): number => smallNumber(word.toLowerCase()) ?? Number(word)
