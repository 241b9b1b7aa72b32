const SMALL =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS: Readonly<Record<string, string>> = {
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
}
const SCALES = '(dozen|hundred|thousand|grand|million|billion)s?'

/**
 * Writes number words as digits: "half a million" -> "0.5 million", "a few hundred" -> "3 hundred", "fifty" -> "50".
 * "A few" and "several" are taken as three, "a couple" as two.
 */
export function digitsForWords(text: string): string {
  return text
    .replace(new RegExp(String.raw`\bhalf an? ${SCALES}\b`, 'giu'), '0.5 $1')
    .replace(new RegExp(String.raw`\b(?:a )?(?:few|several) ${SCALES}\b`, 'giu'), '3 $1')
    .replace(new RegExp(String.raw`\b(?:a )?couple (?:of )?${SCALES}\b`, 'giu'), '2 $1')
    .replace(new RegExp(String.raw`\ba ${SCALES}\b`, 'giu'), '1 $1')
    .replace(new RegExp(String.raw`\b(?:${[...SMALL, ...Object.keys(TENS)].join('|')})\b`, 'giu'), (word) =>
      String(TENS[word.toLowerCase()] ?? SMALL.indexOf(word.toLowerCase()) + 1),
    )
}

/** 1 to 19 for a number word in any case; undefined for anything else. */
export function smallNumber(word: string): number | undefined {
  const at = SMALL.indexOf(word.toLowerCase())
  return at < 0 ? undefined : at + 1
}
