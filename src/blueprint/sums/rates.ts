import type { Profile } from '../../profile/profile.ts'
import { figure, type Sum } from './sum.ts'
import { quoted, type Told } from './told.ts'

/** What happens to some of the cases: harm, complaints, what is looked for. */
const EVENTS =
  /\b(?:victims?|complaints?|incidents?|accidents?|mix-ups?|collisions?|recalls?|breakdowns?|injur\w+|breaches?|errors?|mistakes?|falls?|outages?|frauds?|penalt\w+|chargebacks?)\b/iu
const RARE = 0.1

/** What a test must find is rarer than what people complain of. */
const LOOKED_FOR = /\b(?:victims?|mix-ups?|frauds?|errors?|mistakes?|accidents?|defects?)\b/iu

/** How rare what happens is among all cases: "5,200 victims a month" beside "14m messages a day". */
export function rateSums(told: readonly Told[]): readonly Sum[] {
  const counts = told.filter(({ unit, years, things }) => unit === 'count' && years !== undefined && things.length > 0)
  const volumes = counts.filter(
    ({ role, counts: noun = '', value }) => role === 'volume' && value >= 1000 && !EVENTS.test(noun),
  )
  const first = volumes[0] ?? counts.find(({ counts: noun = '', value }) => value >= 10_000 && !EVENTS.test(noun))
  if (first?.years === undefined) return []
  const all = first.value / first.years
  return counts.flatMap((event): Sum[] => {
    if (!EVENTS.test(event.counts ?? '') || event.role === 'volume' || event.years === undefined) return []
    const yearly = event.value / event.years
    const rate = yearly / all
    if (rate <= 0 || rate > RARE) return []
    const same = event.years === first.years
    const working = same
      ? `${figure(first.value)} / ${figure(event.value)}`
      : `${figure(all)} a year / ${figure(yearly)} a year`
    return [
      {
        kind: 'rate',
        words: [quoted(event), quoted(first)],
        working,
        result: `one in ${figure(Number((1 / rate).toPrecision(2)))}`,
        ...(LOOKED_FOR.test(event.counts ?? '') && { facts: { prevalence: rate } }),
      },
    ]
  })
}

/** How far the busiest second lies above the average. */
export function peakSum({ volumes }: Profile): readonly Sum[] {
  const { perDay, peakPerSecond } = volumes
  if (perDay === undefined || peakPerSecond === undefined || perDay.from === 'assumption' || perDay.low !== undefined)
    return []
  const average = perDay.value / 86_400
  const factor = peakPerSecond.value / average
  if (factor < 2 || average < 1) return []
  return [
    {
      kind: 'peak',
      words: [],
      working: `${figure(peakPerSecond.value)} a second at the peak / (${figure(perDay.value)} a day / 86,400 seconds)`,
      result: `the peak is ${figure(factor)} times the average of ${figure(average)} a second`,
    },
  ]
}
