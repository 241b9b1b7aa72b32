import { digitsForWords } from '../../amounts/number-words.ts'
import type { Profile } from '../../profile/profile.ts'
import { type Told, toldIn } from '../sums/told.ts'

/** A whole that the text divides by causes, kinds or steps. */
export type PartsTold = {
  readonly question: string
  /** What stands before the list in its answer, and where the list begins. */
  readonly before: string
  readonly parts: readonly { readonly share: number; readonly label: string }[]
  /** Of a time: how long all of it takes, in the unit of the text. */
  readonly whole?: { readonly value: number; readonly unit: string }
}

/** Shares that together are all of it, but for rounding. */
const ALL = { least: 0.97, most: 1.02 }
const PARTS = { least: 3, most: 7 }
/** Longer than this nobody reads what a part is called. */
const LONG = 34
const QUESTIONS = ['problem', 'why']

/** Every whole of the problem and its reasons of which the parts are told in shares or in times. Pure. */
export function partsTold(profile: Profile): readonly PartsTold[] {
  return [...sharesTold(profile), ...QUESTIONS.flatMap((id) => timesTold(id, String(profile.answers[id] ?? '')))]
}

const PLAIN = /%|per ?cent|\d (?:in|of|out of) \d/iu

/** Shares that follow each other in one answer and add up to all of it: "of the returned ones 35 % lacked a photo, 38 % ...". */
function sharesTold(profile: Profile): readonly PartsTold[] {
  const shares = toldIn(profile).filter(
    ({ unit, value, words }) => unit === 'share' && value > 0 && value < 1 && PLAIN.test(words),
  )
  return QUESTIONS.flatMap((question): PartsTold[] => {
    const text = String(profile.answers[question] ?? '')
    const own = shares.filter(({ where }) => where.question === question)
    return lists(own).flatMap((list): PartsTold[] => {
      const [first] = list
      const parts = list.map((each, at) => ({ share: each.value, label: labelOf(text, each, list[at + 1]) }))
      if (first === undefined || parts.some(({ label }) => label === '')) return []
      return [{ question, before: text.slice(0, first.where.at), parts }]
    })
  })
}

/** Every run that is a whole, those nearest to all of it first, and none that shares a part with one before. */
function lists(own: readonly Told[]): readonly (readonly Told[])[] {
  const runs = own
    .flatMap((_, from) => own.map((__, to) => own.slice(from, to + 1)))
    .filter((each) => isWhole(each) && isNear(each))
    .toSorted((a, b) => Math.abs(1 - sumOf(a)) - Math.abs(1 - sumOf(b)))
  const taken: (readonly Told[])[] = []
  for (const run of runs) if (!taken.some((each) => each.some((part) => run.includes(part)))) taken.push(run)
  return taken
}

const sumOf = (list: readonly Told[]): number => list.reduce((all, { value }) => all + value, 0)

function isWhole(list: readonly Told[]): boolean {
  const sum = sumOf(list)
  return list.length >= PARTS.least && list.length <= PARTS.most && sum >= ALL.least && sum <= ALL.most
}

/** Between two parts stands what one of them is called, and no other thought. */
const FAR = 200
const isNear = (list: readonly Told[]): boolean =>
  list.every((each, at) => {
    const next = list[at + 1]
    return next === undefined || (next.where.at - each.where.at < FAR && next.sentence - each.sentence <= 1)
  })

/** What stands behind a share up to the next one: "lacked a photograph". */
function labelOf(text: string, { where, words }: Told, next: Told | undefined): string {
  const number = /^[\d.,]+\s?(?:%|per ?cent)/iu.exec(words)?.[0] ?? words
  const start = text.indexOf(words, Math.max(0, where.at - words.length)) + number.length
  const own = text.slice(start, next === undefined ? undefined : next.where.at)
  return short(own.split(/[;:(.,](?=\s)|\.$/u)[0] ?? '')
}

const short = (words: string): string => {
  const own = words.replace(/^[\s,]+/u, '').replace(/(?:[\s,]|\band|\bbut|\bthe)+$/iu, '')
  return own.length > LONG ? `${own.slice(0, LONG).replace(/[\s,]+\S*$/u, '')} …` : own
}

const LIST =
  /(?<whole>\d+(?:\.\d+)?) (?<unit>days|weeks|hours|minutes)\b(?<mid>[^.:;]{0,90}): (?<list>[^.:]{20,260})/giu
const ITEM =
  /(?:^|,\s+|;\s+|\band\s+)(?<many>\d+(?:\.\d+)?) (?:of (?:those|them|which) )?(?:days |weeks |hours |minutes )?(?:are |is |for )?(?<label>[^,;\d]+)/giu

/** "It takes sixteen days: three waiting, seven translating, four testing, two for the build". */
function timesTold(question: string, written: string): readonly PartsTold[] {
  const text = digitsForWords(written)
  return [...text.matchAll(LIST)].flatMap(({ groups = {}, index }): PartsTold[] => {
    const value = Number(groups.whole)
    const items = [...(groups.list ?? '').matchAll(ITEM)].map(({ groups: item = {} }) => ({
      share: Number(item.many) / value,
      label: short(item.label ?? ''),
    }))
    const sum = items.reduce((all, { share }) => all + share, 0)
    const isAll = items.length >= PARTS.least && sum >= ALL.least && sum <= ALL.most
    if (!isAll || items.some(({ label }) => label === '')) return []
    return [{ question, before: text.slice(0, index), parts: items, whole: { value, unit: groups.unit ?? '' } }]
  })
}
