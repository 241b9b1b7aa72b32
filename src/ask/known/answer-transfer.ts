import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { round } from '../../amounts/print.ts'
import type { KnownAnswer } from './answer-family.ts'

/** Gigabits of what is moved, and gigabits a second of the line. */
const GIGABITS: Readonly<Record<string, number>> = { m: 0.008, g: 8, t: 8000 }
const LINE_GIGABITS: Readonly<Record<string, number>> = { m: 0.001, g: 1 }
const SIZE = new RegExp(
  `${NUMBER}\\s*${MAGNITUDE}?\\s*([mgt])(?:i?b|iga?bytes?|ega?bytes?|era?bytes?)(?![a-z/]|it)(?! ?(?:per|a|each|/) ?s)`,
  'u',
)
const LINE = new RegExp(`${NUMBER}\\s*([mg])(?:bit|bps|b\\/s|egabits?|igabits?)(?:\\/s|ps| per second| a second)?`, 'u')
const MOVES =
  /\b(?:download\w*|upload\w*|transfer\w*|cop(?:y|ying)|send(?:ing)?|mov(?:e|ing)|pull(?:ing)?|herunterlad\w*|télécharg\w*|descarg\w*)/u
/** What a line gives of its nominal rate in practice (assumption of November 2026). */
const PRACTICE = { low: 0.5, high: 0.9 } as const
const AN_HOUR = 3600

/** "140 GB over a 1 Gbit line": how long moving it takes. Undefined for other questions. */
export function answerTransfer(plain: string): KnownAnswer | undefined {
  const [, rate = '', speed = ''] = LINE.exec(plain) ?? []
  const [, n = '', k, unit = ''] = SIZE.exec(plain.replace(LINE, ' ')) ?? []
  if (rate === '' || n === '' || !MOVES.test(plain)) return undefined
  const [size, line] = [scale(n, k) * (GIGABITS[unit] ?? 8), scale(rate, undefined) * (LINE_GIGABITS[speed] ?? 1)]
  if (line <= 0) return undefined
  const seconds = size / line
  return {
    reply: [
      `About ${spent(seconds / PRACTICE.high, seconds / PRACTICE.low)}: ${round(size / 8)} GB are ${round(size)} gigabits, at ${round(line)} Gbit/s ${spent(seconds)} if the line gave all it has.`,
      `Assumed: in practice ${PRACTICE.low * 100} to ${PRACTICE.high * 100}% of it, since servers and others share it. Have a tool that resumes, and check the checksum.`,
    ].join(' '),
    sources: [],
  }
}

/** From the longest unit down: a time is said in the first that it fills. */
const UNITS = [
  ['days', 48 * AN_HOUR, 24 * AN_HOUR],
  ['hours', 2 * AN_HOUR, AN_HOUR],
  ['minutes', 90, 60],
  ['seconds', 0, 1],
] as const

/** Seconds, or a range of them, in one unit. */
function spent(low: number, high = low): string {
  const [name, , size] = UNITS.find(([, least]) => high >= least) ?? UNITS[3]
  const [from, till] = [round(low / size), round(high / size)]
  return from === till ? `${till} ${name}` : `${from} to ${till} ${name}`
}
