import { formatUsd } from '../amounts/print.ts'
import type { AskedWay } from '../knowledge/asked-way.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { FreeText } from '../profile/free-text.ts'
import type { Profile } from '../profile/profile.ts'
import { hear } from '../profile/remarks/hear.ts'
import { quote } from '../profile/remarks/quote.ts'
import { sentences } from '../profile/remarks/sentences.ts'
import { cheapestFleet } from '../solution/machines/fleet.ts'
import type { Project, Solution } from '../solution/solve.ts'
import type { Alternative } from './alternatives.ts'
import { largeModelMonth } from './rejected.ts'

/** Where teams write the way that they have in mind. */
const TOLD_IN = ['problem', 'outcome', 'lessons']
/** Tokens of one row that a model is to order: a title and a few fields. (Our assumption.) */
const ROW_TOKENS = 40
/** Below this a month the price decides nothing. */
const WORTH_SAYING = 200
/** Times the plan's month from which on it is another way, even where the technique has the same name. */
const DEARER = 3

/**
 * The way that the team asks for, in its words, with what it would cost to run and what would show that it is right. Undefined where
 * none is asked for, or the plan goes that way already.
 */
export function yourIdea(
  texts: readonly FreeText[],
  profile: Profile,
  project: Project,
  solution: Solution,
  knowledge: Knowledge,
): Alternative | undefined {
  const asked = askedWay(texts, knowledge.askedWays)
  if (asked === undefined) return undefined
  const { row, words } = asked
  const sized = profile.paramsB?.value
  const price = row.everyCase ? priced(words, sized, project, solution, knowledge) : undefined
  const planned = solution.budget.monthly.planning
  const same = sized === undefined && row.taken.includes(solution.choice.option)
  if (same && (price === undefined || price.monthlyUsd < DEARER * planned)) return undefined
  const monthlyUsd = price === undefined || price.monthlyUsd < WORTH_SAYING ? undefined : price.monthlyUsd
  return {
    id: 'asked',
    role: 'asked',
    title: `“${words}”`,
    ...(monthlyUsd !== undefined && {
      ...(price?.onceUsd !== undefined && { onceUsd: price.onceUsd }),
      monthlyUsd,
      threeYearUsd: (price?.onceUsd ?? 0) + monthlyUsd * 36,
    }),
    risk: 'Chosen before a test has compared it.',
    switchWhen: [
      monthlyUsd === undefined || price === undefined ? '' : `${price.how}; the plan runs for ${formatUsd(planned)}.`,
      row.evidence,
    ]
      .filter((part) => part !== '')
      .join(' '),
  }
}

/** The first way that is asked for, with the words that ask for it. */
export function askedWay(
  texts: readonly FreeText[],
  rows: readonly AskedWay[],
): { readonly row: AskedWay; readonly words: string } | undefined {
  for (const { text } of texts.filter(({ question }) => TOLD_IN.includes(question)))
    for (const { text: sentence } of sentences(text))
      for (const row of rows) {
        const found = hear(sentence, row)
        if (found !== undefined) return { row, words: quote(sentence, found) }
      }
  return undefined
}

/** What it costs a month to run, and how that is worked out: a named size on machines of one's own, else a large one by the token. */
function priced(
  words: string,
  paramsB: number | undefined,
  { needs, pipeline }: Project,
  solution: Solution,
  knowledge: Knowledge,
): { readonly onceUsd?: number; readonly monthlyUsd: number; readonly how: string } | undefined {
  const { workload } = solution
  const requests = workload.requestsPerDay
  if (requests.known === 'assumed') return undefined
  const rows = Number(/\btop (\d{2,4})\b/iu.exec(words)?.[1] ?? 0)
  const first = pipeline.find(({ promptTokens }) => promptTokens !== undefined)?.promptTokens
  const promptTokens = Math.max(rows * ROW_TOKENS, first ?? workload.promptTokens)
  const outputTokens = Math.min(20, workload.outputTokens)
  if (paramsB === undefined) return largeModelMonth(solution, needs, knowledge, { promptTokens, outputTokens })
  const fleet = cheapestFleet(
    { kind: 'serving-cost', paramsB, requestsPerDay: requests.value, promptTokens, outputTokens },
    needs,
    knowledge,
  )
  if (fleet === undefined) return undefined
  const monthlyUsd = Math.sqrt(fleet.monthlyUsd.low * fleet.monthlyUsd.high)
  const bought = fleet.purchaseUsd === undefined ? '' : ', besides the purchase'
  const peak = needs.peakPerSecond < 1 ? '' : ` at ${Math.round(needs.peakPerSecond).toLocaleString('en-US')} a second`
  const wait =
    needs.latencyMs === undefined || fleet.latencyMs <= 0
      ? ''
      : `; an answer takes about ${waitOf(fleet.latencyMs)} against your ${waitOf(needs.latencyMs)}`
  return {
    ...(fleet.purchaseUsd && { onceUsd: Math.sqrt(fleet.purchaseUsd.low * fleet.purchaseUsd.high) }),
    monthlyUsd,
    how: `${paramsB}B over ${promptTokens} tokens${peak} takes ${fleet.accelerators} x ${fleet.name}: ${formatUsd(monthlyUsd)} a month to run${bought}${wait}`,
  }
}

/** The options with the team's own idea behind those that the rules found. */
export function withIdea(found: readonly Alternative[], idea: Alternative | undefined): readonly Alternative[] {
  if (idea === undefined) return found
  const at = found.findIndex(({ role }) => role === 'buy')
  return found.toSpliced(at < 0 ? found.length : at, 0, idea)
}

const waitOf = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${Number((ms / 1000).toPrecision(2))} s`)
