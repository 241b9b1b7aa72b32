import type { Profile } from '../../profile/profile.ts'

const WORDS: Readonly<Record<string, number>> = {
  second: 2,
  third: 3,
  fourth: 4,
  quarter: 4,
  fifth: 5,
  sixth: 6,
  tenth: 10,
  half: 2,
}
const ORDINAL = 'second|third|fourth|fifth|sixth|tenth'
const LOST = `(?:miss(?:es|ed)?|lose[sd]?|lost|unanswered|not answered|not taken|ring(?:s)? out|go(?:es)? unanswered|hang(?:s)? up|abandon(?:ed)?)`
const CALLS = `(?:phone )?(?:calls?|callers?|chats?|requests?)`
/** "Miss every third call", "every fourth call is lost", "30 % of the calls go unanswered", "a third of the calls are missed". */
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${LOST} (?:about |nearly |almost )?(?:every|each|one in) (?<word>${ORDINAL}) ${CALLS}(?<rest>[^.;]{0,60})`,
    'iu',
  ),
  new RegExp(String.raw`\b(?:every|each) (?<word>${ORDINAL}) ${CALLS}(?<rest>[^.;]{0,60}?)\b${LOST}`, 'iu'),
  new RegExp(
    String.raw`\b(?<percent>\d{1,2}(?:\.\d+)?)\s?(?:%|per ?cent) of (?:all |the |our )?(?:\p{L}+ )?${CALLS}(?<rest>[^.;]{0,40}?)\b${LOST}`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:an?|one) (?<word>third|quarter|fifth|tenth) of (?:all |the |our )?(?:\p{L}+ )?${CALLS}(?<rest>[^.;]{0,40}?)\b${LOST}`,
    'iu',
  ),
  new RegExp(
    String.raw`\b${LOST} (?:about |nearly |almost )?(?<percent>\d{1,2}(?:\.\d+)?)\s?(?:%|per ?cent) of (?:all |the |our )?(?:\p{L}+ )?${CALLS}(?<rest>[^.;]{0,60})`,
    'iu',
  ),
]
/** Only some hours of the day. */
const SOME_HOURS =
  /\b(?:evenings?|at night|nights?|lunch|noon|peak|busy|rush|weekends?|mornings?|after hours|season|Mondays?|Fridays?|Saturdays?)\b/iu

/** The share of calls that nobody takes today, 0 to 1: of all calls, or of those of some hours of the day. Undefined where no text tells it. */
export function missedCalls({ answers }: Profile): { readonly share: number; readonly someHours: boolean } | undefined {
  for (const text of ['problem', 'why'].map((id) => String(answers[id] ?? '')))
    for (const pattern of PATTERNS) {
      const found = pattern.exec(text)
      if (found === null) continue
      const { word, percent } = found.groups ?? {}
      const parts = word === undefined ? undefined : WORDS[word.toLowerCase()]
      const share = percent === undefined ? (parts === undefined ? undefined : 1 / parts) : Number(percent) / 100
      if (share === undefined || !(share > 0 && share < 1)) continue
      const sentence = text.slice(text.lastIndexOf('.', found.index) + 1).split(/[.;]/u)[0] ?? ''
      return { share, someHours: SOME_HOURS.test(sentence) }
    }
  return undefined
}
