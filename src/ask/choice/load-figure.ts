import { round } from '../../amounts/print.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Situation } from './situation.ts'

/** A small and a large model of one vendor, whose list prices span what a large language model costs. */
const EXAMPLES = ['gpt-5.4-mini', 'gpt-5.4'] as const
const DAYS_A_MONTH = 30.4
/** Work that takes one call for each case. */
const ONE_CALL = ['classify', 'extract', 'rank', 'summarize', 'translate', 'write', 'retrieve']
/** Below so much a month the bill decides nothing. */
const MATTERS_USD = 20

/** What a large model would cost for the load that was told, as a sentence; empty where none was told. */
export function loadFigure({ profile, answers }: Situation, { prices, planning }: Knowledge): string {
  const daily = profile.volumes.perDay
  const task = String(answers.task)
  const tokens = planning.requests.tasks[task]
  if (daily?.words === undefined || tokens === undefined || !ONE_CALL.includes(task)) return ''
  const monthly = EXAMPLES.flatMap((name) => {
    const price = prices.find(({ model }) => model === name)
    const each = price && (tokens.prompt * price.inputUsdPerM + tokens.output * price.outputUsdPerM) / 1e6
    return each === undefined ? [] : [each * daily.value * DAYS_A_MONTH]
  })
  const [low, high] = [Math.min(...monthly), Math.max(...monthly)]
  if (monthly.length < 2 || high < MATTERS_USD) return ''
  return `A large model by API for “${daily.words}” costs about $${round(low)} to $${round(high)} a month (assumed: ${tokens.prompt} tokens in, ${tokens.output} out).`
}
