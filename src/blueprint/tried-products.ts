import { anyWord } from './told-lines/line.ts'

/** Where a sentence tells of a try that is over. */
const TRIED = anyWord(
  String.raw`tried|trials?|pilot(?:ed|s)?|tested|(?:a|in the|our|the) test|gave|found only|found \d|missed|got \d|wrong`,
  "switched (?:it )?off|stopped (?:it|using|because)|cancel(?:l?ed)|gave up|did not work|didn't work|useless",
)
const SENTENCES = /(?<=[.!?;])\s+|\n/u
/** Words of a product's name that name no product. */
const SHARED = new Set(
  'microsoft google amazon azure cloud document documents intelligence studio platform suite vision search service services office open data digital software systems solutions online the and for with'.split(
    ' ',
  ),
)

/** Of the products of a list ("Glean, Microsoft 365 Copilot"): those of which a text tells that they were tried. Pure. */
export function triedOf(list: string, text: string): readonly string[] {
  const tried = text.split(SENTENCES).filter((sentence) => TRIED.test(sentence))
  return namesIn(list).filter((name) => {
    const own = name
      .split(/\s+/u)
      .filter((word) => /^\p{Lu}/u.test(word) && word.length > 3 && !SHARED.has(word.toLowerCase()))
    return own.some((word) =>
      tried.some((sentence) => new RegExp(String.raw`(?<!\p{L})${escaped(word)}(?!\p{L})`, 'u').test(sentence)),
    )
  })
}

/** A list of products without some of them; undefined where none is left. Pure. */
export function withoutProducts(list: string, gone: readonly string[]): string | undefined {
  const left = namesIn(list).filter((name) => !gone.includes(name))
  return left.length === 0 ? undefined : left.join(', ')
}

const namesIn = (list: string): readonly string[] => list.split(/,\s+(?![^(]*\))/u).map((name) => name.trim())
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)
