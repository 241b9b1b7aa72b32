import type { Profile } from '../../profile/profile.ts'
import type { Need } from './need.ts'

/** "We read 500 that the list had not caught, and 14 of those were real", "2,000 checked by chance: 44 were forbidden". */
const LOOKED = '(?:checked|read|looked at|opened|drew|reviewed|audited|sampled)'
const WERE = String.raw`(?: of (?:them|those|these))? (?:were|was|had|held)`
const DRAWN = new RegExp(
  String.raw`\b${LOOKED} (?:again )?(?<n>\d[\d,]*) [^.;]{2,70}?[,:]? (?:and )?(?<k>\d[\d,]*)${WERE}\b`,
  'iu',
)
/** So many that nobody had found say whether the new way finds such, too. (Our judgment.) */
const HIDDEN = 30
/** Nobody looks at more for one test. (Our judgment.) */
const MOST_LOOKS = 3000
/** Answers in which a team tells what it has looked at. */
const TOLD_IN = ['problem', 'why', 'success_measure', 'lessons']

/** Work on what comes in: of failures ahead and of plans there is no rest that somebody could look at. */
const LOOKED_AT = ['classify', 'extract', 'retrieve', 'rank']

/**
 * A need whose cases are found ones, with what those cannot show: what nobody found so far. Some come from the rest, by chance, with
 * the looks that this takes where the team has drawn before. Pure.
 */
export function withRest(need: Need, { answers, effective }: Profile, minutes: number): Need {
  if (need.fromLogs === true || need.inUse === true || !LOOKED_AT.includes(String(effective.task))) return need
  const drawn = TOLD_IN.map((id) => DRAWN.exec(String(answers[id] ?? ''))).find((found) => found !== null)
  const [n, k] = [drawn?.groups?.n, drawn?.groups?.k].map((each) => Number((each ?? '').replaceAll(',', '')))
  const known = 'known ones test only what is found already'
  const plain = `${known}: take some from a random sample of the rest`
  if (!n || !k || k >= n) return isFiltered(effective) ? said(need, plain) : need
  const looks = Math.ceil((HIDDEN * n) / k / 100) * 100
  if (looks > MOST_LOOKS) return said(need, plain)
  const hours = Math.round((looks * minutes) / 60)
  const how = `${known}, so ${HIDDEN} come from about ${looks.toLocaleString('en-US')} drawn by chance of the rest (${hours} hours; ${k} of ${n.toLocaleString('en-US')} were such)`
  return { ...said(need, how), rest: looks }
}

/** What a list of words let through is in no label. */
const isFiltered = ({ attempts }: Profile['effective']): boolean =>
  Array.isArray(attempts) && attempts.includes('rules-or-search')

const said = (need: Need, words: string): Need => ({ ...need, proof: `${need.proof}; ${words}` })
