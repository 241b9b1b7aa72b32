import { smallNumber } from '../../amounts/number-words.ts'
import { secondsOf } from '../../amounts/period.ts'
import { GOALS } from '../../profile/planned-tests.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { freeStories } from './told.ts'

const NUMBER = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|half an'
const SOUND = '(?:sound|audio|speech|recordings?|tape|video|film|dictation)'
const WORK = String.raw`(?<many>\d+(?:\.\d+)?|${NUMBER}) (?<unit>minutes?|hours?)`
const OF = String.raw`(?:one|an?|each|every|per|1) (?<per>hour|minute) of (?:\p{L}+ )?${SOUND}`
/** "Four hours for one hour of sound"; "an hour of sound corrected in 75 minutes"; "each hour of audio takes six hours". */
const FORMS = [
  String.raw`\b${WORK}(?: of \p{L}+)? (?:for|to|on|per) ${OF}`,
  String.raw`\b${OF} (?:[\p{L}]+ ){0,4}?(?:in|takes?|needs?|costs?) (?:under |about |at most |less than |us |our \p{L}+ )?${WORK}`,
].map((form) => new RegExp(form, 'iu'))

/** How many times as long as the sound people work on it: 4 for four hours of typing for an hour of sound. Undefined where it is not said. Pure. */
export function workOnSound(text: string): number | undefined {
  for (const form of FORMS) {
    const { many = '', unit = '', per = '' } = form.exec(text)?.groups ?? {}
    const number = numberOf(many.toLowerCase())
    const times = (number * (secondsOf(unit.toLowerCase()) ?? 0)) / (secondsOf(per.toLowerCase()) ?? 1)
    if (times > 0) return times
  }
  return undefined
}

const numberOf = (word: string): number =>
  /^an?$/u.test(word) ? 1 : word === 'half an' ? 0.5 : (smallNumber(word) ?? Number(word))

/** Minutes of work on a case, today and by the goal, by the minutes of sound that it has. */
export function soundWorkFacts(profile: Profile, minutes: unknown): Partial<Record<FactName, number>> {
  const [now, goal] = [freeStories(profile), GOALS.map((id) => String(profile.answers[id] ?? ''))].map((texts) =>
    texts.map(workOnSound).find((times) => times !== undefined),
  )
  return {
    ...(now !== undefined && { workOnSoundNow: now }),
    ...(goal !== undefined && { workOnSoundGoal: goal }),
    ...(typeof minutes === 'number' && now !== undefined && { minutesPerCase: now * minutes }),
    ...(typeof minutes === 'number' && goal !== undefined && { targetMinutesPerCase: goal * minutes }),
  }
}
