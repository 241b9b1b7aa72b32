import type { FreeText } from './free-text.ts'
import type { Quantity } from './quantity.ts'

const PARTS: readonly (readonly [words: string, value: number])[] = [
  ['halved|halves|halve', 0.5],
  ['half', 0.5],
  ['(?:one|a) third', 1 / 3],
  ['two thirds', 2 / 3],
  ['(?:one|a) fifth', 0.2],
  ['(?:one|a) sixth', 1 / 6],
  ['(?:one|a) tenth', 0.1],
  ['one quarter|a quarter(?= (?:of|fewer|less|more))|(?<=\\bby )a quarter', 0.25],
  ['three quarters', 0.75],
]
/** "A quarter" may be three months, "half" an hour and "a tenth of a second" a time: a fraction says of what, or by how much. */
const OF_TIME = String.raw`(?!\s+of an? (?:second|minute|hour|day|week|month|year)\b)`
const NEXT = String.raw`${OF_TIME}(?=\s+(?:of|fewer|less|more|lower|higher|as|come|comes|came|are|by (?:post|letter|fax|phone|e-?mail)|on paper)\b|\s*(?:[,.;]|$))`
const PATTERNS = PARTS.map(
  ([words, value]) =>
    [
      new RegExp(
        words.startsWith('halved')
          ? String.raw`\b(?:${words})\b`
          : String.raw`(?:(?<=\bby\s)(?:about\s+)?(?:${words})\b${OF_TIME}|\b(?:${words})${NEXT})`,
        'giu',
      ),
      value,
    ] as const,
)

const ORDINALS =
  'second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
/** "Every second day" is how often, and "every third week" when. */
const EVERY = new RegExp(
  String.raw`\b(?:every|each) (?<nth>${ORDINALS.join('|')}) (?!(?:second|minute|hour|day|night|morning|week|weekend|month|quarter|year|time)s?\b)(?=\p{L}{3})`,
  'giu',
)

/** Shares that are told in words: "half of the tickets", "cut by a third", "errors are halved", "every fifth form". Pure. */
export function fractionsIn({ text, question }: FreeText): readonly Quantity[] {
  const share = (value: number, { index, 0: words }: RegExpExecArray): Quantity => ({
    value,
    unit: 'share',
    words: words.trim(),
    where: { question, at: index },
  })
  const parts = PATTERNS.flatMap(([pattern, value]) => [...text.matchAll(pattern)].map((match) => share(value, match)))
  const nth = [...text.matchAll(EVERY)].map((match) =>
    share(1 / (ORDINALS.indexOf(match.groups?.nth?.toLowerCase() ?? '') + 2), match),
  )
  return [...parts, ...nth]
}
