import { casesForZero, limitFromZero } from '../../statistics/binomial.ts'
import { type Need, noErrorNeed, percent } from './need.ts'

/** What "none" is of: a written rule is checked on every result. Law and privacy are no rule that code can read. */
const RULES = [
  /\b(?:breach(?:es)?|violat\p{L}+|breaks?|broken) (?:of )?(?:\p{L}+ ){0,2}(?:rules?|limits?|rest|hours|distances?|separation)\b/iu,
  /\b(?:rules?|limits?|rest times?) (?:is |are )?(?:broken|violated|breached)\b/iu,
  /\bagainst (?:the|a|any|our) (?:[\p{L}-]+ )?(?:list|rules?|limit|plan)\b|\bdouble[- ]book/iu,
  /\bwithout (?:the |a |any )?(?:right|permission|consent|signature|confirmation)\b/iu,
]
const UNREADABLE = /\b(?:law|laws|legal|privacy|confidential\p{L}*|GDPR|contracts?|ethic\p{L}*)\b/iu
/** What slips through is so seldom that ordinary cases show nothing of it. */
const SLIPPED = 'let through|missed|overlooked|passed over|slips? through|unseen|unnoticed|undetected|unflagged'
const SLIPS = new RegExp(
  String.raw`^(?:no|not (?:one|a single)|never an?|zero) (?<what>(?:[\p{L}-]+ ){1,4}?)(?:is |are |was |gets? |goes |stays? )?(?:${SLIPPED})\b`,
  'iu',
)

/** "None" as a goal: a rule by code on every result, what slips through on cases that hold it, any other error on `planned` cases. Pure. */
export function noneNeed(clause: string, told: number | undefined, planned: number | undefined): Need {
  if (RULES.some((rule) => rule.test(clause)) && !UNREADABLE.test(clause)) return ruleNeed(clause)
  if (SEASON.test(clause) && told === undefined && !OWN_ERROR.test(clause)) return seasonNeed(clause)
  const what = SLIPS.exec(clause)?.groups?.what?.trim()
  return what === undefined || told !== undefined ? noErrorNeed(told ?? planned) : slipNeed(what)
}

/** "No container refused in a season": what others do with it is counted, and nobody tries it on cases. */
const SEASON = new RegExp(
  String.raw`\b(?:in|for|within|during|over|through) (?:an?|the (?:first|whole|next)|this|next|one|two|three|four|six|nine|twelve|\d+) ` +
    String.raw`(?:whole |full |entire )?(?:season|year|half-year|quarter|month|week|winter|summer|harvest)s?\b`,
  'iu',
)
/** What the result itself has wrong is tried on cases before anybody meets it. */
const OWN_ERROR = /\b(?:wrong|errors?|mistakes?|missed|overlooked|invented|false)\b/iu
/** The same where a clause begins with it. */
export const withoutSeason = (clause: string): string =>
  SEASON.exec(clause)?.index === 0 ? clause.replace(SEASON, '').trim() : clause

function seasonNeed(clause: string): Need {
  const proof =
    'counted in use; so long without one shows little where they are rare: what guards against it is what the test tries'
  return { cases: 1, fromLogs: true, inUse: true, limit: 0, goal: 'none', proof, says: `${clause}: ${proof}.` }
}

function ruleNeed(clause: string): Need {
  const proof =
    'no sample: code checks every result before it goes out; the checker finds each rule broken on purpose, at its limit'
  return {
    cases: 1,
    fromLogs: true,
    past: true,
    limit: 0,
    goal: 'none',
    pass: 'none by the checker, which finds every planted breach',
    proof,
    says: `${clause}: ${proof}.`,
  }
}

/** Below this share missed, none of so many shows it. (Our judgment.) */
const MISSED = 0.01
function slipNeed(what: string): Need {
  const n = casesForZero(MISSED)
  const shows = `none of ${n} missed, which shows below ${percent(Number(limitFromZero(n).toPrecision(1)))}`
  const proof = `${shows}; all are such as hold one (every “${what}” you know, changed copies, constructed ones): ordinary cases hold too few to show anything`
  return {
    cases: n,
    unit: 'cases that hold one',
    limit: 0,
    goal: 'none',
    pass: shows,
    proof,
    says: `${n} cases that hold a “${what}”, none missed, show at 95% confidence that fewer than ${percent(MISSED)} are; ordinary cases show nothing of it.`,
  }
}
