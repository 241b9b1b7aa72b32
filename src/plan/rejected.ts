import { formatUsd } from '../amounts/print.ts'
import type { Blueprint } from '../blueprint/schema.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { firstSentence } from '../sentence.ts'
import { hostedModels } from '../solution/models/hosted-models.ts'
import { looks } from '../solution/models/open-models.ts'
import type { Needs } from '../solution/needs.ts'
import type { Solution } from '../solution/solve.ts'
import { ruledOut } from './explained.ts'
import type { Decision, Rejected } from './plan.ts'

const MAX_REJECTED = 4
const DAYS_A_MONTH = 30.4
/** Decisions whose options a reader asks about. */
const ASKED = ['training-option', 'serving']
/** What nobody asks about who has less text than so many tokens. */
const PRETRAINED = ['continued-pretraining', 'from-scratch']
const MUCH_TEXT = 1e8

/**
 * Up to four ways that are not taken: what those who know the field leave aside, and what the rules rule out. Pure.
 */
export function rejectedWays(
  solution: Solution,
  blueprint: Blueprint | undefined,
  decisions: readonly (Decision | undefined)[],
): readonly Rejected[] {
  const field = (blueprint?.rejected ?? []).map(({ what, why }) => ({ what, why: firstSentence(why) }))
  const byRule = decisions.flatMap((decision) =>
    decision === undefined
      ? []
      : ruledOut(askedOf(decision, solution)).flatMap(({ options, because }) =>
          options.length > 2 ? [] : [{ what: options.join(', '), why: because }],
        ),
  )
  const told = new Set<string>()
  return [...field.slice(0, 2), ...byRule, ...field.slice(2)]
    .filter(({ what }) => !told.has(what) && told.add(what))
    .slice(0, MAX_REJECTED)
}

/** The options that a reader might have meant: pre-training only where there is text for it. */
function askedOf(decision: Decision, { workload: { corpusTokens } }: Solution): Decision {
  if (corpusTokens.known !== 'assumed' && corpusTokens.value >= MUCH_TEXT) return decision
  return { ...decision, ruledOut: decision.ruledOut.filter(({ option }) => !PRETRAINED.includes(option)) }
}

/** Decisions by the order in which a reader asks about them. */
export const askedAbout = (decisions: Readonly<Record<string, unknown>>): readonly (Decision | undefined)[] =>
  ASKED.map((id) => decisions[id] as Decision | undefined)

/** What one of the largest models costs a month for every request, at the middle of the list prices; undefined where none may run. */
export function largeModelMonth(
  { choice, workload }: Solution,
  needs: Needs,
  knowledge: Knowledge,
  { promptTokens, outputTokens }: { readonly promptTokens: number; readonly outputTokens: number },
): { readonly monthlyUsd: number; readonly how: string } | undefined {
  if (looks(needs) || !['any-api', 'own-cloud'].includes(needs.hosting)) return undefined
  const serving = needs.hosting === 'any-api' ? 'vendor-api' : 'managed-open-weights'
  const found = hostedModels({ ...choice, family: 'decoder', size: 'frontier', serving }, workload, needs, knowledge)
    .flatMap(({ api }) => knowledge.prices.find(({ model }) => model === api) ?? [])
    .toSorted((a, b) => a.inputUsdPerM - b.inputUsdPerM)
  const price = found[Math.floor(found.length / 2)]
  if (price === undefined) return undefined
  const monthlyUsd =
    (workload.requestsPerDay.value *
      DAYS_A_MONTH *
      (promptTokens * price.inputUsdPerM + outputTokens * price.outputUsdPerM)) /
    1e6
  const name = price.model.replace(/^.*\//u, '')
  const how = `${promptTokens.toLocaleString('en-US')} tokens in and ${outputTokens.toLocaleString('en-US')} out at $${price.inputUsdPerM} and $${price.outputUsdPerM} a million (${name}) cost ${formatUsd(monthlyUsd)} a month`
  return { monthlyUsd, how }
}
