import type { FreeText } from '../profile/free-text.ts'
import { findPhrases } from '../profile/phrases.ts'
import type { ReadRemark } from '../profile/remarks/read-remarks.ts'
import { sentences } from '../profile/remarks/sentences.ts'

/** So many things that can be looked at one by one: "900 alerts", "340 refund requests"; no money, time or weight. */
const MANY = /(?<![\d.,])(?<count>\d[\d.,]*)\s+(?<noun>(?:\p{Ll}+\s)?\p{Ll}{3,}s)\b/u
const UNITS = new Set(
  'dollars euros pounds francs crowns reais pesos yen rupees shillings hours minutes seconds days weeks months years liters litres grams kilos tons tonnes miles meters metres degrees times was has'.split(
    ' ',
  ),
)

/** What is looked at again after an accident; with the hours where the `texts` tell how many there are and how long one takes. Pure. */
export function lookedAgain(read: ReadRemark, texts: readonly FreeText[]): string | undefined {
  const { again } = read.row
  if (again === undefined) return undefined
  const many = manyOf(read)
  if (many === undefined || again.many === undefined) return again.else
  const minutes = minutesOf(many.noun, texts)
  const takes = minutes === undefined ? 0 : (many.count * minutes) / 60
  const said =
    takes < 1
      ? many.said
      : `${many.said} (${Math.round(takes).toLocaleString('en-US')} hours at ${minutes} minutes each)`
  return again.many.replaceAll('{many}', said)
}

function manyOf({ words }: ReadRemark): { said: string; noun: string; count: number } | undefined {
  const found = MANY.exec(words[0] ?? '')?.groups
  const noun = found?.noun?.split(' ').at(-1) ?? ''
  const count = Number((found?.count ?? '').replaceAll(/[.,](?=\d{3})/gu, ''))
  if (found === undefined || UNITS.has(noun) || !Number.isInteger(count) || count < 2) return undefined
  return { said: `${found.count} ${found.noun}`, noun, count }
}

/** How many minutes one of them takes where one sentence tells both: minutes of something else would be a wrong sum. */
function minutesOf(noun: string, texts: readonly FreeText[]): number | undefined {
  const about = texts
    .flatMap(({ text }) => sentences(text))
    .filter(({ text }) => findPhrases(text, [noun.replace(/s$/u, '')]).length > 0)
    .flatMap(({ text }) => [...text.matchAll(MINUTES)])
  const [one, another] = about
  if (one?.groups === undefined || another !== undefined) return undefined
  const { digits, word = '', half, more } = one.groups
  return (digits === undefined ? WORDS.indexOf(word.toLowerCase()) : Number(digits)) + (half || more ? 0.5 : 0)
}
const WORDS = 'no a two three four five six seven eight nine ten eleven twelve'.split(' ')
/** "4.5 minutes", "four and a half minutes", "a minute and a half". */
const MINUTES =
  /\b(?:(?<digits>\d+(?:\.\d+)?)|(?<word>a|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))(?<half> and a half)? minutes?\b(?<more> and a half)?/giu

/** The signal that was there in time, as a rule names it: "a temperature alarm"; undefined where the row listens for none. Pure. */
export function signIn({ row, words }: ReadRemark): string | undefined {
  if (row.sign === undefined) return undefined
  const [said = ''] = words
  const hit = findPhrases(said, row.sign).at(-1)
  if (hit === undefined) return 'such a signal'
  const before = BEFORE.exec(said.slice(0, hit.at))?.groups?.word ?? ''
  const kind = NO_KIND.has(before) ? '' : `${before} `
  const name = `${kind}${hit.words}`
  if (/s$/u.test(name)) return name
  return `${/^[aeiou]/u.test(name) ? 'an' : 'a'} ${name}`
}
const BEFORE = /(?<![\p{L}\d])(?<word>\p{Ll}+)\s+$/u
/** Words before a signal that say no kind of it. */
const NO_KIND = new Set(
  'a an the this that these those his her its our their first second third fourth last another one two three four five after despite although while of in on and clear many all had was old new same'
    .split(' ')
    .concat(''),
)
