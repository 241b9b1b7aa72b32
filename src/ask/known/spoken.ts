import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { perDay } from '../../amounts/period.ts'

/** Minutes of one recording where nobody said them (assumptions of November 2026). */
const MINUTES = { call: 5, voicemail: 1, meeting: 45, interview: 45, recording: 30 } as const
type Recording = keyof typeof MINUTES
const NAMES: readonly (readonly [Recording, string])[] = [
  ['voicemail', 'voice ?mails?|voice messages?|sprachnachrichten|buzones? de voz'],
  ['call', 'calls?|phone calls?|anrufe?|telefonate?|gespräche|llamadas?|appels?|通电话|通話'],
  ['meeting', 'meetings?|besprechungen|sitzungen|reuniones|réunions?|lectures?|会议'],
  ['interview', 'interviews?|podcasts?|entretiens?|entrevistas?'],
  ['recording', 'recordings?|videos?|audio files?|dictations?|aufnahmen|grabaciones|enregistrements'],
]
const PERIOD =
  '(?:\\s*(?:of (?:\\w+ ){1,3})?(?:\\/|per |an? |each |every |pro |am |par |al |por )\\s*(hour|day|week|month|year|tag|woche|monat|jahr|jour|semaine|mois|día|semana|mes|año)(?![a-z])|\\s*(daily|weekly|monthly))?'
const UNIT = '(hours?|hrs?|h|minutes?|mins?|min|stunden?|minuten?|heures?|minutos?|horas?)'
const LENGTH = new RegExp(
  `${NUMBER}\\s*${MAGNITUDE}?[ -]?${UNIT}(?![a-z])(?: (?:${NAMES.map(([, names]) => names).join('|')}))?${PERIOD}`,
  'u',
)
const COUNTS = NAMES.map(
  ([name, names]) =>
    [
      name,
      new RegExp(
        `${NUMBER}\\s*${MAGNITUDE}?\\s*(?:(?!h(?:ou)?rs?|min)[a-z-]+ ){0,2}?(?:${names})(?![a-z])${PERIOD}`,
        'u',
      ),
    ] as const,
)

/** Recorded speech that a text tells of: hours, once or in each `period`, and the minutes of one that had to be assumed. */
export type Spoken = {
  readonly hours: number
  readonly daily: boolean
  readonly count?: number
  readonly assumed?: number
}

/** "400 calls a day of 6 minutes", "30 hours of meetings a week": hours in all, or a day where they come again and again. */
export function readSpoken(plain: string): Spoken | undefined {
  const [, n = '', k, unit = '', period, often] = LENGTH.exec(plain) ?? []
  const length = n === '' ? undefined : scale(n, k) / (/^[hs]/u.test(unit) ? 1 : 60)
  for (const [name, is] of COUNTS) {
    const [, m = '', l, per, each] = is.exec(plain) ?? []
    if (m === '') continue
    const count = scale(m, l)
    const again = per ?? each
    return {
      hours: count * (length ?? MINUTES[name] / 60) * perDay(again ?? 'day'),
      daily: again !== undefined,
      count,
      ...(length === undefined && { assumed: MINUTES[name] }),
    }
  }
  if (length === undefined) return undefined
  const again = period ?? often
  return { hours: length * perDay(again ?? 'day'), daily: again !== undefined }
}
