import { stems } from '../../blueprint/stems.ts'
import type { PlaceList } from '../../knowledge/want.ts'
import type { Plan } from '../plan.ts'

/** A row of the plan that may do what was asked: how a reader finds it, what it is called, and all that it says. */
export type Place = {
  readonly list: PlaceList
  readonly where: string
  readonly title: string
  readonly text: string
  readonly stems: ReadonlySet<string>
  /** Who or what does a part. */
  readonly by?: string
}

/** What a plan can do something with, list by list; made before the wishes are looked for. */
export function placesOf(plan: Omit<Plan, 'sources'>): readonly Place[] {
  const { kind, board, work, law = [], sample, pipeline = [], alsoAsked = [], remarks = [] } = plan
  const brought = [...alsoAsked, ...remarks.flatMap(({ part }) => part ?? [])]
  const hours = (who: string) => work?.people.find((each) => each.who === who)?.hours
  const person = (who: string) => `People: ${who}${hours(who) === undefined ? '' : `, ${hours(who)} hours`}`
  return [
    // What a part leaves to others is not done there.
    ...(kind?.parts ?? []).map(({ part, by, how }) => ({
      ...place('part', `Part “${part}”`, part, how),
      by,
    })),
    ...brought.map(({ part, by, how }) => ({ ...place('part', `Part “${part}”`, part, how), by })),
    ...(kind?.people.experts ?? []).map(({ who, does }) => place('people', person(who), who, does)),
    ...(kind === undefined ? [] : [place('people', person(kind.people.owner), kind.people.owner)]),
    ...(work?.people ?? [])
      .filter(({ who }) => kind?.people.owner !== who && !kind?.people.experts.some((expert) => expert.who === who))
      .map(({ who }) => place('people', person(who), who)),
    ...law.map(({ title, inShort, duty, owner }) =>
      place('law', `Law: ${inShort?.title ?? title}`, title, inShort?.duty ?? duty, owner),
    ),
    ...(work?.things ?? []).map(({ what }) => place('thing', `Bought: ${what}`, what)),
    ...(sample?.measures ?? []).map(({ measure, goal }) => place('test', `Test: “${measure}”`, measure, goal)),
    ...(kind?.evaluation.metrics ?? []).map(({ metric, target }) => place('test', `Test: ${metric}`, metric, target)),
    ...(kind?.evaluation.redLines ?? []).map((line) => place('test', 'Test: “Never”', line)),
    ...(board?.gates ?? []).map(({ title, week, question }) =>
      place('gate', `Gate “${title}”, week ${week}`, title, question),
    ),
    ...(kind?.data.needs ?? []).map(({ what, why }) => place('data', `Data: ${what}`, what, why)),
    ...(kind?.controls ?? []).map((each) => place('control', 'Controls', each)),
    ...(kind?.firstFortnight ?? []).map((each) => place('step', 'First two weeks', each)),
    ...pipeline.map(({ stage }) => place('running', `Running: ${stage}`, stage)),
  ]
}

function place(list: PlaceList, where: string, title: string, ...more: readonly (string | undefined)[]): Place {
  const text = [title, ...more].filter((each) => each !== undefined).join('. ')
  return { list, where, title, text, stems: new Set(stems(text).trim().split(' ')) }
}

/** The stems of all that the plan says of its kind of project, beside the team's remarks and challenges. */
export function saidIn({ kind, remarks, challenges, law, work }: Omit<Plan, 'sources'>): ReadonlySet<string> {
  const { sources: _, ...rest } = kind ?? { sources: [] }
  return new Set(
    stems(JSON.stringify([rest, remarks, challenges, law, work]))
      .trim()
      .split(' '),
  )
}
