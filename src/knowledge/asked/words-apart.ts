/** Writing without blanks between words. */
const JOINED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu
/** Endings and particles, and single signs: they tell nothing. */
const TELLS = /^(?=.*[\p{Script=Han}\p{Script=Katakana}]).{2,}$/u

/**
 * Makes a function that puts blanks between the words of Chinese and Japanese: first round the words that are known, the
 * longest first, then by the rules of the language (Intl.Segmenter), where what is left has two signs or more.
 */
export function wordsApart(known: readonly string[]): (text: string) => string {
  const joined = known
    .filter((word) => new RegExp(JOINED.source, 'u').test(word))
    .toSorted((a, b) => b.length - a.length)
  if (joined.length === 0) return (text) => text
  const words = new RegExp(`(${joined.join('|')})`, 'gu')
  const segments = new Intl.Segmenter('zh', { granularity: 'word' })
  const rest = (text: string): string =>
    [...segments.segment(text)]
      .map(({ segment }) => segment)
      .filter((segment) => TELLS.test(segment))
      .join(' ')
  const isKnown = new Set(joined)
  return (text) =>
    text.replace(
      JOINED,
      (run) =>
        // A known word may run into letters: "ベクトルDB".
        ` ${run
          .split(words)
          .map((part) => (isKnown.has(part) ? part : rest(part)))
          .join(' ')} `,
    )
}
