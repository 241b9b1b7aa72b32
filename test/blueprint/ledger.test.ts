import { describe, expect, it } from 'vitest'
import { projectFacts } from '../../src/blueprint/project-facts.ts'
import { sumsOf } from '../../src/blueprint/sums/sums.ts'
import { toldLines } from '../../src/blueprint/told-lines/lines.ts'
import { planNames } from '../../src/plan/names.ts'
import { daysOfKind } from '../../src/profile/days-a-year.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { benefitOf } from '../../src/solution/money/benefit.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const [book, knowledge] = [await shippedBook(), await shippedKnowledge()]
const profileOf = (answers: Answers) => readProfile(book, knowledge, answers)
const factsOf = (answers: Answers) =>
  projectFacts(profileOf(answers), { one: 'case', many: 'cases' }, planNames(knowledge))
const sums = (answers: Answers) => sumsOf(profileOf(answers)).map(({ working, result }) => `${working} = ${result}`)
const benefit = (answers: Answers) =>
  benefitOf(factsOf(answers), undefined, knowledge.planning.worth, 20, {
    lines: toldLines(profileOf(answers), false),
    payFactor: 1,
  })

describe('a share is taken of what it is told of', () => {
  const jars = {
    problem: 'Our 40 kiosks look at 7,500 shelf places a month.',
    why: 'Last year 86,000 dollars of jam went bad on the shelves; a quarter of that sells in the end. And we take 9,000 jars back a month and 20 % of them we send out again within a week.',
    success_measure:
      'Jam that goes bad falls from 86,000 to under 43,000 dollars a year; jars sent out again within a week of being taken back fall from 20 % to 5 %',
    requests_per_day: 340,
  }
  it('and of no money that stands before it', () => {
    expect(sums(jars)).toContain('20% x 9,000 = 1,800 a month')
    expect(sums(jars).filter((sum) => sum.startsWith('20% x $'))).toEqual([])
  })

  it('falls on the count that it was told of, not on all that comes in', () => {
    expect(factsOf(jars)).toMatchObject({ rateNow: 0.2, rateTarget: 0.05, rateCasesPerYear: 108_000 })
  })

  it('says of money that comes back what stays lost', () => {
    expect(sums(jars)).toContain('25% x $86,000 = $22,000 a year come back: $65,000 stay lost')
  })
})

describe('the money of a year', () => {
  const goal = {
    why: 'Last year 60,000 dollars of paint were thrown away.',
    success_measure: 'Paint thrown away falls from 60,000 to under 45,000 dollars a year',
  }
  it('is no limit for one case', () => {
    expect(profileOf(goal).money.targetCostUsd).toBeUndefined()
    expect(profileOf({ success_measure: 'At most 2 dollars a letter' }).money.targetCostUsd?.value).toBe(2)
  })

  it('that shall fall to another sum falls by that part', () => {
    expect(factsOf(goal).cutTarget).toBeCloseTo(0.25, 6)
    expect(benefit(goal)?.how).toContain('25% less of the $60,000 a year that is lost today')
  })

  it('has the digits that the team wrote', () => {
    expect(benefit({ ...goal, why: 'Last year 63,450 dollars of paint were thrown away.' })?.how).toContain('$63,450 a')
  })

  it('takes nothing off by what is hoped for in years to come', () => {
    expect(factsOf({ ...goal, success_measure: '', strategic_goal: '30 % fewer sites' }).cutTarget).toBeUndefined()
  })
})

describe('people save no more than the time that they spend', () => {
  it('on the part of all that they handle themselves', () => {
    const [line] = toldLines(
      profileOf({
        problem:
          'Our stores write 300 notes a day, every day of the year. Two clerks pick notes by a list of words, 60 a day, and read them for about five minutes each.',
        success_measure: 'the clerks read at most 45 notes a day',
      }),
      true,
    )
    expect(line?.how).toContain('60 to 45 a day handled by your two clerks, 5 minutes each: 456 hours a year')
  })

  const archive = (stakeholders: string) => ({
    problem: 'Our archive gets 60 requests a week; one search takes four hours.',
    stakeholders,
    requests_per_day: 12,
  })
  it('that the text gives them, however many come in', () => {
    // 60 x 4 hours are 240 a week, and there are 60.
    expect(factsOf(archive('two librarians with 30 hours a week each for it')).workHoursHave).toBe(3000)
    expect(benefit(archive('two librarians with 30 hours a week each for it'))?.mostUsd).toBeLessThanOrEqual(3000 * 20)
    expect(factsOf(archive('two librarians, readers')).workHoursHave).toBeUndefined()
  })

  it('in a line of its own, too', () => {
    const told = {
      problem: 'Three clerks answer 900 letters a day, 40 minutes on each letter.',
      success_measure: '10 minutes for a letter instead of 40',
    }
    expect(toldLines(profileOf(told), false)[0]?.hours).toBeGreaterThan(3 * 1750)
    expect(benefit(told)?.how ?? '').not.toContain('112,000 hours')
  })
})

describe('what looks too good', () => {
  it('is held against the share of what brings most', () => {
    const told = {
      problem: '40 clerks answer 500 letters a day, 30 minutes on each letter.',
      why: 'In May we lost a letter, and the fine was 9,000 dollars.',
      success_measure: '10 minutes for a letter instead of 30',
    }
    expect(benefit(told)).toMatchObject({ carries: { what: 'of it really freed and used' } })
  })
})

describe('the days of a year', () => {
  it('are those that the text tells, before those of the kind of work', () => {
    expect(daysOfKind({ everyDay: false }, { everyDay: true })).toEqual({ everyDay: true })
    expect(daysOfKind({ everyDay: false, toldDaysAYear: 220 }, { everyDay: true }).everyDay).toBe(false)
    expect(daysOfKind({ everyDay: false }, undefined).everyDay).toBe(false)
  })
})

describe('a sample that the team drew', () => {
  const list = {
    problem:
      'Shops send us 400 notes a day, every day of the year. A list of words picks 60 a day. About 12 of the 60 are real.',
    why: 'We once read 300 that the list had not caught, and 6 of those were real too.',
    requests_per_day: 400,
  }
  it('tells with its interval how many there are, and what part of them is found today', () => {
    expect(sums(list)).toEqual(
      expect.arrayContaining([
        '6 / 300 x (400 - 60) a day = 2% (0.74 to 4.3%): 6.8 a day, 2,500 a year (920 to 5,300) that today’s way does not catch',
        '12 / (12 + 6.8) = today’s way finds about 64% (45 to 83%) of them',
      ]),
    )
  })

  it('drawn from all by chance tells how rare it is', () => {
    const drawn = {
      problem:
        'Sellers put up 8,000 offers a day. A filter flags 900 offers a day; only 8 in 100 are really forbidden.',
      success_measure: 'Last month we looked at 1,000 offers by chance: 30 were forbidden.',
      requests_per_day: 8000,
    }
    expect(factsOf(drawn).prevalence).toBeCloseTo(0.03, 6)
    expect(sums(drawn).find((sum) => sum.startsWith('72 / 240'))).toContain('30%')
  })

  it.each([
    'We once read 300 notes, and 6 of those were long.',
    'We looked at 600 notes by chance: 34 % were typed wrong.',
    'We read 12 that the list had not caught, and 2 of those were real.',
  ])('tells nothing where it is not said what it was drawn from, or is too small: %s', (why) => {
    expect(sums({ ...list, why }).filter((sum) => sum.includes('today’s way'))).toEqual([])
  })
})

describe('what one of a thing costs', () => {
  it('is no loss for each that is made, asked for or late', () => {
    const blood = {
      problem: 'We sell 90 cakes a day, and 4 % of the cakes asked for are late.',
      dependencies: 'A cake costs about 30 dollars.',
    }
    expect(sums(blood).filter((sum) => sum.includes('$30'))).toEqual([])
  })
})

describe('a test of the past', () => {
  it('is none that is planned', () => {
    const facts = factsOf({
      success_measure:
        'We hope for 70 % closed by themselves. When we tried it last year, the test of 50 names let 6 pass.',
    })
    expect(facts.plannedTestCases).toBeUndefined()
    expect(facts.testTargetCases).toBeUndefined()
  })
})

describe('the part of what one costs that is saved each time', () => {
  const why = (words: string) => ({
    problem: 'We keep 900 pigs and weigh each at night.',
    why: `We have 20 cases of cough for every 100 pigs a year and a case costs about 300 dollars. ${words}`,
    success_measure: 'Eight of ten cases found a day earlier, at most five false names a day',
  })
  it.each([
    ['A day earlier we would save maybe 120 of that.', 120],
    ['A case found earlier would cost 120 less.', 120],
    ['With a warning about 120 of the 300 can be saved.', 120],
    ['We save 40 of the hours.', undefined],
    ['It would cost 120 more.', undefined],
  ])('is money, of one and of no other: %s', (words, each) => {
    const facts = factsOf(why(words))
    expect(facts.savedEachUsd).toBe(each)
    expect(facts.valuePerSuccessUsd).toBeUndefined()
  })

  it('counts for those that the goal finds', () => {
    const told = why('A day earlier we would save maybe 120 of that.')
    expect(benefit(told)?.how).toContain('80% of the 180 cases of cough a year found, at your $120 each')
  })
})

describe('minutes', () => {
  const flags = {
    problem:
      'Sellers put up 20,000 offers a day. A list flags 2,000 offers a day and ten clerks on shift look at each for 2 minutes.',
    stakeholders: '25 clerks in shifts',
    requests_per_day: 20_000,
    hourly_cost_usd: 10,
  }
  it('are spent on what their own sentence counts, by all who bear the name', () => {
    expect(factsOf(flags)).toMatchObject({ workPerDay: 2000, minutesPerCase: 2, staff: 10, staffInAll: 25 })
    expect(benefit({ ...flags, frequency: 'daily' })?.mostUsd).toBeCloseTo((2000 * 2 * 250 * 10) / 60, -2)
  })
})

describe('the window of a rate', () => {
  it('is no goal of its own', () => {
    const roles = (success_measure: string) =>
      profileOf({ success_measure })
        .quantities.filter(({ unit }) => unit === 'seconds')
        .map(({ role }) => role)
    expect(roles('Jars sent out again within 40 days of a return fall from 20 % to 5 %')).toEqual(['duration'])
    expect(roles('An answer within 4 hours')).toEqual(['target-turnaround'])
  })
})

describe('work of several sorts', () => {
  const sorts = (share: string) => ({
    problem: `Shops send us 6,000 forms a year. 70 % are known, and that takes five minutes. The other ${share} are new: 40 minutes each.`,
  })
  it('is counted at the minutes of each', () => {
    expect(factsOf(sorts('30 %')).workHoursPerYear).toBeCloseTo((6000 * (0.7 * 5 + 0.3 * 40)) / 60, 3)
    expect(factsOf(sorts('10 %')).workHoursPerYear).not.toBeCloseTo((6000 * (0.7 * 5 + 0.1 * 40)) / 60, 3)
  })
})

describe('requests that are pictures', () => {
  it('are no cases: these are what the text counts by the day', () => {
    const told = {
      problem: 'We wash 500 cars a day and take three photographs before and three after.',
      requests_per_day: 3000,
    }
    expect(factsOf(told)).toMatchObject({ casesPerDay: 500, cases: 'cars' })
    expect(factsOf({ ...told, requests_per_day: 700 }).casesPerDay).toBe(700)
  })
})
