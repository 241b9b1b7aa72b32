import { digitsForWords } from '../../amounts/number-words.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { stems } from '../stems.ts'

type Facts = Partial<Record<FactName, number | string>>

/** Where a team tells what lies there, how fast it went, and how fast it shall go. */
const STORIES = ['problem', 'why', 'attempts', 'outcome', 'success_measure', 'dependencies'] as const
/** Working months in one of these, and the hours that one person has in a month. (Our judgment.) */
const MONTHS: Readonly<Record<string, number>> = { hour: 1 / 146, day: 1 / 20, week: 12 / 46, month: 1, year: 12 }
export const HOURS_A_MONTH = 146
/** What is done in less than a year of one person is told by no rate. (Our judgment.) */
const LEAST_MONTHS = 12

const NUMBER = String.raw`(?<!\p{Sc}\s?)(?<n>\d[\d,]*(?:\.\d+)?)`
const PERIOD = '(?<period>hour|day|week|month|year)'
const PERSON =
  '(?:person|people|developer|programmer|engineer|translator|clerk|archivist|librarian|editor|cataloger|curator|transcriber|lawyer|reviewer|expert)'
/** "4,000 lines moved and accepted per developer and month", "12 records a clerk and day". */
const EACH = new RegExp(
  String.raw`${NUMBER} (?<noun>\p{L}+) (?:\p{L}+ ){0,4}?(?:per|an?|each|for each) ${PERSON} (?:and|an?|per|each|every) (?:an? |per )?${PERIOD}\b(?<rest>[^.;]*)`,
  'iu',
)
/** "(by hand it was 750)", "today 750", behind a goal. */
const BEFORE =
  /\b(?:by hand|today|so far|until now|before)[ ,:]+(?:(?:it|that) )?(?:(?:is|was|were|we do|did) )?(?:about )?(?<n>\d[\d,]*)/iu
/** "60,000 lines, five people, 16 months". */
const DONE = new RegExp(
  String.raw`${NUMBER} (?<noun>\p{L}+),? (?:by |with |took )?(?<people>\d+) ${PERSON}s?,? (?:and |in |over |for )?(?<long>\d+) (?<span>week|month|year)s?\b`,
  'iu',
)

type Groups = Readonly<Record<string, string | undefined>>

/** How fast one person does what lies there, in pieces a working month. */
type Rate = { readonly noun: string; readonly goal: number | undefined; readonly past: number | undefined }

function rateOf(texts: readonly string[]): Rate | undefined {
  const first = (pattern: RegExp): Groups | undefined =>
    texts.map((text) => pattern.exec(text)?.groups).find((each) => each !== undefined)
  const [each, done] = [first(EACH), first(DONE)]
  const noun = each?.noun ?? done?.noun
  if (noun === undefined) return undefined
  const months = MONTHS[each?.period?.toLowerCase() ?? ''] ?? 1
  const before = BEFORE.exec(each?.rest ?? '')?.groups?.n
  const worked = done && isSame(done.noun, noun) ? monthsWorked(done) : undefined
  const past = before === undefined ? worked && amountOf(done?.n) / worked : amountOf(before) / months
  return { noun, goal: each && amountOf(each.n) / months, past }
}

const monthsWorked = ({ people = '', long = '', span = '' }: Groups): number =>
  Number(people) * Number(long) * (MONTHS[span.toLowerCase()] ?? 1)

const amountOf = (digits = ''): number => Number(digits.replaceAll(',', ''))
/** "lines of COBOL" are lines. */
const OF = / (?:of|in|from) /u
const isSame = (one = '', other = ''): boolean => stems(one) === stems(other)

/** What lies there to be done once, at the speed that the team tells of and asks for: months of one person. Nothing where one of them is not told. Pure. */
export function atRate({ answers, quantities }: Pick<Profile, 'answers' | 'quantities'>): Facts {
  const texts = STORIES.flatMap((question) => {
    const text = answers[question]
    return typeof text === 'string' ? [digitsForWords(text)] : []
  })
  const rate = rateOf(texts)
  if (rate === undefined) return {}
  const [stock] = quantities
    .filter(
      ({ unit, per, counts = '', where }) =>
        unit === 'count' &&
        per === undefined &&
        (where.question === 'problem' || where.question === 'outcome') &&
        isSame(counts.split(OF)[0]?.split(' ').at(-1), rate.noun),
    )
    .toSorted((a, b) => b.value - a.value)
  const fastest = Math.max(rate.goal ?? 0, rate.past ?? 0)
  if (stock === undefined || !(stock.value / fastest >= LEAST_MONTHS)) return {}
  const goal = rate.goal !== undefined && rate.goal > (rate.past ?? 0) ? rate.goal : undefined
  const past = rate.past ?? (goal === undefined ? rate.goal : undefined)
  return {
    rateStock: stock.value,
    rateNoun: rate.noun,
    ...(past !== undefined && { ratePast: past, ratePastMonths: stock.value / past }),
    ...(goal !== undefined && { rateGoal: goal, rateGoalMonths: stock.value / goal }),
  }
}
