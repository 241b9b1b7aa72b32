import { figure, type Sum } from './sum.ts'
import { quoted, type Told } from './told.ts'

/** "390 cancellations: ", "310k contacts a month, of which ": a list of parts follows. */
const LISTED = /^[^.;:]{0,30}(?::|,? of which(?: about)?|,? of them)\s+(?:about |around )?$/iu
/** Between two parts of a list there is no other thought. */
const NEXT = /(?:,|;|\band\b|\+)\s+(?:about |around |another |the other |further )?$/iu
const MIN_PARTS = 2
/** Parts that add up to more than the whole were no parts of it; so much is rounding. */
const ROUNDING = 1.02
/** Less than this that is left over is rounding, too. */
const LEFT_OVER = 0.03

/** What a total consists of, where the text lists it: "390 cancellations: 85 failed cards, 90 in the first 60 days, ...". */
export function breakdowns(told: readonly Told[]): readonly Sum[] {
  return told.flatMap((whole, at): Sum[] => {
    if (whole.unit !== 'count' || whole.value < MIN_WHOLE || whole.counts === undefined) return []
    const parts = partsOf(whole, told.slice(at + 1))
    const sum = parts.reduce((total, { value }) => total + value, 0)
    if (parts.length < MIN_PARTS || sum > whole.value * ROUNDING) return []
    const rest = whole.value - sum
    const percent = (value: number) => `${Math.round((100 * value) / whole.value)}%`
    const left = rest / whole.value > LEFT_OVER
    // Parts that leave most of it open are examples.
    if (rest > sum) return []
    const largest = parts.reduce((most, part) => (part.value > most.value ? part : most))
    return [
      {
        kind: 'breakdown',
        words: [quoted(whole), ...parts.map(named)],
        working: left
          ? `${figure(whole.value)} - ${parts.map(({ value }) => figure(value)).join(' - ')}, if none is counted twice`
          : `${figure(largest.value)} / ${figure(whole.value)}`,
        result: left
          ? `${figure(rest)} ${whole.counts} (${percent(rest)}) are left`
          : `the largest part, “${named(largest)}”, is ${percent(largest.value)}`,
      },
    ]
  })
}

/** Of a smaller total nobody needs shares. */
const MIN_WHOLE = 30

/** The counts that stand in the list behind the whole, in its sentence and smaller than it. */
function partsOf(whole: Told, later: readonly Told[]): readonly Told[] {
  const parts: Told[] = []
  for (const each of later) {
    if (each.where.question !== whole.where.question || each.sentence !== whole.sentence) break
    // "Three new ones a month" are no part of what is there.
    if (each.unit !== 'count' || each.value >= whole.value || (each.per !== undefined && each.per !== whole.per))
      continue
    const between = textBetween(whole, each)
    if (parts.length === 0 ? !LISTED.test(between) : !NEXT.test(between)) {
      if (parts.length === 0) break
      continue
    }
    parts.push(each)
  }
  return parts
}

/** What stands from behind the whole's words to the part's. */
const textBetween = (whole: Told, part: Told): string =>
  whole.after.slice(0, Math.max(0, part.where.at - whole.where.at - whole.words.length))

/** The part in its own words, to the end of its clause and not longer than a line. */
const named = ({ words, after }: Told): string =>
  `${words}${/^(?:\s+[\p{L}\d’'/-]+){0,5}/u.exec(after.split(/[,;:(]|\band\b/u)[0] ?? '')?.[0] ?? ''}`.trim()
