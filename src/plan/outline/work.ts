import { formatUsd } from '../../amounts/print.ts'
import type { Plan } from '../plan.ts'
import { type Section, sectionOf, table, text } from './section.ts'

const FROM = { team: 'on the team', new: 'to find', house: 'your experts' } as const

/** Who works how long at which rate until the roll-out, what else is paid, and the reserve; the rows add up to the money until roll-out. */
export function work({ work: done, kind }: Plan): Section | undefined {
  if (done === undefined) return undefined
  const { people, things, reserveUsd, totalUsd } = done
  const plain = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`
  // The first of what they do; the hours tell how much of it.
  const does = (who: string) => kind?.people.experts.find((expert) => expert.who === who)?.does.split(/[,;]\s/u)[0]
  const rows = [
    ...people.map(({ who, from, hours, hourlyUsd, usd }) => [
      who,
      from === 'house' ? (does(who) ?? (who === kind?.people.owner ? 'owner' : FROM[from])) : FROM[from],
      hours.toLocaleString('en-US'),
      plain(hourlyUsd),
      plain(usd),
    ]),
    ...things.map(({ what, usd }) => [what, '', '', '', plain(usd)]),
    ...(reserveUsd > 0
      ? [
          [
            `Reserve (${Math.round((100 * reserveUsd) / totalUsd)} %)`,
            'surprises, and what runs long',
            '',
            '',
            plain(reserveUsd),
          ],
        ]
      : []),
    ['Until roll-out', '', '', '', plain(totalUsd)],
  ]
  const there = people.filter(({ from }) => from === 'team').reduce((sum, { usd }) => sum + usd, 0)
  return sectionOf('work', 'People and money until roll-out', 'page', [
    table(['Who or what', 'What for', 'Hours', '$ an hour', '$'], rows),
    text(
      there === 0
        ? ''
        : `Of this, ${formatUsd(there)} is time of people on the team, paid either way; ${formatUsd(totalUsd - there)} is new money or time of your experts.`,
    ),
  ])
}
