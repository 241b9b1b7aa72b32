import { findModel } from '../knowledge/find.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { cheapestFleet } from './machines/fleet.ts'
import { hostedModels } from './models/hosted-models.ts'
import { looks, openModels, pictureModels } from './models/open-models.ts'
import { pricedAs } from './models/priced-as.ts'
import { teacherOf } from './models/teacher.ts'
import type { Needs } from './needs.ts'
import { type Choice, uses } from './sizing/choice.ts'
import { servingPrecision } from './sizing/cost.ts'
import { subjectOf } from './sizing/subject.ts'
import type { Workload } from './workload.ts'

/** How many models a shortlist names. */
const SHORTLISTED = 5
/** Of the most advisable models the one whose machines cost least is taken; where the team has machines, the most advisable one that they carry. */
const TRIED = 2

/**
 * Gives the decisions their models and machines: open models and hosted ones that can do the work, and where the team runs it
 * itself, the model and the accelerators that cost least among the most advisable, on what is there before anything is bought. Pure.
 */
export function equip(choice: Choice, workload: Workload, needs: Needs, knowledge: Knowledge): Choice {
  const open = openModels(choice, workload, needs, knowledge)
    .slice(0, SHORTLISTED)
    .map(({ model }) => model)
  const hosted = byToken(choice) ? hostedModels(choice, workload, needs, knowledge) : []
  // No model that writes can write the pictures that another one learns from.
  const isTaught = uses(choice, 'distill') && !(choice.family === 'encoder' && looks(needs))
  const teacher = isTaught ? teacherOf(choice, workload, needs, knowledge) : undefined
  const named = {
    ...choice,
    teacher,
    open,
    hosted,
    eyes: pictureModels(choice, workload, needs, knowledge).slice(0, SHORTLISTED),
    apis: pricedAs(hosted, knowledge),
    model: open[0]?.id ?? example(choice, workload, needs, knowledge),
  }
  if (choice.serving !== 'self-hosted-gpu') return named
  const all = uses(choice, 'from-scratch') || open.length === 0 ? [named.model] : open.map(({ id }) => id)
  const equipped = (model: string | undefined): readonly Choice[] => {
    const withModel = { ...named, model }
    const subject = subjectOf(withModel, workload, knowledge)
    if (subject === undefined) return []
    const { promptTokens, outputTokens, requestsPerDay } = workload
    const query = {
      kind: 'serving-cost',
      ...subject.query,
      precision: servingPrecision(choice),
      promptTokens,
      outputTokens,
      requestsPerDay: requestsPerDay.value,
    }
    const fleet = cheapestFleet(query, needs, knowledge)
    return fleet === undefined ? [] : [{ ...withModel, fleet }]
  }
  const first = all.slice(0, TRIED).flatMap(equipped)
  const isOwn = ({ fleet }: Choice) => fleet?.owned === true
  const best =
    first.find(isOwn) ??
    (needs.owned.length > 0 ? all.slice(TRIED).flatMap(equipped).find(isOwn) : undefined) ??
    first.toSorted((a, b) => monthly(a) - monthly(b))[0]
  if (best === undefined) return named
  return {
    ...best,
    open: [...open.filter(({ id }) => id === best.model), ...open.filter(({ id }) => id !== best.model)],
  }
}

/** The well-known model of the class, where it could do the work: none that reads text stands for pictures, none for more than it can read. */
function example(choice: Choice, workload: Workload, needs: Needs, knowledge: Knowledge): string | undefined {
  if (choice.model === undefined || choice.family === 'decoder') return choice.model
  if (choice.family === 'encoder' && looks(needs)) return undefined
  const context = findModel(knowledge, choice.model)?.contextTokens ?? Number.POSITIVE_INFINITY
  return context < workload.promptTokens ? undefined : choice.model
}

const byToken = ({ serving }: Choice): boolean => serving === 'vendor-api' || serving === 'managed-open-weights'

function monthly({ fleet }: Choice): number {
  if (fleet === undefined) return Number.POSITIVE_INFINITY
  const bought = fleet.purchaseUsd === undefined ? 0 : Math.sqrt(fleet.purchaseUsd.low * fleet.purchaseUsd.high) / 36
  return Math.sqrt(fleet.monthlyUsd.low * fleet.monthlyUsd.high) + bought
}
