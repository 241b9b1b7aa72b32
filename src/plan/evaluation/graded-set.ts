import type { Blueprint } from '../../blueprint/schema.ts'

/** Cases that people judge for this kind of project anyway: how many, and by how many people each. */
export type GradedSet = { readonly cases: number; readonly readers: number }

/** "1,500 graded pairs": a number of things, not of months or percent. */
const COUNTED =
  /^(?:a |the |at least |about )*([\d,]+)\s+(?!(?:months?|years?|weeks?|days?|hours?|minutes?|%|percent)\b)/iu
const JUDGED =
  /\b(?:graded|judged|label(?:l?ed)?|keyed|annotated|marked|scored|checked|sorted|decided|confirmed|read by|by people)\b/iu
const TWICE = /\b(?:twice|two|2)\b/iu
const EACH = /\bfor each\b/iu

/** The first set of cases that the kind of project has judged by people; undefined where it names none, or none in all. */
export function gradedSet(blueprint: Blueprint | undefined): GradedSet | undefined {
  for (const { what } of blueprint?.data.needs ?? []) {
    const count = Number(COUNTED.exec(what)?.[1]?.replaceAll(',', ''))
    if (count > 0 && JUDGED.test(what) && !EACH.test(what)) return { cases: count, readers: TWICE.test(what) ? 2 : 1 }
  }
  return undefined
}
