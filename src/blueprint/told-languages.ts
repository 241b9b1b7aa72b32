import type { Profile } from '../profile/profile.ts'

const TOLD_IN = ['problem', 'outcome']
const LANGUAGES = /^(?:\p{L}+ )?languages$/iu
/** More are no languages of one project. */
const MOST = 60

/** How many languages it is about: those that are named, or as many as are counted where more are counted than named. Pure. */
export const languageCount = (profile: Profile): number => Math.max(profile.languages.length, countedLanguages(profile))

/** How many languages are told as a number; 0 where none is. Pure. */
export function countedLanguages({ quantities }: Profile): number {
  const counted = quantities.find(
    ({ unit, counts = '', value, per, where }) =>
      unit === 'count' &&
      per === undefined &&
      TOLD_IN.includes(where.question) &&
      LANGUAGES.test(counts) &&
      value <= MOST,
  )
  return counted?.value ?? 0
}
