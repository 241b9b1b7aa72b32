import type { FreeText } from './free-text.ts'
import type { Quantity } from './quantity.ts'

const PARTS: readonly (readonly [words: string, value: number])[] = [
  ['halved|halves|halve', 0.5],
  ['half', 0.5],
  ['(?:one|a) third', 1 / 3],
  ['two thirds', 2 / 3],
  ['one quarter|a quarter(?= (?:of|fewer|less|more))|(?<=\\bby )a quarter', 0.25],
  ['three quarters', 0.75],
]
/** "A quarter" may be three months, and "half" an hour: a fraction says of what, or by how much. */
const NEXT = String.raw`(?=\s+(?:of|fewer|less|more|lower|higher|as|come|comes|came|are)\b|\s*(?:[,.;]|$))`
const PATTERNS = PARTS.map(
  ([words, value]) =>
    [
      new RegExp(
        words.startsWith('halved')
          ? String.raw`\b(?:${words})\b`
          : String.raw`(?:(?<=\bby\s)(?:about\s+)?(?:${words})\b|\b(?:${words})${NEXT})`,
        'giu',
      ),
      value,
    ] as const,
)

/** Shares that are told in words: "half of the tickets", "cut by a third", "errors are halved". Pure. */
export function fractionsIn({ text, question }: FreeText): readonly Quantity[] {
  return PATTERNS.flatMap(([pattern, value]) =>
    [...text.matchAll(pattern)].map(
      (match): Quantity => ({
        value,
        unit: 'share',
        words: match[0],
        where: { question, at: match.index },
      }),
    ),
  )
}
