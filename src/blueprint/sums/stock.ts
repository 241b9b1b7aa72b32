import { periodOf } from './shares.ts'
import { figure, type Sum } from './sum.ts'
import { quoted, type Told } from './told.ts'

/** How much work of the past is a pace: "transcribed 140 hours in a year". */
const WORKED =
  'transcribed|digiti[sz]ed|scanned|typed|read|checked|label+ed|translated|migrated|converted|described|catalogu?ed|reviewed|annotated|did|processed|indexed|cleared'
const DONE = new RegExp(String.raw`\b(?:${WORKED})\s+(?:about |only |some )?$`, 'iu')
const FEW_YEARS = 3

/** What is there against the pace at which it was worked off: years until it is done. */
export function stockSums(told: readonly Told[]): readonly Sum[] {
  return told.flatMap((pace): Sum[] => {
    if (pace.years === undefined || !DONE.test(pace.before) || pace.value <= 0) return []
    const yearly = pace.value / pace.years
    const stocks = told.filter(
      (each) =>
        each.unit === pace.unit &&
        each.years === undefined &&
        each.where.question === 'problem' &&
        each.value > yearly * FEW_YEARS &&
        (pace.unit === 'seconds' ? /\bhours?\b/iu.test(each.words) : each.things.at(-1) === pace.things.at(-1)),
    )
    const stock = stocks.toSorted((a, b) => b.value - a.value)[0]
    if (stock === undefined) return []
    const unit = pace.unit === 'seconds' ? 3600 : 1
    return [
      {
        kind: 'stock',
        words: [quoted(stock), quoted(pace)],
        working: `${figure(stock.value / unit)} / ${figure(pace.value / unit)} ${periodOf(pace.years)}`,
        result: `${figure(stock.value / yearly)} years at that pace`,
      },
    ]
  })
}

/** "One hour of sound takes six hours of work" beside "38,000 hours": all of it by hand. */
export function byHandSums(told: readonly Told[]): readonly Sum[] {
  return told.flatMap((work): Sum[] => {
    const one = ONE_HOUR.exec(work.before)
    if (work.unit !== 'seconds' || one === null || !/\bhours?\b/iu.test(work.words)) return []
    const stocks = told.filter(
      ({ unit, years, words, where, value }) =>
        unit === 'seconds' &&
        years === undefined &&
        where.question === 'problem' &&
        /\bhours?\b/iu.test(words) &&
        value > 100 * 3600,
    )
    const stock = stocks.toSorted((a, b) => b.value - a.value)[0]
    if (stock === undefined) return []
    const hours = (stock.value / 3600) * (work.value / 3600)
    return [
      {
        kind: 'stock',
        words: [stock.words, `${one[0].trim()} ${work.words}`],
        working: `${figure(stock.value / 3600)} x ${figure(work.value / 3600)} hours`,
        result: `${figure(hours)} hours of work, ${figure(hours / A_YEAR)} person-years`,
      },
    ]
  })
}
const ONE_HOUR = /\b(?:one|an|each|every) hour (?:of [\p{L} ]{2,30} )?(?:takes|costs|needs) (?:about )?$/iu
const A_YEAR = 1750
