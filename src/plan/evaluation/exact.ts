import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import { limitFromZero } from '../../statistics/binomial.ts'
import { type Need, percent } from './need.ts'

const EXACT =
  /\b(?:no|not (?:one|a single)|zero|without (?:a|any|a single)) (?:difference|deviation|discrepanc(?:y|ies)|differences|deviations)\b(?! (?:in|of|to|between) (?:rates?|groups?|opinions?))/iu
const UNITS = 'cent|centime|rappen|penny|pence|euro|dollar|franc|öre|day|gram|millimet(?:er|re)'
const SAME = String.raw`(?:exact|right|correct|same|equal|identical|agrees?|matches)(?: (?:result|sum|amount|number|figure|value)s?)?`
const TO_THE = new RegExp(String.raw`\b${SAME} to the (?:${UNITS})\b`, 'iu')
/** "All 214,000 policies": nothing is drawn, each is compared. */
const ALL = /\ball (?:of )?(?:the |our )?(?<many>\d[\d,]*) (?<what>\p{L}[\p{L}-]*)/iu

/** "No difference of more than a cent": a rule has one right answer, so every case is compared and none may differ. Undefined where no goal says so. Pure. */
export function exactNeed(
  { answers }: Profile,
  planned: number | undefined,
): { readonly need: Need; readonly words: string } | undefined {
  const clauses = GOALS.flatMap((id) => String(answers[id] ?? '').split(/;|\.(?=\s|$)/u))
  const words = clauses.find((clause) => EXACT.test(clause) || TO_THE.test(clause))?.trim()
  if (words === undefined) return undefined
  const { many, what } = ALL.exec(words)?.groups ?? {}
  if (many !== undefined && what !== undefined) return { need: allNeed(many, what), words }
  return { need: needOf(planned?.toLocaleString('en-US'), planned), words }
}

/** Code compares all that there are: what none of them holds today is tried with made ones. */
function allNeed(many: string, what: string): Need {
  const rest =
    'every difference is explained and mended; what none of them holds today (rare cases, limits of a rule) is tried with generated ones and with the errors that you know, put in again on purpose'
  return {
    cases: 1,
    fromLogs: true,
    inUse: true,
    whole: true,
    limit: 0,
    pass: `none of ${many} differs`,
    goal: 'none differs',
    proof: `code compares each of the ${many} ${what} in every run; ${rest}`,
    says: `Code compares each of the ${many} ${what}: ${rest}.`,
  }
}

function needOf(many: string | undefined, planned = 1): Need {
  const start =
    many === undefined
      ? 'A sample never shows that none is wrong'
      : `The ${many} alone show only below ${percent(limitFromZero(planned))} wrong`
  const rest = `${start}: so closed periods are computed again and every difference explained, and each rule is tried at its limits with generated cases (property tests)`
  return {
    cases: planned,
    ...(many === undefined && { fromLogs: true, past: true }),
    limit: 0,
    pass: many === undefined ? 'none differs' : `none of ${many} differs`,
    goal: 'none differs',
    proof: `${many === undefined ? 'every case' : `each of the ${many} cases`} compared, none may differ. ${rest}`,
    says: `${rest}.`,
  }
}
