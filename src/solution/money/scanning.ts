import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'
import { scale } from '../range.ts'
import { expertHour, type PayThere } from './expert-hour.ts'
import type { Person } from './experts.ts'

/** A stock on paper: bound, written by hand or typed, and not said to be scanned. */
const PAPER = /\b(?:handwritten|paper|ledgers?|bound|typewritten|shelves|registers?|card index|index cards|folders)\b/iu
const SCANNED = /\b(?:scanned|scans?|digital|PDFs?|photographed)\b/iu
const PAGES = /\b(?:pages|sheets|cards)$/iu
const STATIONS =
  /(?<many>\d+|one|two|three|four|five|six)? ?\b(?:\p{L}+ )?(?:stands?|scanners?|cameras?|stations?)\b[^.;]{0,20}$/iu
const MANY: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
/** A smaller stock is scanned beside other work. */
const LEAST = 2000
const HOURS_A_DAY = 7
/** Pages an hour that one person photographs or scans, of bound or brittle paper and of loose sheets, with turning, naming and looking. (Our assumption, 2026-11.) */
const AN_HOUR = { low: 60, high: 200 }
/** How far a told pace may be off over months. (Our judgment.) */
const AROUND = { low: 0.9, high: 1.4 }

/** Whoever photographs or scans a stock that lies on paper, at the pace that the team tells, else at a usual one. Empty where none lies there. */
export function scanning({ quantities, answers }: Profile, there: PayThere): readonly Person[] {
  const isPages = ({ unit, counts = '' }: Quantity) => unit === 'count' && PAGES.test(counts.split(' of ')[0] ?? '')
  const stock = quantities.find(
    (each) => isPages(each) && each.per === undefined && each.value >= LEAST && each.where.question === 'problem',
  )
  const problem = String(answers.problem ?? '')
  if (stock === undefined || !PAPER.test(problem) || SCANNED.test(problem)) return []
  const pace = quantities.find((each) => isPages(each) && each.per === 'day' && each.where.question === 'dependencies')
  const hours =
    pace === undefined
      ? { low: stock.value / AN_HOUR.high, high: stock.value / AN_HOUR.low }
      : scale(AROUND, (stock.value / pace.value) * HOURS_A_DAY * stationsOf(pace, String(answers.dependencies ?? '')))
  return [
    {
      id: 'experts',
      who: `Photographing or scanning: “${stock.words}”${pace === undefined ? '' : ` at “${pace.words}”`}`,
      hours,
      hourlyUsd: expertHour('clerk', there).hourlyUsd,
      outside: false,
      professions: [],
    },
  ]
}

/** "Two camera stands take 900 pages a day": somebody stands at each. */
function stationsOf({ where }: Quantity, text: string): number {
  const many = STATIONS.exec(text.slice(0, where.at))?.groups?.many?.toLowerCase()
  return many === undefined ? 1 : (MANY[many] ?? Math.max(1, Number(many)))
}
