import { share, thingsIn } from '../../blueprint/sums/told.ts'
import type { ToldLine } from '../../blueprint/told-lines/line.ts'
import { lowerFirst } from '../../sentence.ts'
import { type Assumed, casesOf, type Gain, moneyOf, usdOf } from './gain.ts'
import { A_PERSON } from './work-today.ts'
import type { WorthInput } from './worth-input.ts'

/** The told lines of the goals as gains: money as it is, hours at the pay of an hour, things at the price of the kind of project. */
export function lineGains(input: WorthInput): readonly LineGain[] {
  const gains = (input.lines ?? []).flatMap((line): LineGain[] => {
    const gain = gainOf(line, input)
    return gain === undefined ? [] : [{ ...gain, about: line.about }]
  })
  return gains.filter(
    (gain, i) =>
      !gains.some(
        (other, k) =>
          k !== i && other.inHours === gain.inHours && isSame(gain, other) && counts(other, k) > counts(gain, i),
      ),
  )
}

/** Years from one such event to the next, where nobody told: one is no rate. (Our judgment.) */
const EVERY = 3

/**
 * One event of the past, once in `EVERY` years. How often it comes, nobody told: alone it is no benefit but what the plan must prevent, and beside
 * `others` about the same thing it may be the same money.
 */
export function eventGain({ lines = [], usual }: WorthInput, others: readonly LineGain[]): Gain | undefined {
  const found = lines.find(({ event }) => event !== undefined)
  if (found?.event === undefined || others.some((other) => other.inHours !== true && isSame(found, other)))
    return undefined
  return { mostUsd: found.event.usd / EVERY, how: found.how, assumed: [usual.lossCut] }
}

type LineGain = Gain & Pick<ToldLine, 'about'>

/** The larger middle counts; of equal ones the first. */
const counts = (gain: Gain, place: number): number => casesOf(gain).middle - place * 1e-9
const isSame = (one: Pick<ToldLine, 'about'>, other: Pick<ToldLine, 'about'>): boolean => share(one.about, other.about)

function gainOf(line: ToldLine, input: WorthInput): Gain | undefined {
  const { facts, anHourUsd } = input
  const assumed: readonly Assumed[] = line.kept.map((id) => ofKind(id, input))
  if (line.unpaid === true) return undefined
  const told = typeof facts.hourlyCostUsd === 'number'
  const rate = told ? moneyOf('hourlyCostUsd', facts) : `an assumed ${usdOf(anHourUsd)}`
  if (line.usd !== undefined) {
    const { usd, hours = 0, how } = line
    return { mostUsd: usd + hours * anHourUsd, how: hours > 0 ? `${how}, at ${rate} an hour` : how, assumed }
  }
  if (line.hours !== undefined) {
    if (line.hours > hoursThere(facts)) return undefined
    const mostUsd = line.hours * anHourUsd
    if (typeof facts.budgetUsd === 'number' && mostUsd > facts.budgetUsd * TIMES_THE_BUDGET) return undefined
    return { mostUsd, how: `${line.how}, at ${rate} an hour`, assumed, inHours: true }
  }
  return thingsGain(line, input)
}

/** The hours a year that those who do the work have, as far as the text tells. */
function hoursThere({ workHoursHave: have, staff }: WorthInput['facts']): number {
  if (typeof have === 'number') return have
  return typeof staff === 'number' ? staff * A_PERSON : Number.POSITIVE_INFINITY
}

/** What is kept of it: of goods the kind of project knows better. */
const ofKind = (id: ToldLine['kept'][number], { worth, usual }: WorthInput): Assumed =>
  id === 'goodsKept' ? (worth?.kept ?? usual.goalKept) : usual[id]

/** Work that is worth more than so many budgets a year is not the work that the budget is for. (Our judgment.) */
const TIMES_THE_BUDGET = 40

/** Words that stand in many units and name none. */
const PLAIN = new Set(
  thingsIn(
    'more one hour day year share time case avoided prevented without saved percent thousand first people person',
  ),
)

/** Things that the kind of project counts in by the same name, at its own assumed price. */
function thingsGain(
  { things = 0, how, about }: ToldLine,
  { worth, usual, payFactor = 1 }: WorthInput,
): Gain | undefined {
  if (worth?.usd === undefined || things === 0) return undefined
  const unit = thingsIn(worth.unit.one).filter((word) => !PLAIN.has(word))
  if (!share(unit, about)) return undefined
  const [low, high] = [worth.usd.low, worth.usd.high].map((usd) => usd * payFactor) as [number, number]
  return {
    mostUsd: things * high,
    how: `${how}, at an assumed ${usdOf(Number(high.toPrecision(2)))} each at most (${lowerFirst(worth.usd.because)})`,
    assumed: [{ what: 'of that price', low: low / high, high: 1 }, worth.kept ?? usual.goalKept],
  }
}
