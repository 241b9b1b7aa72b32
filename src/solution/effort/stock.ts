import { around } from '../../profile/change.ts'
import type { Profile } from '../../profile/profile.ts'
import type { Quantity } from '../../profile/quantity.ts'

const PROGRAMS = /\b(?:programs?|modules|packages|scripts|procedures|macros|batch jobs)$/iu
/** Fewer are looked at with everything else, more are no pieces of work. (Our judgment.) */
const MANY = { least: 20, most: 5000 }
const PAGES = /^-?pages?$/iu
const OF_RULES =
  /^\s*(?:of |with |long )*(?:our |the )?(?:\p{L}+ )?(?:rules?|handbooks?|scheme|award|tariffs?|catalogues?|standards?|regulations?)\b/iu

/** What lies there and is worked through once: programs that are moved, pages of rules that are written down anew; none where the problem counts no such thing. */
export function stockOf({ quantities, answers, effective }: Pick<Profile, 'quantities' | 'answers' | 'effective'>): {
  readonly programs: number
  readonly rulePages: number
} {
  const first = (fits: (quantity: Quantity) => boolean) =>
    quantities.find(
      (each) => each.unit === 'count' && each.per === undefined && each.where.question === 'problem' && fits(each),
    )?.value ?? 0
  return {
    programs:
      effective.task === 'code'
        ? first(({ counts = '', value }) => PROGRAMS.test(counts) && value >= MANY.least && value <= MANY.most)
        : 0,
    rulePages: first((each) => PAGES.test(each.counts ?? '') && OF_RULES.test(around(each, answers)[1])),
  }
}
