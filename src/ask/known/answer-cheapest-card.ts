import { dollars, round } from '../../amounts/print.ts'
import { purchaseOf, rentable } from '../../estimator/money.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Understanding } from '../understand.ts'
import type { KnownAnswer } from './answer-family.ts'

const CHEAPEST =
  /\b(?:cheap(?:est)?|lowest (?:price|rent|cost)|least expensive|günstigste\w*|billigste\w*|(?:le|la) moins ch[eè]re?|m[aá]s barat\w*)\b|最便宜/u
const CARD =
  /\b(?:gpus?|graphics? cards?|video cards?|cards?|accelerators?|grafikkarten?|karten?|cartes?|tarjetas?)\b|显卡|卡/u
/** A workload decides by more than the price of a card. */
const WORK = [
  'model',
  'paramsB',
  'method',
  'examples',
  'tokensB',
  'requestsPerDay',
  'concurrency',
  'vectors',
  'accelerator',
] as const
const SHOWN = 4

/** The cards that cost least by the hour, of the memory that is asked for. Undefined for other questions. */
export function answerCheapestCard({ plain, stated }: Understanding, knowledge: Knowledge): KnownAnswer | undefined {
  if (!CHEAPEST.test(plain) || !CARD.test(plain) || WORK.some((fact) => stated[fact] !== undefined)) return undefined
  const least = stated.acceleratorMemoryGB?.[0] ?? stated.claimedGB?.[0] ?? 0
  const cards = rentable(knowledge)
    .filter(({ accelerator }) => accelerator.memoryGb >= least * 0.98)
    .toSorted((a, b) => a.rent.range.value - b.rent.range.value)
  const [first, ...others] = cards.slice(0, SHOWN)
  if (!first) return undefined
  const say = ({ accelerator, rent }: typeof first): string =>
    `${accelerator.name} (${accelerator.memoryGb} GB) ${dollars({ ...rent.range, unit: 'USD' })}`
  const perMemory = cards.toSorted(
    (a, b) => a.rent.range.value / a.accelerator.memoryGb - b.rent.range.value / b.accelerator.memoryGb,
  )[0]
  const buy = cards
    .flatMap(({ accelerator }) => {
      const price = purchaseOf(accelerator)
      return price ? [{ accelerator, price }] : []
    })
    .toSorted((a, b) => a.price.range.value - b.price.range.value)[0]
  return {
    reply: [
      `Cheapest to rent by the hour${least > 0 ? ` with ${round(least)} GB or more` : ''}: ${say(first)}.`,
      others.length > 0 ? `Then ${others.map(say).join('; ')}.` : '',
      perMemory && perMemory !== first ? `Most memory for the money: ${perMemory.accelerator.name}.` : '',
      buy ? `Cheapest to buy: ${buy.accelerator.name}, ${dollars({ ...buy.price.range, unit: 'USD' })}.` : '',
      `Middle of the offers of ${first.rent.date.slice(0, 4)} with their range; take the cheapest that holds your model and carries your load.`,
    ]
      .filter((line) => line !== '')
      .join(' '),
    sources: [...new Set([first, ...others].flatMap(({ rent }) => rent.sources))].slice(0, 2),
  }
}
