import { digitsForWords } from '../../amounts/number-words.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FactName } from '../fact-names.ts'
import { thingsIn, toldIn } from '../sums/told.ts'

type Facts = Partial<Record<FactName, number | string>>

const BASE = String.raw`(?<base>100|a hundred|1,?000|a thousand)`
const PER_HUNDRED = new RegExp(
  String.raw`(?<many>\d[\d,]*(?:\.\d+)?) (?<what>[\p{L} -]{3,40}?) (?:for|per|in|of) (?:every |each )?${BASE} (?<of>[\p{L}-]+) (?:a|per) year\b`,
  'iu',
)
const FALSE_A_DAY =
  /(?:at most|no more than|fewer than|under|below|up to) (?<many>\d+) false (?<what>\p{L}+) (?:a|per|each) (?:day|morning|night)\b/iu

/** Events a year that are told for each hundred of what the problem counts, and the false warnings a day that the goal allows. Pure. */
export function alarmsAllowed(profile: Profile): Facts {
  const { answers } = profile
  const story = digitsForWords(`${String(answers.problem ?? '')} ${String(answers.why ?? '')}`)
  const rate = PER_HUNDRED.exec(story)?.groups
  const limit = FALSE_A_DAY.exec(digitsForWords(String(answers.success_measure ?? '')))?.groups
  if (rate === undefined) return {}
  const head = thingsIn(rate.of ?? '')
  const herds = toldIn(profile).filter(
    ({ unit, per, things, value, where, counts }) =>
      unit === 'count' &&
      per === undefined &&
      where.question === 'problem' &&
      counts !== undefined &&
      value > 100 &&
      things.at(-1) === head.at(0),
  )
  const [herd] = herds
  if (herd === undefined || herds.length > 1) return {}
  const base = /^1,?000$|thousand/iu.test(rate.base ?? '') ? 1000 : 100
  const perYear = (Number((rate.many ?? '').replaceAll(',', '')) * herd.value) / base
  return {
    rareRate: `${rate.many} per ${base.toLocaleString('en-US')} ${rate.of} a year`,
    rareOf: herd.value,
    rareNoun: rate.what ?? '',
    rarePerYear: perYear,
    ...(limit !== undefined && { falsePerDay: Number(limit.many), falseNoun: `false ${limit.what}` }),
  }
}
