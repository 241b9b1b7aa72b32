import type { Told } from '../sums/told.ts'

/** Hours that one person works in a year. */
export const A_PERSON = 1750

const PEOPLE =
  /(?:people|persons|women|men|ladies|guys|staff|clerks|nurses|[^t]ers|[aeo]tors|ists|ians|ants|agents|students|colleagues|employees|hands|cooks|stewards|librarians|mechanics|medics)$/iu
const WORK =
  'writes? types? looks? reads? checks? sorts? answers? grades? inspects? reviews? plans? assigns? cop(?:y|ies) enters? keys? marks? codes? closes? decides? prepares? listens? counts? draws? picks? drafts? searche?s? labels? judges? compares? handles? process(?:es)? spends? sits? makes? do transcribes? translates? describes?'
/** What follows the name of those who do the work. */
export const DOES = new RegExp(
  String.raw`^\s*(?:who |each |still |now |then |all |must |have to |manually |only |together ){0,2}(?:${WORK.split(' ').join('|')})\b`,
  'iu',
)
const BY = /\bby (?:hand by )?(?:about |our )?$/iu

/** Whether it counts people of the house or of the field. */
export const isPeople = ({ unit, per, counts = '', value, low, role }: Told): boolean =>
  unit === 'count' &&
  per === undefined &&
  low === undefined &&
  value >= 1 &&
  (role === 'staff' || (role === undefined && PEOPLE.test(counts)))

/** People of whom the text says that they do the work: "eleven agents read each one", "inspection by nine people". */
export const workersIn = (told: readonly Told[]): readonly Told[] =>
  told.filter((each) => isPeople(each) && (DOES.test(each.after) || BY.test(each.before)))
