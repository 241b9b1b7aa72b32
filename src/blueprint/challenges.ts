import { holds } from '../rules/holds.ts'
import type { Facts } from '../rules/rule-book.ts'
import type { Challenge } from './challenge-schema.ts'
import type { ChosenBlueprint } from './choose.ts'
import { evaluate, type FactValues, parseExpression } from './expression.ts'
import { heardRows } from './foreign-rows.ts'
import type { ReadTexts } from './read-texts.ts'
import { fillTemplate, parseTemplate } from './template.ts'

/** A challenge that applies, in words: what the team's own numbers say about the brief. */
export type Challenged = {
  readonly id: string
  readonly title: string
  readonly say: string
  readonly do?: string
  /** The measures that it speaks against, by id. */
  readonly against?: readonly string[]
  readonly weight: number
  readonly source?: string
  /** That it reckons how much work there is today: of such a reader wants one. */
  readonly isWork?: true
}

/** Those of the leading kind, without what it says to another trade. */
export const challengesOf = (
  { leading, isForeign }: Pick<ChosenBlueprint, 'leading' | 'isForeign'>,
  values: FactValues,
  facts: Facts,
): readonly Challenged[] =>
  heardRows(challenged(leading.blueprint.challenges, leading, values, facts), leading.blueprint, isForeign)

/** The challenges whose facts are known and whose condition holds, the weightiest first. */
export function challenged(
  challenges: readonly Challenge[],
  read: ReadTexts,
  values: FactValues,
  facts: Facts,
): readonly Challenged[] {
  return challenges
    .flatMap((challenge) => one(challenge, read, values, facts) ?? [])
    .toSorted((a, b) => b.weight - a.weight)
}

function one(challenge: Challenge, read: ReadTexts, values: FactValues, facts: Facts): Challenged | undefined {
  const condition = challenge.applies && read.conditions.get(challenge.applies)
  if (condition && !holds(condition, facts)) return undefined
  const known: Record<string, FactValues[string]> = { ...values }
  for (const [name, expression] of Object.entries(challenge.let))
    known[name] = evaluate(parseExpression(expression), known)
  if (challenge.when !== undefined && evaluate(parseExpression(challenge.when), known) !== true) return undefined
  const text = (template: string) => fillTemplate(read.templates.get(template) ?? parseTemplate(template), known)
  const say = text(challenge.say)
  const title = text(challenge.title)
  if (say === undefined || title === undefined) return undefined
  const action = challenge.do === undefined ? undefined : text(challenge.do)
  const { id, weight, source, against } = challenge
  return {
    id,
    title,
    say,
    weight,
    ...(action !== undefined && { do: action }),
    ...(against !== undefined && { against }),
    ...(source !== undefined && { source }),
    ...(isWork(challenge) && { isWork: true as const }),
  }
}

/** Cases times minutes, by the facts that it multiplies. */
const isWork = ({ let: named, when = '', say }: Challenge): boolean => {
  const all = [...Object.values(named), when, say].join(' ')
  if (/\bgrowBy\b/u.test(all)) return false
  return /\bloadHours\b/u.test(all) || (/\bminutesPerCase\b/u.test(all) && VOLUME.test(all))
}
const VOLUME = /\b(?:casesPer(?:Day|Week|Month|Year)|workPerDay|workHoursToday)\b/u
