import type { Profile } from '../../profile/profile.ts'
import { type Sampled, sampledIn } from '../../profile/sampled.ts'
import { exactInterval } from '../../statistics/binomial.ts'
import { daysAYear } from '../told-lines/volumes.ts'
import { figure, type Sum } from './sum.ts'
import type { Told } from './told.ts'

/** What comes in a day, and what of it today’s way picks out. */
type Streams = { readonly all: Told; readonly picked?: Told; readonly right?: Right }

/** The part of those picked that is what is looked for, in the words that tell it. */
type Right = { readonly share: number; readonly words: string }

/** What is more frequent is not rare. */
const RARE = 0.1

/** How many there are by a sample that the team drew, with its 95 % interval, and what part of them today’s way finds. */
export function sampledSums(told: readonly Told[], profile: Profile): readonly Sum[] {
  const sample = sampledIn(profile.answers)
  const streams = sample && streamsOf(told, profile)
  if (sample === undefined || streams === undefined) return []
  const { all, picked, right } = streams
  if (sample.from === 'rest' && picked === undefined) return []
  const base = sample.from === 'rest' ? all.value - (picked?.value ?? 0) : all.value
  const share = sample.few / sample.many
  const { low, high } = exactInterval(sample.few, sample.many)
  const [many, least, most] = [share, low, high].map((part) => base * part) as [number, number, number]
  const a = spanOf([many, least, most], all, profile)
  const rest = sample.from === 'rest' ? `(${figure(all.value)} - ${figure(picked?.value ?? 0)})` : figure(all.value)
  const found: Sum = {
    kind: 'sampled',
    words: [sample.words, all.words, ...(sample.from === 'rest' && picked ? [picked.words] : [])],
    working: `${figure(sample.few)} / ${figure(sample.many)} x ${rest} a day`,
    result: `${figure(100 * share)}% (${figure(100 * low)} to ${figure(100 * high)}%): ${a}${sample.from === 'rest' ? ' that today’s way does not catch' : ''}`,
    ...(sample.from === 'all' && share <= RARE && { facts: { prevalence: share } }),
  }
  return [found, ...foundToday(sample, { least, most, many }, picked, right)]
}

type Range = { readonly many: number; readonly least: number; readonly most: number }

/** What part of all that there is today’s way finds: what is right of what it picks, against the sample. */
function foundToday(sample: Sampled, { many, least, most }: Range, picked?: Told, right?: Right): readonly Sum[] {
  if (picked === undefined || right === undefined) return []
  const hit = picked.value * right.share
  const part = (count: number) => Math.min(1, sample.from === 'rest' ? hit / (hit + count) : hit / count)
  return [
    {
      kind: 'sampled',
      words: [picked.words, right.words],
      working: `${figure(hit)} / ${sample.from === 'rest' ? `(${figure(hit)} + ${figure(many)})` : figure(many)}`,
      result: `today’s way finds about ${figure(100 * part(many))}% (${figure(100 * part(most))} to ${figure(100 * part(least))}%) of them`,
    },
  ]
}

function spanOf([many, least, most]: readonly [number, number, number], all: Told, profile: Profile): string {
  const days = daysAYear(profile, all.years !== undefined && all.years < 1 / 300)
  const yearly = [many, least, most].map((each) => figure(Number((each * days).toPrecision(2))))
  return `${figure(many)} a day, ${yearly[0]} a year (${yearly[1]} to ${yearly[2]})`
}

const PICKS =
  /\b(?:flags?|flagged|picks?|marks?|stops?|finds?|catch(?:es)?|lists?|alerts?|filters?|selects?|holds? back)\b/iu
const RIGHT = /\b(?:real|really|true|truly|right|forbidden|positive|genuine|confirmed)\b/iu

/** The one stream that comes in by the day and the smaller one that is picked from it. */
function streamsOf(told: readonly Told[], { answers }: Profile): Streams | undefined {
  const daily = told.filter(
    ({ unit, per, role, where }) =>
      unit === 'count' && per === 'day' && role === 'volume' && where.question === 'problem',
  )
  const all = daily.find(({ things }) => things.length > 0)
  if (all === undefined || daily.some((each) => each !== all && each.value >= all.value)) return undefined
  const picks = daily.filter((each) => each !== all && PICKS.test(`${each.before.slice(-60)}`))
  const [picked] = picks
  if (picked === undefined || picks.length > 1) return { all }
  const right = rightOf(picked, told, String(answers.problem ?? ''))
  return { all, picked, ...(right && { right }) }
}

/** "About 8 of the 52 are real", "only 9 in 100 are really forbidden": what is right of those picked, in the sentence or behind it. */
function rightOf(picked: Told, told: readonly Told[], text: string): Right | undefined {
  const some = new RegExp(
    String.raw`\b(?<few>\d[\d,]*) of (?:the|these|those) ${picked.value.toLocaleString('en-US')} (?:are|were)\b(?<what>[^.;,]{0,30})`,
    'iu',
  ).exec(text)
  if (some !== null && RIGHT.test(some.groups?.what ?? '')) {
    const few = Number((some.groups?.few ?? '').replaceAll(',', ''))
    return { share: few / picked.value, words: some[0].trim() }
  }
  const shares = told.filter(
    ({ unit, sentence, after, where }) =>
      unit === 'share' &&
      where.at > picked.where.at &&
      sentence - picked.sentence <= 1 &&
      RIGHT.test(after.slice(0, 30)),
  )
  const [only] = shares
  return only === undefined || shares.length > 1
    ? undefined
    : { share: only.value, words: `${only.words}${/^(?:\s+\p{L}+){1,3}/u.exec(only.after)?.[0] ?? ''}` }
}
