import { type Unused, unusedMoney } from '../blueprint/told-lines/unused.ts'
import type { Profile } from '../profile/profile.ts'

const WHY: Readonly<Record<Unused['open'], string>> = {
  'how many': 'how many of these the goal means is not told',
  'what part': 'what part of it goes is not told',
}

/** The money of the text that a sum in words does not hold, and what is missing for it; undefined where all of it is counted. */
export const notCountedIn =
  (profile: Profile) =>
  (said: string): string | undefined => {
    const unused = unusedMoney(profile, said)
    if (unused.length === 0) return undefined
    return `Not counted: ${unused.map(({ words, open }) => `“${words}” (${WHY[open]})`).join('; ')}.`
  }
