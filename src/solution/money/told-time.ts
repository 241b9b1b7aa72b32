import { figureOf, type Gain, moneyOf, usdOf } from './gain.ts'
import type { Told, WorthInput } from './worth-input.ts'

const WORKING_DAYS = 250
/** Options are compared over so many years: work that is there once is spread over them. */
const YEARS = 3

/** Less time by the goal where the text tells it otherwise than as minutes for each case of a year: for each person and day, or for a stock that is worked off once. */
export function toldTimeGain(input: WorthInput, told: Told): Gain | undefined {
  return stockGain(input, told) ?? dailyGain(input, told)
}

function stockGain(input: WorthInput, told: Told): Gain | undefined {
  const [stock, news] = [told('stockCases'), told('stockNewPerYear')]
  const [before, after] = [told('minutesPerCase'), told('targetMinutesPerCase')]
  if (stock === undefined || news === undefined || before === undefined || after === undefined || after >= before)
    return undefined
  const less = before - after
  const more = news === 0 ? '' : ` and of ${count(news)} new ones a year`
  return {
    mostUsd: ((stock / YEARS + news) * less * (told('hourlyCostUsd') ?? input.anHourUsd)) / 60,
    how: `${figureOf(less)} minutes less on each of the ${count(stock)} there are (spread over three years)${more}, ${rate(input)}`,
    assumed: [input.usual.timeKept],
    inHours: true,
  }
}

function dailyGain(input: WorthInput, told: Told): Gain | undefined {
  const [now, then, people] = [told('dailyMinutes'), told('dailyMinutesGoal'), told('dailyPeople')]
  // What nobody is paid for is no money when it goes.
  if (now === undefined || then === undefined || people === undefined || input.facts.dailyUnpaid === true)
    return undefined
  return {
    mostUsd: ((people * (now - then)) / 60) * WORKING_DAYS * (told('hourlyCostUsd') ?? input.anHourUsd),
    how: `${figureOf(now - then)} minutes less a working day for each of ${count(people)} people, ${rate(input)}`,
    assumed: [input.usual.timeKept],
    inHours: true,
  }
}

const rate = ({ facts, anHourUsd }: WorthInput): string =>
  typeof facts.hourlyCostUsd === 'number'
    ? `at ${moneyOf('hourlyCostUsd', facts)} an hour`
    : `at an assumed ${usdOf(anHourUsd)} an hour`
const count = (value: number): string => Math.round(Number(value.toPrecision(3))).toLocaleString('en-US')
