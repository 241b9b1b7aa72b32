import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactValues } from '../../src/blueprint/expression.ts'
import type { Worth } from '../../src/blueprint/worth-schema.ts'
import { isNotForMoney } from '../../src/plan/not-for-money.ts'
import { benefitOf, netBenefit } from '../../src/solution/money/benefit.ts'
import { breakEvenOf } from '../../src/solution/money/break-even.ts'
import { casesOf } from '../../src/solution/money/gain.ts'
import { stakeOf } from '../../src/solution/money/stake.ts'
import { tooGood } from '../../src/solution/money/too-good.ts'
import { shippedGuides, shippedKnowledge } from '../shipped.ts'

const { planning } = await shippedKnowledge()
const { library } = await shippedGuides()
const worthOf = (id: string): Worth | undefined => library.find(({ blueprint }) => blueprint.id === id)?.blueprint.worth
const benefit = (facts: FactValues, id?: string) =>
  benefitOf(facts, id === undefined ? undefined : worthOf(id), planning.worth, 65)

const share = fc.double({ min: 0.01, max: 1, noNaN: true })
const usd = fc.double({ min: 1, max: 1e8, noNaN: true })
const work = fc.record({
  casesPerYear: fc.integer({ min: 1, max: 1_000_000 }),
  minutesPerCase: fc.double({ min: 1, max: 60, noNaN: true }),
  hourlyCostUsd: fc.double({ min: 5, max: 100, noNaN: true }),
})
const money = fc.record(
  { lossUsdPerYear: usd, cutTarget: share, ownLossShare: share, automationTarget: share, targetMinutesPerCase: share },
  { requiredKeys: [] },
)
const kinds = library.map(({ blueprint }) => blueprint.id)
const kind = fc.constantFrom(undefined, ...kinds)

it('is not known where the numbers tell so little that nobody would set the budget aside for it', () => {
  const hours = { casesPerYear: 60, minutesPerCase: 20, targetMinutesPerCase: 10, hourlyCostUsd: 20 }
  expect(benefit(hours)?.usdPerYear).toBeGreaterThan(0)
  expect(benefit({ ...hours, budgetUsd: 150_000 })).toBeUndefined()
})

describe('a benefit', () => {
  it('is never above what the team has told, its cases in order, and net never above gross', () => {
    fc.assert(
      fc.property(work, money, kind, (hours, told, id) => {
        const facts = { ...hours, ...told }
        const found = benefit(facts, id)
        if (found === undefined) return
        const base =
          (facts.lossUsdPerYear ?? 0) + (hours.casesPerYear * hours.minutesPerCase * hours.hourlyCostUsd) / 60
        expect(found.high).toBeLessThanOrEqual(base * 1.000001)
        expect(found.low).toBeLessThanOrEqual(found.usdPerYear)
        expect(found.usdPerYear).toBeLessThanOrEqual(found.high)
        expect(netBenefit(found, 100).usdPerYear).toBeLessThanOrEqual(found.usdPerYear)
      }),
    )
  })

  it('takes no rent for time that people spend', () => {
    expect(benefit({ casesPerYear: 100_000, currentCostUsd: 2_000_000 }, 'general-pictures-measured')).toBeUndefined()
  })

  it('is never less for more work or a larger loss', () => {
    fc.assert(
      fc.property(work, money, kind, fc.double({ min: 1, max: 20, noNaN: true }), (hours, told, id, times) => {
        const less = benefit({ ...hours, ...told }, id)?.usdPerYear ?? 0
        const loss = told.lossUsdPerYear === undefined ? {} : { lossUsdPerYear: told.lossUsdPerYear * times }
        const more =
          benefit({ ...hours, casesPerYear: hours.casesPerYear * times, ...told, ...loss }, id)?.usdPerYear ?? 0
        expect(more).toBeGreaterThanOrEqual(less * 0.999999)
      }),
    )
  })

  it('spreads several guesses less than the product of their ends', () => {
    const half = { what: 'of it', low: 0.4, high: 0.6 }
    const one = casesOf({ mostUsd: 1000, how: '', assumed: [half] })
    expect([one.low, one.middle, one.high].map(Math.round)).toEqual([400, 500, 600])
    const two = casesOf({ mostUsd: 1000, how: '', assumed: [half, half] })
    expect(two.middle).toBe(250)
    expect(two.low).toBeGreaterThan(160)
    expect(two.high).toBeLessThan(360)
  })
})

describe('the order of its sources', () => {
  it('counts calls that nobody took, not the minutes of a call', () => {
    const facts = { casesPerYear: 100_000, missedShare: 0.2, valuePerSuccessUsd: 30, valueIsSales: true }
    const found = benefit({ ...facts, minutesPerCase: 3, staff: 9, automationTarget: 0.5 }, 'voice-agent')
    expect(found?.mostUsd).toBe(600_000)
    expect(found?.assumed.map(({ what }) => what)).toContain('of a sale left after its goods')
    expect(found?.how).not.toContain('hours of work')
  })

  it('takes the minutes of the goal before a study, on working days, at our hour where none is told', () => {
    const facts = {
      casesPerDay: 100,
      workPerDay: 100,
      casesPerYear: 36_500,
      minutesPerCase: 6,
      targetMinutesPerCase: 2,
      hourlyCostUsd: 30,
    }
    expect(benefit(facts)?.mostUsd).toBeCloseTo((100 * 250 * 4 * 30) / 60, 0)
    const { hourlyCostUsd: _, ...unpaid } = facts
    expect(benefit(unpaid)?.how).toContain('an assumed $65 an hour')
  })

  it('takes no minutes for work where nobody is said to do it', () => {
    expect(benefit({ casesPerYear: 50_000, minutesPerCase: 7 })).toBeUndefined()
    expect(benefit({ casesPerYear: 50_000, minutesPerCase: 7, staff: 5 })?.how).toContain('of that time saved')
  })

  it('counts stops told ahead only as far as they are prevented, and the goal as the upper case', () => {
    const stops = { eventsPerYear: 8, lossUsdPerEvent: 50_000, lossUsdPerYear: 400_000, target: 0.75 }
    expect(benefit(stops, 'maintenance')?.mostUsd).toBe(300_000)
    expect(benefit(stops, 'maintenance')?.usdPerYear).toBeCloseTo(300_000 * 0.7 * 0.45, 0)
  })

  it('counts the loans that are given, at what they are told to be', () => {
    const loans = { historyPerYear: 20_000, loanUsd: 300, rateNow: 0.09, rateTarget: 0.07, casesPerYear: 900_000 }
    expect(benefit(loans, 'credit')?.mostUsd).toBeCloseTo(20_000 * 0.02 * 300, 0)
  })

  it('says where all of it is hours', () => {
    const hours = { casesPerYear: 50_000, minutesPerCase: 7, staff: 5 }
    expect(benefit(hours)?.inHours).toBe(true)
    expect(benefit({ ...hours, lossUsdPerYear: 90_000, cutTarget: 0.5 })?.inHours).toBe(false)
  })

  it('takes people for what stays with them off fewer mistakes', () => {
    const mail = { casesPerYear: 1_000_000, targetNow: 0.6, target: 0.8, costPerErrorUsd: 5, hourlyCostUsd: 30 }
    const all = benefit(mail, 'message-routing')
    const half = benefit({ ...mail, automationTarget: 0.5 }, 'message-routing')
    expect(half?.how).toContain('for people who look at the rest: 50%')
    expect(half?.usdPerYear).toBeCloseTo(1_000_000 * 0.775 - (500_000 * 0.5 * 30) / 60, -2)
    expect(all?.usdPerYear).toBeGreaterThan(half?.usdPerYear ?? 0)
  })

  it('is nothing where others bear the loss or the work is there once', () => {
    const others = { lossUsdPerYear: 1e6, lossOf: 'tenants', cutTarget: 0.5 }
    expect(benefit(others)).toBeUndefined()
    expect(stakeOf(others)).toMatchObject({ whose: 'tenants', sparedUsd: 500_000 })
    expect(benefit({ casesOnce: 9000, minutesPerCase: 5, staff: 3 })).toBeUndefined()
  })
})

describe('a benefit that looks too good', () => {
  const found = {
    usdPerYear: 500_000,
    low: 1,
    high: 6e5,
    mostUsd: 1e6,
    how: '',
    assumed: [{ what: 'of it', low: 0.2, high: 0.8 }],
    inHours: false,
  }
  it('names the share that carries it and what a tenth would leave', () => {
    const said = tooGood({ benefit: found, net: 480_000, payback: 1, yearly: 40_000 })
    expect(said).toContain('“20 to 80% of it” carries it')
    expect(said).toContain('leave $30,000 a year, still more than the plan costs')
  })
  it('is said of no other', () => {
    expect(tooGood({ benefit: found, net: 300_000, payback: 9, yearly: 200_000 })).toBeUndefined()
  })
})

describe('where no value is told', () => {
  const asked = {
    facts: { case: 'CV', casesPerYear: 200_000, casesPerDay: 800 },
    yearlyUsd: 50_000,
    payFactor: 1,
    anHourUsd: 65,
  }
  it('tells how many more of their own units pay for it, or how much time on each', () => {
    const found = breakEvenOf({ ...asked, worth: worthOf('cv-screening'), notForMoney: false })
    expect(found?.say).toMatch(
      /it takes 16 more placements at an assumed \$3,200 each .*, or 14 seconds of work saved on each CV/u,
    )
    expect(found?.without).toContain('fewer than 16 more placements in a year')
  })
  it('tells the hours of a year where a case is a plan worked out anew: no person works on each of those', () => {
    const facts = { ...asked.facts, case: 'roster' }
    const found = breakEvenOf({ ...asked, facts, worth: worthOf('cv-screening'), notForMoney: false })
    expect(found?.say).toContain('or 770 hours of work saved a year at an assumed $65 an hour')
  })
  it('tells what a case costs and what it buys where money is not the aim', () => {
    const found = breakEvenOf({ ...asked, worth: worthOf('triage'), notForMoney: false })
    expect(found?.say).toMatch(
      /^no payback decides here, but what it buys for \$0\.25 a CV \(building included\): callers/u,
    )
    const office = breakEvenOf({ ...asked, worth: worthOf('public-letters'), notForMoney: true })
    expect(office?.say).toMatch(/; 14 seconds of work saved on each CV at an assumed \$65 an hour would pay for it\.$/u)
  })
  it('takes the value that the team tells before its own, and says whose money it is', () => {
    const told = {
      ...asked,
      facts: { ...asked.facts, costPerErrorUsd: 80 },
      worth: worthOf('credit'),
      notForMoney: false,
    }
    expect(breakEvenOf(told)?.say).toContain('630 defaults avoided at your $80 each')
    const theirs = breakEvenOf({ ...told, facts: { ...told.facts, errorCostOf: 'tenants' } })
    expect(theirs?.say).toContain('at the $80 that one costs the tenants (their money')
    const lent = breakEvenOf({ ...told, facts: { ...asked.facts, loanUsd: 250 } })
    expect(lent?.say).toContain('200 defaults avoided at $250 each, the middle of your loans')
  })
  it('knows those for whom money is not the aim by who they say that they are', () => {
    const { examples, counterExamples } = planning.worth.notForMoney
    for (const problem of examples) expect(isNotForMoney({ problem }, planning.worth), problem).toBe(true)
    for (const problem of counterExamples) expect(isNotForMoney({ problem }, planning.worth), problem).toBe(false)
    expect(isNotForMoney({ problem: 'We cook.', stakeholders: 'Cooks, a donor' }, planning.worth)).toBe(true)
  })
  it('has a unit of its own in every kind that is shipped', () => {
    const without = library
      .filter(({ blueprint }) => blueprint.worth === undefined)
      .map(({ blueprint }) => blueprint.id)
    expect(without).toEqual(['general-unknown'])
  })
})
