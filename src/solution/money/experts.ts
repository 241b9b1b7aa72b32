import type { Blueprint } from '../../blueprint/schema.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { middle, productRange, type Range, scale } from '../range.ts'
import { type ExpertHour, expertHour, isAbout, ownerHour, type PayThere, professionsOf } from './expert-hour.ts'
import type { Line } from './line.ts'

/** Somebody beside the team, by the hours that the project takes of them; an hour in US dollars. */
export type Person = {
  readonly id: 'experts' | 'owner' | 'users'
  readonly who: string
  readonly hours: Range
  readonly hourlyUsd: Range
  /** Bought by the hour, not there already. */
  readonly outside: boolean
  /** Ids of knowledge/expert-pay.yaml. */
  readonly professions: readonly string[]
  /** What for, where the kind of project does not say it. */
  readonly does?: string
  /** It takes as long for a part of the cases. */
  readonly isFixed?: true
}

/** Hours a week that the owner gives the project. (Our assumption.) */
const OWNER_HOURS_A_WEEK: Range = { low: 3, high: 8 }
/** How far the hours of grading may lie from what was reckoned. (Our assumption.) */
const AROUND: Range = { low: 0.8, high: 1.3 }

type People = Pick<Blueprint['people'], 'experts'>

/**
 * The people who are not on the project's team: experts by the hours that the kind of project asks for, and the owner, each paid
 * by what they are. `effort`: the share of the usual effort that this project takes; `testHours`: what grading its test takes, which
 * whoever judges it has at least; `roles` with the pay of the place.
 */
export function peopleBeside(
  { people }: Blueprint,
  weeks: Range,
  effort: number,
  testHours: number,
  there: PayThere & { readonly roles: Knowledge['roles'] },
): readonly Person[] {
  const grader = graderOf(people, there)
  const test = scale(AROUND, testHours / middle(AROUND))
  const judging = (usual: Range) => ({
    hours: middle(test) > middle(usual) ? test : usual,
    hourlyUsd: graderHour(people, there),
  })
  const called = people.experts.map((expert): Person & ExpertHour => {
    const { who, hours, role } = expert
    const fact = there.roles.find(({ id }) => id === role)
    const paid = fact ? { hourlyUsd: fact.hourlyUsd, outside: true, professions: [], one: [] } : expertHour(who, there)
    const usual = { low: Math.max(1, hours.low * effort), high: Math.max(2, hours.high * effort) }
    return { id: 'experts', who, hours: usual, ...paid, ...(expert === grader && judging(usual)) }
  })
  const nobody: Person[] =
    grader !== undefined || testHours < 1
      ? []
      : [
          {
            id: 'experts',
            who: 'People who judge the test',
            hours: test,
            hourlyUsd: graderHour(people, there),
            outside: false,
            professions: [],
          },
        ]
  const workerUsd = middle(workerHour(people, there))
  return [
    ...onceEach(called, grader?.who),
    ...nobody,
    {
      id: 'owner',
      who: people.owner,
      hours: scale(productRange(people.ownerHoursAWeek ?? OWNER_HOURS_A_WEEK, weeks), effort),
      hourlyUsd: ownerHour(people.owner, { ...there, workerUsd }),
      outside: false,
      professions: [],
    },
  ]
}

/**
 * An hour of those who do the work today, in US dollars: the one rate for the work that is saved and for what stays with people. As the
 * team says, else that of the profession in its words for them (`doers`), else that of whoever judges the test.
 */
export function workerHour(people: People, there: PayThere, doers?: string): Range {
  const { toldHourlyUsd: told, expertPay } = there
  if (told !== undefined) return { low: told, high: told }
  const named = doers === undefined || ANYBODY.test(doers) ? [] : professionsOf(doers, expertPay)
  return named[0]?.how === 'line' ? expertHour(doers ?? '', there).hourlyUsd : graderHour(people, there)
}
/** Words that name no profession. */
const ANYBODY = /\b(?:people|persons?|staff|employees|workers|colleagues|members)\b/iu

/** An hour of whoever judges the test, in US dollars, as the table of people has it. */
export function graderHour(people: People, there: PayThere): Range {
  const { hourlyUsd } = expertHour(graderOf(people, there)?.who ?? '', there)
  return isAbout(hourlyUsd, there) ? workerHour(people, there) : hourlyUsd
}

/** Who judges the test: the first who does the work today, else the first of the house, else the first at all. */
function graderOf({ experts }: People, { expertPay }: PayThere): People['experts'][number] | undefined {
  const own = experts.filter(({ role }) => role === undefined)
  const how = (all: readonly string[]) =>
    own.find(({ who }) => {
      const rows = professionsOf(who, expertPay)
      return rows.length > 0 && rows.every((row) => all.includes(row.how))
    })
  return how(['line']) ?? how(['line', 'staff', 'outside']) ?? own[0]
}

/** One person whom several parts of the plan call for stands once, with the larger hours; `first`, if it is among them. */
function onceEach(called: readonly (Person & ExpertHour)[], first?: string): readonly Person[] {
  const kept: (Person & ExpertHour)[] = []
  const order = ({ who, hours }: Person): number => (who === first ? Number.POSITIVE_INFINITY : middle(hours))
  for (const person of called.toSorted((a, b) => order(b) - order(a)))
    if (!kept.some((other) => isSame(other, person))) kept.push(person)
  return called.filter((person) => kept.includes(person))
}

/** "Staff representatives" and "works council and data protection": the first is the same, or one is part of the other. */
function isSame(one: ExpertHour, other: ExpertHour): boolean {
  const [few, many] = one.professions.length < other.professions.length ? [one, other] : [other, one]
  const all = few.professions.length > 0 && few.professions.every((id) => few.one.includes(id))
  return (
    (all && few.professions.every((id) => many.professions.includes(id))) ||
    (one.one[0] !== undefined && one.one[0] === one.professions[0] && one.one[0] === other.professions[0])
  )
}

/** What their time costs, once, in US dollars: a line for the experts together, one for the owner, one for training the users. */
export function expertLines(people: readonly Person[]): readonly Line[] {
  const line = (id: Person['id'], label: string, note: (names: string) => string): readonly Line[] => {
    const theirs = people.filter((person) => person.id === id)
    if (theirs.length === 0) return []
    const costs = theirs.map(({ hours, hourlyUsd }) => productRange(hours, hourlyUsd))
    return [
      {
        id,
        label,
        low: costs.reduce((sum, { low }) => sum + low, 0),
        high: costs.reduce((sum, { high }) => sum + high, 0),
        per: 'once',
        note: note(theirs.map(({ who }) => who).join(', ')),
        source: 'assumption, from-memory',
      },
    ]
  }
  return [
    ...line('experts', 'Time of experts in the field', (names) => `${names}; each at the pay of what they are`),
    ...line('owner', 'Time of the owner', (name) => `${name}; hours a week and pay are assumptions`),
    ...line('users', 'Training of the users', (name) => `${name}; hours each are an assumption`),
  ]
}
