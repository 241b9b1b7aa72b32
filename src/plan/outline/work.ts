import { firstSentence } from '../../sentence.ts'
import { totalWeeks } from '../../solution/timeline.ts'
import { advisedRow } from '../best.ts'
import type { Plan } from '../plan.ts'
import { byPiece } from './first-work.ts'
import { type Block, fold, type Section, sectionOf, table, text } from './section.ts'
import { BEHIND, toldIn } from './told.ts'

/** Of a year of 1,720 hours. */
const HOURS_A_WEEK = 33
/** From so many on it is said how many people work on it at once. */
const MANY = 4

const FROM = { team: 'on the team', new: 'to find', house: 'your own people', outside: 'bought by the hour' } as const

/** Who works how long at which rate until the roll-out, what else is paid, and the reserve; the rows add up to the money until roll-out. */
export function work(plan: Plan): Section | undefined {
  const { work: done, kind, timeline } = plan
  if (done === undefined) return undefined
  const { people, things, reserveUsd, totalUsd } = done
  const plain = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`
  const does = (who: string) => {
    const all = kind?.people.experts.find((expert) => expert.who === who)?.does
    return all === undefined ? undefined : firstOf(all)
  }
  const noteOn = (what: string) => firstClause(plan.budget.lines.find(({ label }) => label === what)?.note ?? '')
  const pieces = plan.first === undefined ? undefined : byPiece(done)
  const team = new Set((done.packages ?? []).flatMap(({ by }) => by.map(({ who }) => who)))
  const others = pieces === undefined ? people : people.filter(({ who }) => !team.has(who))
  const rows = [
    ...(pieces ?? []),
    ...others.map(({ who, from, hours, hourlyUsd, usd, does: what }) => [
      who,
      from === 'house' || from === 'outside'
        ? (what ?? does(who) ?? (who === kind?.people.owner ? 'owner' : FROM[from]))
        : FROM[from],
      hours.toLocaleString('en-US'),
      plain(hourlyUsd),
      plain(usd),
    ]),
    ...things.map(({ what, usd }) => [what, noteOn(what), '', '', plain(usd)]),
    ...(reserveUsd > 0
      ? [
          [
            `Reserve (${Math.round((100 * reserveUsd) / totalUsd)}%)`,
            'surprises and overruns',
            '',
            '',
            plain(reserveUsd),
          ],
        ]
      : []),
    [
      plan.first !== undefined || advisedRow(plan.alternatives) === undefined
        ? 'Until rollout'
        : 'Until rollout, if you build',
      '',
      '',
      '',
      plain(totalUsd),
    ],
  ]
  const weeks = totalWeeks(timeline)
  const hours = people.reduce((sum, each) => sum + each.hours, 0)
  const heads = pieces === undefined ? ['Who or what', 'What for'] : ['Work, or who', 'Done by, or what for']
  const lines = table([...heads, 'Hours', '$ an hour', '$'], rows)
  const full = hours / (((weeks.low + weeks.high) / 2) * HOURS_A_WEEK)
  const rests = [
    ...toldIn(plan, BEHIND, 'staff').open.map((words) => text(`${words}${markers(plan)}`)),
    text(done.pay ?? ''),
  ]
  // What is asked for now stands piece by piece; the page has its sum.
  if (pieces !== undefined)
    return sectionOf('work', 'People and money until rollout (stage 1)', 'appendix', [lines, ...rests])
  return sectionOf('work', 'People and money until rollout', 'appendix', [
    lines,
    ...hoursFor(done.packages ?? []),
    ...rests,
    text(full >= MANY ? `That is ${Math.round(full)} people full-time on average, more at the peak.` : ''),
  ])
}

/** Which row of the table those are who mark and judge, where it is only one. */
function markers({ kind, work: done }: Plan): string {
  const all = (kind?.people.experts ?? []).filter(({ does }) =>
    /\b(?:labels?|mark(?:s|ing)?|judge[sd]?|grad(?:e|es|ing))\b/iu.test(does),
  )
  const [only] = all.filter(({ who }) => done?.people.some((each) => each.who === who))
  return all.length === 1 && only !== undefined ? ` In the table: “${only.who}”.` : ''
}

/** What the hours are for, folded: the sum tells enough to those who trust it. */
function hoursFor(packages: NonNullable<NonNullable<Plan['work']>['packages']>): readonly Block[] {
  if (packages.length === 0) return []
  const rows = packages.map(({ what, hours, by }) => [
    what,
    hours.toLocaleString('en-US'),
    by.map((each) => `${short(each.who)}${by.length === 1 ? '' : ` ${each.hours.toLocaleString('en-US')}`}`).join(', '),
  ])
  const all = packages.reduce((sum, { hours }) => sum + hours, 0)
  const title = `What the ${all.toLocaleString('en-US')} hours of the team are for`
  return [fold(title, [table(['Work', 'Hours', 'By whom'], rows)])]
}

/** A title without what stands in brackets. */
const short = (who: string): string => who.replace(/ \([^)]*\)$/u, '')

/** The first of what somebody does, in at least some words; the hours tell how much of it. */
function firstOf(does: string): string {
  const clauses = does.split(/[,;]\s/u)
  const enough = clauses.findIndex(
    (_, at) =>
      clauses
        .slice(0, at + 1)
        .join(' ')
        .split(' ').length >= SOME_WORDS,
  )
  return clauses.slice(0, enough < 0 ? clauses.length : enough + 1).join(', ')
}

const SOME_WORDS = 3

/** Of a note, what it is a sum of; the budget has the rest. */
const firstClause = (note: string): string => firstSentence(note.split(/, and |; /u)[0] ?? '')
