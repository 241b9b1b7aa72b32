import { duration, round } from '../../amounts/print.ts'
import type { Figure, SizeAnswer } from '../../estimator/query.ts'
import type { AskQuery } from '../ask-result.ts'

/** A figure that the speaker brought, held against the estimate: "Your 40 GB is within what I would expect". */
export function sanityLine(query: AskQuery, answer: SizeAnswer): string {
  const { results } = answer
  const memory = results.perAcceleratorGiB ?? results.totalGiB ?? results.indexGiB
  const claimed = last(query.claimedGB)
  if (claimed !== undefined && memory)
    return judge(
      claimed,
      memory,
      `${round(claimed)} GB`,
      'that is common when a server reserves memory ahead, or with longer inputs or other settings',
    )
  const speed = last(query.tokensPerSecond)
  if (speed !== undefined && results.outputTokensPerSecondPerRequest) {
    const all = results.outputTokensPerSecond ?? results.outputTokensPerSecondPerRequest
    const figure: Figure = { ...all, low: Math.min(all.low, results.outputTokensPerSecondPerRequest.low) }
    return judge(
      speed,
      figure,
      `${round(speed)} tokens per second`,
      'check that you count one request',
      'layers left in main memory, a program without its fast kernels, or a long prompt are common reasons',
    )
  }
  const hours = last(query.hours)
  const asked = Array.isArray(query.asks) && query.asks.includes('gpuCount')
  if (asked && hours !== undefined && results.acceleratorHours && query.kind === 'training-compute') {
    const { value, low, high } = results.acceleratorHours
    const cards = ([value, low, high] as const).map((each) => Math.ceil(each / hours))
    const days = duration({ value: hours, low: hours, high: hours, unit: '' })
    return `To finish in ${days}: ${round(cards[0] ?? 1)} such GPUs (${round(cards[1] ?? 1)} to ${round(cards[2] ?? 1)}).`
  }
  const needed = results.acceleratorHours
  if (hours !== undefined && needed && query.kind === 'training-compute') {
    const count = Number(answer.query.accelerators ?? 1)
    const wall = { ...needed, value: needed.value / count, low: needed.low / count, high: needed.high / count }
    return judge(
      hours,
      wall,
      duration({ value: hours, low: hours, high: hours, unit: '' }),
      'padding, long sequences, recomputation or slow data loading are common reasons',
    )
  }
  return ''
}

function judge(claimed: number, figure: Figure, said: string, more: string, less = 'check what it counts'): string {
  if (claimed >= figure.low && claimed <= figure.high) return `${said} is within what I would expect.`
  if (claimed < figure.low) return `${said} is less than I would expect: ${less}.`
  return `${said} is more than I would expect: ${more}.`
}

function last(value: AskQuery[string] | undefined): number | undefined {
  const one = Array.isArray(value) ? value.at(-1) : value
  return typeof one === 'number' ? one : undefined
}
