import { MAGNITUDE, NUMBER, scale } from '../../amounts/magnitude.ts'
import { round } from '../../amounts/print.ts'
import type { KnownAnswer } from './answer-family.ts'

/** What people do with one text after another. */
const BY_HAND =
  /\b(?:label\w*|tag(?:s|ging|ged)?|annotat\w*|read(?:s|ing)?|check(?:s|ing|ed)?|review(?:s|ing|ed)?|sort(?:s|ing|ed)?|mark(?:s|ing|ed)?|rat(?:e|es|ing)|typ(?:e|es|ing)|by hand|manual\w*)\b/u
/** Recordings last, and are not worked on, so long. */
const OTHER = /\b(?:calls?|audio|recordings?|videos?|meetings?|podcasts?|gpus?|model takes|tokens?)\b/u
const ITEMS = new RegExp(`${NUMBER}\\s*${MAGNITUDE}?\\s+(?:[a-z-]+ ){0,2}?([a-z]{3,}s)\\b`, 'gu')
const EACH = new RegExp(
  `(?:${NUMBER}|\\b(half a|an?|one|two|three|five|ten)) ?(seconds?|secs?|s|minutes?|mins?|min)\\s*(?:each|apiece|a piece|per (?!day|week|hour|minute|month)\\w+|for (?:each|one|every))`,
  'u',
)
const COUNT: Readonly<Record<string, number>> = {
  'half a': 0.5,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
}
const PEOPLE =
  /\b(\d{1,3}|one|two|three|four|five|six|ten) (?:\w+ )?(?:students?|people|persons?|colleagues?|interns?|clerks?|annotators?|labell?ers?|employees|experts?|freelancers?|trainees?)\b/u
const TIME = /^(?:seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|months?|years?)$/u
/** Breaks, doubts and every fifth done twice; hours of such work that people bear a day (assumptions of November 2026). */
const MORE = 1.4
const HOURS_A_DAY = 6
const DAYS_A_WEEK = 5

/** What an hour of them costs, where it is told. */
const WAGE = /([$€£])? ?(\d+(?:\.\d+)?) ?(dollars?|usd|euros?|eur|[$€])? ?(?:an|per|a|each|\/) ?hour\b/u

/** "How long to label 20,000 mails", "how many people to label 5,000?": without seconds for each. */
const LABELS = new RegExp(
  `\\b(?:label|annotate|tag)(?:ing)? (?:about |all |our )?${NUMBER}\\s*${MAGNITUDE}?\\s*([a-z-]{3,}s\\b)?`,
  'u',
)
const HOW_LONG = /\bhow (?:long|many (?:people|persons|hours|days|weeks|labell?ers|annotators))\b/u
/** Seconds for a simple label, and for a careful one (assumptions of November 2026). */
const LABEL_SECONDS = [15, 60] as const

function answerLabels(plain: string): KnownAnswer | undefined {
  const [all = '', n = '', k, noun = 'cases'] = LABELS.exec(plain) ?? []
  if (all === '' || !HOW_LONG.test(plain) || OTHER.test(plain) || TIME.test(noun)) return undefined
  const [low, high] = LABEL_SECONDS.map((each) => (scale(n, k) * each * MORE) / 3600) as [number, number]
  const said = PEOPLE.exec(plain)?.[1]
  const people = said === undefined ? 1 : (COUNT[said] ?? Number(said))
  const weeks = (hours: number): string => round(hours / people / HOURS_A_DAY / DAYS_A_WEEK)
  const whom = people === 1 ? 'one person, half of it for two' : `each of ${people} people`
  return {
    reply: [
      `About ${round(low)} to ${round(high)} hours of work for ${round(scale(n, k))} ${noun}: ${weeks(low)} to ${weeks(high)} weeks for ${whom}, at ${HOURS_A_DAY} hours of it a day.`,
      `Assumed: ${LABEL_SECONDS.join(' to ')} seconds for a simple label, with breaks, doubts and every fifth done twice; a careful label by an expert takes 2 to 5 minutes.`,
      'Two people are better than one: where they differ, the guideline is unclear. Time the first fifty, and see at 500 whether more labels still help: for sorting, 300 to 1,000 often do, and a model can propose the rest.',
    ].join(' '),
    sources: [],
  }
}

/** "6,000 forms at 2 minutes each by two clerks": the hours that it takes people, and the weeks. Undefined for other questions. */
export function answerHandWork(plain: string): KnownAnswer | undefined {
  const [pay = '', sign, wage = '', code] = WAGE.exec(plain) ?? []
  const [all = '', digits, word, unit = ''] = EACH.exec(plain.replace(pay, ' ')) ?? []
  if (all === '') return answerLabels(plain)
  if (!BY_HAND.test(plain) || OTHER.test(plain)) return undefined
  const found = [...plain.replace(pay, ' ').replace(all, ' ').replace(PEOPLE, ' ').matchAll(ITEMS)].find(
    ([, , , noun = '']) => !TIME.test(noun),
  )
  if (!found) return undefined
  const [, n = '', k, noun = ''] = found
  const one =
    (digits === undefined ? (COUNT[word ?? ''] ?? 1) : scale(digits, undefined)) * (unit.startsWith('m') ? 60 : 1)
  const hours = (scale(n, k) * one) / 3600
  const said = PEOPLE.exec(plain)?.[1]
  const people = said === undefined ? 1 : (COUNT[said] ?? Number(said))
  const days = (at: number): number => at / people / HOURS_A_DAY
  const money = (at: number): string =>
    `${/€|eur/u.test(`${sign}${code}`) ? '€' : sign === '£' ? '£' : '$'}${round(at * Number(wage))}`
  return {
    reply: [
      ...(pay === '' ? [] : [`About ${money(hours)} to ${money(hours * MORE)}, at ${money(1)} an hour.`]),
      `About ${round(hours)} hours of work (${round(scale(n, k))} ${noun} x ${round(one)} seconds), ${round(hours * MORE)} with breaks, doubts and every fifth done twice.`,
      `${people === 1 ? 'One person needs' : `${people} people need`} ${round(days(hours))} to ${round(days(hours * MORE))} working days, ${round(days(hours) / DAYS_A_WEEK)} to ${round(days(hours * MORE) / DAYS_A_WEEK)} weeks, at ${HOURS_A_DAY} hours of it a day.`,
      'Time the first fifty: the real seconds decide. The extra and the hours a day are our assumption.',
    ].join(' '),
    sources: [],
  }
}
