import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formatUsd } from '../../src/amounts/print.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const plans = await Promise.all(
  readdirSync('examples').map(async (file) => {
    const answers = readAnswers(book, parse(readFileSync(`examples/${file}`, 'utf8')))
    return {
      file,
      plan: await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 21) }),
    }
  }),
)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe.each(plans)('the money of $file', ({ plan }) => {
  it('until the roll-out is the sum of hours times rates, things and the reserve, as the head says it', () => {
    const { work, budget } = plan
    if (work === undefined) throw new Error('a plan says who works how long')
    for (const { hours, hourlyUsd, usd } of work.people) expect(usd).toBe(hours * hourlyUsd)
    expect(sum([...work.people, ...work.things].map(({ usd }) => usd)) + work.reserveUsd).toBe(work.totalUsd)
    expect(formatUsd(work.totalUsd)).toBe(formatUsd(budget.once.planning))
    expect(work.reserveUsd / work.totalUsd).toBeGreaterThan(0.1)
    expect(work.reserveUsd / work.totalUsd).toBeLessThan(0.4)
  })

  it('tells of the team’s hours what they are for', () => {
    const { people = [], packages = [] } = plan.work ?? {}
    // Experts of the house and from outside have a line of their own that says it.
    for (const { who, hours } of people.filter(({ from }) => from !== 'house' && from !== 'outside')) {
      const theirs = packages.flatMap(({ by }) => by.filter((each) => each.who === who))
      expect(sum(theirs.map((each) => each.hours))).toBe(hours)
    }
    for (const { hours, by } of packages) expect(hours).toBe(sum(by.map((each) => each.hours)))
  })

  it('is planned at no less than what the first model asks, and pays nobody for no hours', () => {
    const asked = /^asks \$([\d.]+) in, \$([\d.]+) out .*planned with \$([\d.]+) and \$([\d.]+),/u
    for (const { price = '' } of plan.pipeline ?? []) {
      const [, inUsd, outUsd, plannedIn, plannedOut] = asked.exec(price) ?? []
      expect(Number(plannedIn ?? 0), price).toBeGreaterThanOrEqual(Number(inUsd ?? 0))
      expect(Number(plannedOut ?? 0), price).toBeGreaterThanOrEqual(Number(outUsd ?? 0))
    }
    for (const { hours, hourlyUsd } of plan.work?.people ?? []) {
      expect(hours).toBeGreaterThan(0)
      expect(hourlyUsd).toBeGreaterThan(0)
    }
  })

  it('of a month is the sum of its parts, and a part by the token is calls times tokens times price', () => {
    const { pipeline, running, budget } = plan
    if (pipeline === undefined || running === undefined)
      return expect(plan.decisions['training-option']).toMatchObject({ option: 'no-model' })
    const parts = sum(pipeline.map(({ monthlyUsd = 0 }) => monthlyUsd)) + sum(running.others.map(({ usd }) => usd))
    expect(parts + running.reserveUsd).toBeCloseTo(running.totalUsd)
    expect(running.totalUsd / budget.monthly.planning).toBeCloseTo(1, 1)
    for (const { callsPerDay, load = '', price = '', usdPerDay } of pipeline) {
      const rates = /(?:^|planned with )\$([\d.]+)(?: in,| and) \$([\d.]+)(?: out a million|,)/u.exec(price)
      const tokens = /^([\d,]+) tokens in(?:, ([\d,]+) out)?/u.exec(load)
      if (rates === null || tokens === null) continue
      const of = (text: string | undefined) => Number((text ?? '0').replaceAll(',', ''))
      const day = (callsPerDay * (of(tokens[1]) * Number(rates[1]) + of(tokens[2]) * Number(rates[2]))) / 1e6
      expect((usdPerDay ?? 0) / day).toBeCloseTo(1, 1)
    }
  })

  it('of each option is one arithmetic: the benefit a year after running, three times, less what is paid once, is left', () => {
    for (const { onceUsd = 0, monthlyUsd = 0, benefitUsdPerYear, netUsd } of plan.alternatives ?? []) {
      if (benefitUsdPerYear === undefined || netUsd === undefined) continue
      expect(netUsd).toBeCloseTo((benefitUsdPerYear - 12 * monthlyUsd) * 3 - onceUsd, 2)
    }
  })

  it('stands in the document', () => {
    const page = planMarkdown(plan)
    expect(page).toContain('## People and money until rollout')
    expect(page.includes('## What it costs to run, part by part')).toBe(plan.pipeline !== undefined)
  })
})

describe.each(plans.filter(({ plan }) => plan.pipeline !== undefined))('the one ledger of $file', ({ plan }) => {
  const people = plan.work?.people ?? []
  const test = /= ([\d,]+) hours? at \$(\d+) an hour/u.exec(plan.sample?.basis ?? '')

  it('pays whoever judges the test by the table, and gives them the hours for it', () => {
    if (test === null) return expect(plan.sample?.judged).toBe(false)
    const judges = people.filter(({ from, hourlyUsd }) => from !== 'team' && String(hourlyUsd) === test[2])
    expect(judges.length).toBeGreaterThan(0)
    expect(Math.max(...judges.map(({ hours }) => hours)) * 1.05).toBeGreaterThanOrEqual(
      Number(test[1]?.replace(',', '')),
    )
  })

  it('counts hours that are saved at what an hour of these people costs in the table', () => {
    const told = [plan.board?.benefit, plan.board?.breakEven?.say].flatMap((text = '') => [
      ...text.matchAll(/at an assumed \$([\d.]+) an hour/gu),
    ])
    for (const [, rate] of told) expect(people.map(({ hourlyUsd }) => String(hourlyUsd))).toContain(rate)
  })

  it('pays nobody who leads less than those who do the work', () => {
    const house = people.filter(({ from }) => from === 'house')
    const judge = house.find(({ hourlyUsd }) => String(hourlyUsd) === test?.[2])
    const owner = house.findLast(({ who }) => !who.startsWith('Training'))
    expect((owner?.hourlyUsd ?? 0) + 1).toBeGreaterThanOrEqual(judge?.hourlyUsd ?? 0)
  })
})

/** Briefs in our own words whose numbers tell, or do not tell, what the project is worth. */
const TOLD: Readonly<Record<string, Answers>> = {
  calls: {
    task: 'converse',
    problem: 'Our 40 garages lose every fourth call at noon. Drivers want a date or a price for tires.',
    why: 'A lost call costs about 60 dollars of revenue.',
    outcome: 'A voice answers the telephone, books a date and puts hard cases through.',
    requests_per_day: 1500,
    frequency: 'continuous',
  },
  pumps: {
    task: 'predict',
    problem:
      'Our quarry has 30 pumps with vibration sensors. About five times a year a pump breaks down without warning.',
    why: 'A breakdown costs 40,000 dollars.',
    outcome: 'Each morning a list of pumps that need maintenance.',
    success_measure: 'Eight of ten breakdowns told a week ahead',
    requests_per_day: 30,
  },
  letters: {
    task: 'write',
    problem: 'A housing office writes 120 letters a day by hand.',
    why: 'Tenants wait.',
    outcome: 'A draft that a clerk signs.',
    success_measure: 'eight minutes instead of 25',
    requests_per_day: 120,
    frequency: 'daily',
  },
  vans: {
    task: 'optimize',
    problem: '25 vans of our laundry get their routes from a dispatcher with a map, 1,900 stops a day.',
    why: 'Fuel and drivers cost 1.2 million dollars a year.',
    outcome: 'Routes for all stops in ten minutes.',
    success_measure: '12 % fewer kilometers',
    requests_per_day: 5,
  },
  applicants: {
    task: 'rank',
    problem: 'Our agency gets 900 CVs a day for 400 open jobs; recruiters read the first thirty.',
    why: 'Good applicants go elsewhere.',
    outcome: 'For each job a list of suitable applicants with reasons.',
    requests_per_day: 900,
  },
}
const told = await Promise.all(
  Object.entries(TOLD).map(async ([file, answers]) => ({
    file,
    plan: await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 21) }),
  })),
)

describe.each([...plans, ...told])('the benefit of $file', ({ plan }) => {
  it('is one figure wherever it stands, in order, and never more than ten times its cost without a word', () => {
    const { board } = plan
    if (board === undefined) throw new Error('no board')
    const { benefitUsdPerYear: net } = board
    const said = [...planMarkdown(plan).matchAll(/[^.|\n]*\b(?:benefit|forgoes|is left after running)\b[^|\n]*/giu)]
      .map(([sentence]) => sentence)
      .filter((sentence) => !sentence.includes('**Benefit:**'))
    const figures = said.flatMap((sentence) => sentence.match(/\$[\d,.]*\d(?: million)?(?= a year)/gu) ?? [])
    expect(new Set(figures), said.join('\n')).toEqual(
      new Set(figures.length === 0 || net === undefined ? [] : [formatUsd(net)]),
    )
    const stays = plan.alternatives?.find(({ role }) => role === 'nothing')
    expect(stays?.threeYearUsd).toBeUndefined()
    if (net === undefined) return
    expect(board.benefitLowUsd).toBeLessThanOrEqual(net)
    expect(board.benefitHighUsd).toBeGreaterThanOrEqual(net)
    if (net > 0) expect(stays?.switchWhen).toContain(formatUsd(net))
    const isGreat = (board.grossUsdPerYear ?? 0) > 10 * board.breakEvenUsdPerYear || (board.paybackMonths ?? 99) < 3
    expect(board.checkFirst !== undefined).toBe(isGreat)
  })
})

describe.each([...plans, ...told])('the options of $file', ({ plan }) => {
  const rows = plan.alternatives ?? []
  const [advised] = rows

  it('leave nothing that clearly beats the advised one and does not say what keeps it from being advised', () => {
    const most = (advised?.netUsd ?? 0) * 1.15
    for (const { role, netUsd, misses = [] } of rows)
      if (netUsd !== undefined && netUsd > Math.max(0, most) && role !== 'runner-up' && role !== 'asked')
        expect(misses, role).not.toEqual([])
  })

  it('say of the whole where it leaves less than the part that is advised first', () => {
    const whole = rows.find(({ role }) => role === 'whole')
    const isLess = advised?.role === 'recommended' && (whole?.netUsd ?? Infinity) < (advised.netUsd ?? -Infinity)
    expect(whole?.switchWhen?.includes('It leaves less') ?? false).toBe(isLess)
  })

  it('have the benefit and the money of the page in the row of the advised one', () => {
    const { board, budget } = plan
    const table = planMarkdown(plan)
      .split('## Options')[1]
      ?.split('\n')
      .find((line) => line.startsWith('| Recommended'))
    const cells = (table ?? '').split(' | ').map((cell) => cell.replace(/^\| /u, ''))
    if (board?.benefitUsdPerYear !== undefined && advised?.benefitUsdPerYear)
      expect(cells[4]).toBe(formatUsd(board.benefitUsdPerYear))
    const once = advised?.onceUsd || budget.once.planning
    expect(planMarkdown(plan)).toContain(`**Until rollout:** about ${formatUsd(once)}`)
    if (advised?.role === 'recommended') expect(cells[1]).toBe(formatUsd(budget.once.planning))
    if (board !== undefined && advised?.monthlyUsd) expect(cells[2]).toBe(formatUsd(board.monthlyUsd))
  })
})

it('is told where their numbers tell it, and as a break-even in their own unit where not', () => {
  const board = (name: string) => told.find(({ file }) => file === name)?.plan.board
  expect(board('calls')?.benefit).toMatch(/at \$60(?:\.00)? each, .*truly extra, .* of a sale left after its goods/u)
  expect(board('pumps')?.benefit).toContain('80% of 5 stops a year told ahead')
  expect(board('letters')?.benefit).toContain('17 minutes less on each of 30,000 a year')
  expect(board('vans')?.benefit).toContain('12% less of the $1.2 million a year it costs today')
  expect(board('applicants')?.breakEven?.say).toContain('more placements at an assumed')
})
