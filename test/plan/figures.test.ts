import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { answeredLimit } from '../../src/plan/wants/limit.ts'
import { isFalling } from '../../src/profile/falling.ts'
import { GOALS } from '../../src/profile/planned-tests.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()

/** Briefs whose numbers are easily taken for those of something else. */
const BRIEFS: Readonly<Record<string, Answers>> = {
  planks: {
    task: 'classify',
    problem: 'Our sawmill in Norway grades 180,000 planks a day on three lines into six classes by rules on knots.',
    why: 'In May a builder sent a truck back because 5 % were below the class on the bill; it cost 40,000 dollars.',
    outcome: 'Each plank gets its class while it runs past the cameras, and doubtful ones go to the table.',
    success_measure:
      'Same class as a panel for 91 % of the planks (rules: 82 %), under 3 % of a truck below its class, table from 16 % to 6 %',
    latency: 'under-100ms',
    requests_per_day: 180_000,
    simpler_way: 'no',
  },
  pumps: {
    task: 'retrieve',
    problem:
      'Our 60 fitters care for 4,000 pumps and look for fault codes in 30,000 pages; 40 times a day they call a veteran.',
    outcome: 'The fitter asks on the phone and gets the right page with the steps.',
    success_measure:
      'Calls to veterans from 40 to 15 a day, 94 % of answers name the right page, repairs at the first visit from 70 % to 82 %',
    dependencies: '21,000 visits a year in the service system',
    requests_per_day: 170,
  },
  blood: {
    task: 'predict',
    problem:
      'Our tissue bank issues 80 grafts a day and throws away 15 % of what it makes, while 5 % of those asked for are late.',
    outcome: 'Every morning a forecast for five days and a proposal how much to make.',
    success_measure: 'Discards from 15 % to 8 % of production with missing or late grafts at most 2 %',
    requests_per_day: 400,
    minutes_per_case: 20,
  },
  rota: {
    task: 'optimize',
    problem: 'Our rowing club gives 80 coaches to 140 boats every weekend; two volunteers do it in 20 hours.',
    outcome: 'On Thursday a whole rota that keeps every rule, and a repair on Saturday.',
    success_measure: "At most 2 boats without a coach instead of 8, planners' time from 20 to 5 hours",
    frequency: 'weekly',
    requests_per_day: 30,
    budget_usd: 6000,
  },
  bread: {
    task: 'predict',
    problem: 'Our 20 shops order rolls by feeling; we throw away 12 % on average.',
    outcome: 'A proposed order for each shop at noon.',
    success_measure: 'Returns down to 6 % with sold-out mornings halved over 10 weeks',
    requests_per_day: 600,
  },
  pipes: {
    task: 'predict',
    problem: 'We have 380 bursts a year on 2,000 km of pipe.',
    outcome: 'A list of segments by the chance of a burst.',
    success_measure: 'The top 5 % of the segments hold at least 30 % of the bursts of the next year',
    requests_per_day: 500,
  },
  manuals: {
    task: 'retrieve',
    problem: 'Our 70 fitters search 9,000 manuals 150 times a day, 15 minutes each.',
    outcome: 'The right page of the right revision with a short answer.',
    success_measure: 'Right page among the first three in 94 of 100 test questions; never a page of a wrong revision',
    requests_per_day: 150,
  },
}
const examples = readdirSync('examples').map((file): readonly [string, Answers] => [
  file,
  readAnswers(book, parse(readFileSync(`examples/${file}`, 'utf8'))),
])
const plans = await Promise.all(
  [...examples, ...Object.entries(BRIEFS)].map(async ([name, answers]) => {
    const plan = await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })
    return { name, answers, plan, text: planMarkdown(plan) }
  }),
)
const each = plans.map((made) => [made.name, made] as const)
const numbers = (text: string) =>
  [...text.matchAll(/\d[\d,]*(?:\.\d+)?/gu)].map(([one]) => Number(one.replaceAll(',', '')))

describe('the figures of a finished plan', () => {
  it.each(each)('test no goal but those that the team tells, each on its side: %s', (_, { answers, plan }) => {
    const { quantities } = readProfile(book, knowledge, answers)
    const told = quantities.filter(({ where, unit }) => GOALS.includes(where.question) && unit === 'share')
    for (const { goal, measure } of plan.sample?.measures ?? []) {
      const [, side, percent] = /^(at least|below) ([\d.]+)%/u.exec(goal) ?? []
      if (percent === undefined) continue
      const fits = told.filter(({ value }) => Math.abs(100 * value - Number(percent)) < 0.06)
      const meant = fits.filter((one) => one.role === 'target' || one.role === 'error-limit')
      expect(meant.length, `${measure}: ${goal}`).toBeGreaterThan(0)
      const falls = meant.some(
        (one) => isFalling(one, quantities) || one.high !== undefined || one.role === 'error-limit',
      )
      const rises = meant.some((one) => !isFalling(one, quantities))
      expect(side === 'below' ? falls : rises, `${measure}: ${goal}`).toBe(true)
    }
  })

  it.each(each)('name a measure that is in its clause, never another: %s', (_, { answers, plan }) => {
    const success = GOALS.map((id) => String(answers[id] ?? ''))
      .join(' ')
      .toLowerCase()
    for (const { measure, goal } of plan.sample?.measures ?? []) {
      const first = measure
        .toLowerCase()
        .split(/\s+/u)
        .slice(0, 3)
        .join(' ')
        .replace(/[.,;]$/u, '')
      const percent = /^(?:at least|below) ([\d.]+)%/u.exec(goal)?.[1]
      const at = success.indexOf(first)
      if (percent === undefined || at < 0) continue
      const own = success.slice(at).split(/;|\.(?=\s|$)|,\s|\s(?:with|and) /u)[0] ?? ''
      const isIn = numbers(own).some((one) => Math.abs(one - Number(percent)) < 0.06)
      const isRate = /\d+ of \d+|halv|third|quarter|ten\b|hundred/u.test(own)
      expect(isIn || isRate || !/\d\s?%/u.test(own), `${measure}: ${goal}`).toBe(true)
    }
  })

  it.each(each)('compare with today by the same measure: %s', (_, { plan, answers }) => {
    const today = /^Today's way \(([\d.]+)%\)/u.exec(plan.sample?.comparison ?? '')?.[1]
    if (today === undefined) return
    const { quantities } = readProfile(book, knowledge, answers)
    const told = quantities.find(({ value, unit }) => unit === 'share' && Math.abs(100 * value - Number(today)) < 0.06)
    expect(told?.role).toBe('baseline')
  })

  it.each(each)('keep the limit of time, or say that they do not: %s', (_, { plan, text, answers }) => {
    const limit = answeredLimit(answers)
    const sum = (plan.pipeline ?? []).reduce((all, { latencyMs = 0, ahead }) => all + (ahead ? 0 : latencyMs), 0)
    if (limit === undefined || sum <= limit.seconds * 1000 || !text.includes('Time allowed')) return
    expect(text).toMatch(/\(usual [\d,]+ ms\)|In turn the parts take|Does not hold as planned/u)
  })

  it.each(each)('are shares up to the whole, and ranges in order: %s', (_, { text }) => {
    for (const [told, percent, behind] of text.matchAll(/([\d,]+(?:\.\d+)?)%([^|.\n]{0,30})/gu)) {
      // What must come of a benefit, or what a dearer way keeps, may be more than the whole.
      if (/^ of the benefit|^ (?:at first )?\|/u.test(behind ?? '') || Number(percent?.replaceAll(',', '')) <= 100)
        continue
      expect(text, told).toContain(`to ${percent}%`)
    }
    for (const [told, low, high] of text.matchAll(/\(\$([\d,]+) to \$([\d,]+)\)/gu)) {
      const [from, to] = [low, high].map((one) => Number(one?.replaceAll(',', '')))
      expect(from, told).toBeLessThanOrEqual(to ?? 0)
    }
  })

  it.each(each)('count the same things alike by the day and by the year: %s', (_, { plan, text }) => {
    const { cases, casesPerDay } = plan.facts ?? {}
    if (typeof cases !== 'string' || typeof casesPerDay !== 'number') return
    const noun = cases.replaceAll(/[^\p{L} ]/gu, '')
    for (const [told, many] of text.matchAll(new RegExp(String.raw`([\d,]+) ${noun} a year`, 'gu'))) {
      const days = Number(many?.replaceAll(',', '')) / casesPerDay
      expect(days, told).toBeGreaterThan(180)
      expect(days, told).toBeLessThan(370)
    }
  })
})
