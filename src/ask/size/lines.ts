import { dollars, duration, range, round } from '../../amounts/print.ts'
import type { SizeAnswer } from '../../estimator/query.ts'
import type { Ask } from '../read/asks.ts'
import { cardsFor, type Hardware, limits, verdict } from './capacity.ts'

/** What one estimate says about what was asked: a sentence or two. */
export function answerLine(answer: SizeAnswer, asks: readonly Ask[], hardware: Hardware | undefined): string {
  const { results, query } = answer
  switch (query.kind) {
    case 'serving-memory':
      return servingMemory(answer, asks, hardware)
    case 'training-memory':
      return trainingMemory(answer, asks, hardware)
    case 'training-compute':
      return trainingCompute(answer, asks)
    case 'serving-speed':
      return servingSpeed(answer)
    case 'serving-cost':
      return servingCost(answer)
    case 'data-size':
      if (query.budgetUsd !== undefined)
        return `${fig(results.optimalParamsB, (f) => range(f, ' billion parameters'))} on ${fig(results.optimalTokensB, (f) => range(f, ' billion tokens'))} of text, if it is all spent on one clean run of pre-training.`
      return `${fig(results.optimalTokensB, (f) => range(f, ' billion tokens'))} of text is best for training alone (about 20 per parameter); more still helps.`
    case 'vector-index':
      if (asks.includes('usd') && answer.results.embeddingUsd)
        return `Embedding it once costs ${dollars(answer.results.embeddingUsd)}; the index takes ${fig(results.indexGiB, (f) => range(f, ' GiB'))} of memory.`
      return `${asks.includes('hours') ? 'How long embedding takes depends on the embedding model; I do not estimate it. ' : ''}The index takes ${fig(results.indexGiB, (f) => range(f, ' GiB'))} of memory and ${fig(results.storageGiB, (f) => range(f, ' GiB'))} on disk with the texts.`
    case 'checkpoint':
      return `The weights take ${fig(results.weightsGiB, (f) => range(f, ' GiB'))} on disk; a training checkpoint with the optimizer ${fig(results.checkpointGiB, (f) => range(f, ' GiB'))}.`
    default:
      return ''
  }
}

type Fig = SizeAnswer['results'][string]
const fig = (figure: Fig | undefined, say: (figure: Fig) => string): string =>
  figure === undefined ? 'an unknown amount' : say(figure)

function servingMemory(answer: SizeAnswer, asks: readonly Ask[], hardware: Hardware | undefined): string {
  const { totalGiB, weightsGiB, kvCacheGiB, acceleratorsNeeded } = answer.results
  if (!totalGiB) return ''
  const parts = [
    `${range(totalGiB, ' GiB')}: weights ${round(weightsGiB?.value ?? 0)}, KV cache ${round(kvCacheGiB?.value ?? 0)} GiB.`,
  ]
  if (hardware) {
    const room = hardware.gib * hardware.count
    if (asks.includes('fits') || !asks.includes('gpuCount')) parts.push(verdict(totalGiB, room, hardware.name))
    const most = limits(answer, room)
    if (most && most.tokens > 0 && (asks.includes('contextTokens') || asks.includes('concurrency'))) {
      parts.push(
        asks.includes('contextTokens')
          ? `About ${round(most.tokens)} tokens of context fit next to the weights.`
          : `About ${round(most.requests)} requests of that length fit at once.`,
      )
    }
    if (acceleratorsNeeded && acceleratorsNeeded.value > hardware.count)
      parts.push(`It would take ${range(acceleratorsNeeded, ' such GPUs')}.`)
    else if (acceleratorsNeeded && asks.includes('gpuCount')) parts.push(enough(hardware))
  } else if (asks.includes('gpuCount') || asks.includes('gpu')) {
    parts.push(`That is ${cards(totalGiB, 24)} or ${cards(totalGiB, 80)}.`)
  }
  return parts.join(' ')
}

const enough = ({ count, name }: Hardware): string => (count > 1 ? `${name} can hold it.` : `One ${name} can hold it.`)

function cards(need: Fig, size: number): string {
  const [low, high] = [cardsFor(need.low, size), cardsFor(need.high, size)]
  const count = low === high ? `${low}` : `${low} to ${high}`
  return `${count} GPU${high === 1 ? '' : 's'} of ${size} GB`
}

function trainingMemory(answer: SizeAnswer, asks: readonly Ask[], hardware: Hardware | undefined): string {
  const { perAcceleratorGiB, totalGiB, acceleratorsNeeded } = answer.results
  if (!perAcceleratorGiB || !totalGiB) return ''
  const many = Number(answer.query.accelerators ?? 1) > 1
  const parts = [
    many
      ? `${range(perAcceleratorGiB, ' GiB')} on each of ${answer.query.accelerators} GPUs (${answer.query.sharding}).`
      : `${range(totalGiB, ' GiB')}.`,
  ]
  if (hardware) {
    if (asks.includes('fits') || !asks.includes('gpuCount'))
      parts.push(verdict(perAcceleratorGiB, hardware.gib, many ? 'each GPU' : hardware.name))
    if (acceleratorsNeeded && acceleratorsNeeded.value > hardware.count)
      parts.push(`Simplest set that holds it: ${range(acceleratorsNeeded, ' such GPUs')}.`)
    else if (acceleratorsNeeded && asks.includes('gpuCount')) parts.push(enough(hardware))
  } else if (asks.includes('gpuCount') || asks.includes('gpu')) {
    parts.push(`Split across GPUs, that is at least ${cards(totalGiB, 24)} or ${cards(totalGiB, 80)}.`)
  }
  return parts.join(' ')
}

const HOURS_A_YEAR = 8760

function trainingCompute(answer: SizeAnswer, asks: readonly Ask[]): string {
  const { flops, petaflopDays, mfu, acceleratorHours, days, costUsd, costThenUsd, energyKwh, co2Kg } = answer.results
  const count = Number(answer.query.accelerators ?? 1)
  const card = String(answer.query.accelerator ?? 'card')
  const parts: string[] = []
  const wants = (...names: Ask[]) => names.some((name) => asks.includes(name))
  if (acceleratorHours && wants('hours', 'usd', 'gpuCount', 'gpu')) {
    const wall = days
      ? { value: days.value * 24, low: days.low * 24, high: days.high * 24, unit: 'hours' }
      : {
          ...acceleratorHours,
          value: acceleratorHours.value / count,
          low: acceleratorHours.low / count,
          high: acceleratorHours.high / count,
        }
    // Nobody trains for years on one card: where no number of cards was named, the hours say more than the wait.
    const years = answer.query.accelerators === undefined && wall.value > HOURS_A_YEAR
    parts.push(
      years
        ? `${range(acceleratorHours, ' GPU-hours')} on ${card}.`
        : `${duration(wall)} on ${count > 1 ? `${count} x` : 'one'} ${card}, that is ${range(acceleratorHours, ' GPU-hours')}.`,
    )
  }
  if (costUsd && wants('usd', 'hours')) parts.push(`${costThenUsd ? 'Rent today' : 'Rent'}: ${dollars(costUsd)}.`)
  if (costThenUsd && wants('usd', 'hours')) parts.push(`At the list prices of its time: ${dollars(costThenUsd)}.`)
  if (wants('flops') && flops)
    parts.push(
      `${range(flops, ' operations')}${petaflopDays ? `, that is ${range(petaflopDays, ' petaflop/s-days')}` : ''}.`,
    )
  if (wants('flops')) parts.push('Running it takes about 2 operations for each active parameter and token, training 6.')
  if (wants('mfu') && mfu) parts.push(`Full runs on such hardware reach ${percent(mfu)} of the dense 16-bit peak.`)
  if (wants('kWh') && energyKwh)
    parts.push(
      `${range(energyKwh, ' kWh')}${co2Kg ? `, about ${round(co2Kg.value)} kg CO2e (${round(co2Kg.low)} to ${round(co2Kg.high)})` : ''}.`,
    )
  if (parts.length === 0 && acceleratorHours) parts.push(`${range(acceleratorHours, ' GPU-hours')} on ${card}.`)
  if (parts.length === 0 && flops) parts.push(`${range(flops, ' operations')}.`)
  return parts.join(' ')
}

const percent = (f: Fig): string => `${Math.round(f.low * 100)} to ${Math.round(f.high * 100)}%`

function servingSpeed(answer: SizeAnswer): string {
  const { outputTokensPerSecond, outputTokensPerSecondPerRequest, timeToFirstTokenMs } = answer.results
  const parts: string[] = []
  if (outputTokensPerSecondPerRequest)
    parts.push(`${range(outputTokensPerSecondPerRequest, ' tokens per second')} for each request.`)
  if (outputTokensPerSecond && Number(answer.query.concurrency ?? 1) > 1)
    parts.push(
      `${range(outputTokensPerSecond, ' tokens per second')} in total with ${answer.query.concurrency} at once.`,
    )
  if (timeToFirstTokenMs) parts.push(`First token after ${range(timeToFirstTokenMs, ' ms')}.`)
  return parts.join(' ')
}

function servingCost(answer: SizeAnswer): string {
  const { apiUsd, rentUsd, ownUsd, breakEvenTokensPerMonth } = answer.results
  const { query } = answer
  const parts: string[] = []
  if (apiUsd) parts.push(`${answer.query.api ?? 'API'} by API: ${dollars(apiUsd)} a month.`)
  const millions =
    (Number(query.requestsPerDay) * 30.4 * (Number(query.promptTokens) + Number(query.outputTokens))) / 1e6
  const each = rentUsd && millions > 0 ? `, $${round(rentUsd.value / millions)} per million tokens` : ''
  if (rentUsd) parts.push(`Rented GPUs: ${dollars(rentUsd)} a month${each}.`)
  if (ownUsd) parts.push(`Your own GPUs: ${dollars(ownUsd)} a month.`)
  if (breakEvenTokensPerMonth)
    parts.push(`Renting is cheaper above ${range(breakEvenTokensPerMonth, ' tokens a month')}.`)
  return parts.join(' ')
}
