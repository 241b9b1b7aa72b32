import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import { limitFromZero } from '../../statistics/binomial.ts'
import { type Need, percent } from './need.ts'

const EXACT =
  /\b(?:no|not (?:one|a single)|zero|without (?:a|any|a single)) (?:difference|deviation|discrepanc(?:y|ies)|differences|deviations)\b(?! (?:in|of|to|between) (?:rates?|groups?|opinions?))/iu
const TO_THE =
  /\b(?:exact|right|correct|same|agrees?|matches) to the (?:cent|penny|pence|euro|dollar|öre|day|gram|millimet(?:er|re))\b/iu

/** "No difference of more than a cent": a rule has one right answer, so every case is compared and none may differ. Undefined where no goal says so. Pure. */
export function exactNeed(
  { answers }: Profile,
  planned: number | undefined,
): { readonly need: Need; readonly words: string } | undefined {
  const clauses = GOALS.flatMap((id) => String(answers[id] ?? '').split(/;|\.(?=\s|$)/u))
  const words = clauses.find((clause) => EXACT.test(clause) || TO_THE.test(clause))?.trim()
  return words === undefined ? undefined : { need: needOf(planned?.toLocaleString('en-US'), planned), words }
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
