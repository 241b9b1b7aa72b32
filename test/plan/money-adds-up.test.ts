import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formatUsd } from '../../src/amounts/print.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
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

  it('tells of everybody’s hours what they are for', () => {
    const { people = [], packages = [] } = plan.work ?? {}
    for (const { who, hours } of people.filter(({ from }) => from !== 'house')) {
      const theirs = packages.flatMap(({ by }) => by.filter((each) => each.who === who))
      expect(sum(theirs.map((each) => each.hours))).toBe(hours)
    }
    for (const { hours, by } of packages) expect(hours).toBe(sum(by.map((each) => each.hours)))
  })

  it('of a month is the sum of its parts, and a part by the token is calls times tokens times price', () => {
    const { pipeline, running, budget } = plan
    if (pipeline === undefined || running === undefined)
      return expect(plan.decisions['training-option']).toMatchObject({ option: 'no-model' })
    const parts = sum(pipeline.map(({ monthlyUsd = 0 }) => monthlyUsd)) + sum(running.others.map(({ usd }) => usd))
    expect(parts + running.reserveUsd).toBeCloseTo(running.totalUsd)
    expect(running.totalUsd / budget.monthly.planning).toBeCloseTo(1, 1)
    for (const { callsPerDay, load = '', price = '', usdPerDay } of pipeline) {
      const rates = /^\$([\d.]+) in, \$([\d.]+) out a million/u.exec(price)
      const tokens = /^([\d,]+) tokens in(?:, ([\d,]+) out)?/u.exec(load)
      if (rates === null || tokens === null) continue
      const of = (text: string | undefined) => Number((text ?? '0').replaceAll(',', ''))
      const day = (callsPerDay * (of(tokens[1]) * Number(rates[1]) + of(tokens[2]) * Number(rates[2]))) / 1e6
      expect((usdPerDay ?? 0) / day).toBeCloseTo(1, 1)
    }
  })

  it('stands on the page', () => {
    const page = planMarkdown(plan).split(/^# Appendix/mu)[0] ?? ''
    expect(page).toContain('## People and money until rollout')
    expect(page.includes('## What it costs to run, part by part')).toBe(plan.pipeline !== undefined)
  })
})

it('the experts’ hours hold what grading the test takes', () => {
  for (const { plan } of plans) {
    if (plan.pipeline === undefined) continue
    const hours = sum((plan.work?.people ?? []).filter(({ from }) => from === 'house').map((row) => row.hours))
    expect(hours * 1.05).toBeGreaterThanOrEqual(plan.sample?.expertHours ?? 0)
  }
})
