import { describe, expect, it } from 'vitest'
import { projectFacts } from '../../src/blueprint/project-facts.ts'
import { toldLines } from '../../src/blueprint/told-lines/lines.ts'
import { planNames } from '../../src/plan/names.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { benefitOf } from '../../src/solution/money/benefit.ts'
import { breakEvenOf } from '../../src/solution/money/break-even.ts'
import { stakeOf } from '../../src/solution/money/stake.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, { library }] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const linesOf = (answers: Answers) => toldLines(readProfile(book, knowledge, answers), false)
const gain = (answers: Answers, id?: string) => {
  const profile = readProfile(book, knowledge, answers)
  return benefitOf(
    projectFacts(profile, { one: 'case', many: 'cases' }, planNames(knowledge)),
    library.find(({ blueprint }) => blueprint.id === id)?.blueprint.worth,
    knowledge.planning.worth,
    20,
    { lines: linesOf(answers), payFactor: 1 },
  )
}

describe('time of all that belongs to one case', () => {
  it('is counted on the cases, not on the days', () => {
    const [line] = linesOf({
      problem:
        'We plan 800 weddings a year. For each the planner writes menu, seating and thanks: 90 minutes together.',
      success_measure: '30 minutes instead of 90 for all texts of a wedding',
      frequency: 'daily',
    })
    expect(line?.hours).toBeCloseTo(800, 3)
    expect(line?.how).toContain('90 minutes to 30 minutes on each of 800 weddings a year')
  })
})

describe('hours of all together that the goal tells twice', () => {
  it('are counted on each day', () => {
    const [line] = linesOf({
      problem: 'Our six examiners look at 700 claims every working day.',
      success_measure: 'The examiners spend 12 hours a day together instead of 40',
      frequency: 'daily',
    })
    expect(line?.how).toContain('40 hours to 12')
  })
})

describe('people who do the work', () => {
  it('come before those who only have a say', () => {
    const { staff } = readProfile(book, knowledge, {
      problem: 'Nine people in our offices answer 40,000 questions a year.',
      stakeholders: 'The dean, two legal advisers, student services',
    })
    expect(staff?.value).toBe(9)
  })
})

describe('the pay of one person', () => {
  it('is an hour of theirs, and not what the work costs in all', () => {
    const { money } = readProfile(book, knowledge, {
      problem: 'Four people move old programs by hand. A programmer costs 8,000 dollars a month.',
    })
    expect(money.currentCostUsd).toBeUndefined()
    expect(money.hourlyCostUsd?.value).toBeCloseTo(55, 0)
  })
})

describe('a rate of things that are counted twice', () => {
  it('is of all of them, not of those of one person', () => {
    const profile = readProfile(book, knowledge, {
      problem:
        'Our gyms have 900 members with two classes a week each, about 400 classes a day. 10 % of the classes are canceled.',
      success_measure: 'Canceled classes from 10 % to 6 % of the classes',
    })
    const { rateCasesPerYear } = projectFacts(profile, { one: 'class', many: 'classes' }, planNames(knowledge))
    expect(rateCasesPerYear).toBe(400 * 365)
  })
})

describe('a share that the goal brings down', () => {
  const vaccine = {
    problem: 'Our depot issues 80 vials a day to clinics and discards 20 % of production.',
    success_measure: 'Discards from 20 % to 10 % of production',
    dependencies: 'Stock system; a vial costs 30 dollars',
  }
  it('is worth the told price of the things that are no longer lost, of all that is made', () => {
    const [line] = linesOf(vaccine)
    expect(line?.usd).toBeCloseTo(80 * 250 * (0.25 - 1 / 9) * 30, 3)
    expect(line?.how).toContain('20% to 10% lost of what is made for 20,000 vials a year: 2,780 fewer at $30 each')
  })
  it('counts the days of work that are told', () => {
    const told = { ...vaccine, problem: `${vaccine.problem} We work 200 days a year.` }
    expect(linesOf(told)[0]?.usd).toBeCloseTo(80 * 200 * (0.25 - 1 / 9) * 30, 3)
  })
  it.each([
    ['of a measure of quality', { success_measure: 'Wrong labels from 20 % to 10 %' }],
    ['where nobody tells a price', { dependencies: 'Stock system' }],
    ['where the price is of something else', { dependencies: 'A van costs 30 dollars' }],
    ['of what nobody counts', { success_measure: 'Discards from 20 % to 10 % of the gloves' }],
  ])('is no money %s', (_, other) => {
    expect(linesOf({ ...vaccine, ...other })).toEqual([])
  })
  it('is the work of those who handle just that share', () => {
    const tiles = {
      problem: 'A camera line sorts 40,000 tiles a day; 25 % go to a bench, where ten women look at each one again.',
      success_measure: 'Share for the bench from 25 % to 10 %',
    }
    const found = gain(tiles)
    expect(found?.mostUsd).toBeCloseTo(10 * 1750 * 0.6 * 20, 3)
    expect(found?.how).toContain('25% to 10% by hand takes 60% off the 17,500 hours a year of your ten women')
    expect(found?.inHours).toBe(true)
  })
  it('takes the price of the kind of project where both name the same thing, and says that it is assumed', () => {
    const visits = {
      problem: 'Our fitters repair boilers.',
      success_measure: 'Repairs at the first visit from 60 % to 70 %',
      dependencies: '10,000 repair visits a year in the service system',
    }
    expect(gain(visits, 'field-repair-guide')?.how).toContain(
      '60% to 70% of 10,000 repair visits a year: 1,000, at an assumed $350 each at most (drive and time of one visit), 26 to 100% of that price',
    )
    expect(gain(visits, 'credit')).toBeUndefined()
  })
})

describe('a count that the goal brings down', () => {
  const calls = {
    problem: 'Our 30 mechanics phone a master 40 times a day, 12 minutes each.',
    success_measure: 'Calls to the master from 40 to 10 a day',
  }
  it('takes the minutes of the story, for both who talk', () => {
    expect(linesOf(calls)[0]?.hours).toBeCloseTo((30 * 250 * 12 * 2) / 60, 3)
  })
  it('takes the told price of one', () => {
    const stops = {
      problem: 'Our mill stands still too often.',
      why: 'A standstill costs 9,000 dollars.',
      success_measure: 'Standstills from 6 to 4 a month',
    }
    expect(linesOf(stops)[0]?.usd).toBe(2 * 12 * 9000)
  })
  it('is nothing without a period or a price', () => {
    expect(linesOf({ ...calls, problem: 'Our 30 mechanics phone a master.' })).toEqual([])
    expect(linesOf({ ...calls, success_measure: 'Fields from 40 to 10' })).toEqual([])
  })
})

describe('time that the goal takes off', () => {
  it('counts each of what comes in, however the goal names it', () => {
    const notes = {
      problem: 'Our clinics see 200 animals a day. The vets write a note after each visit, 10 minutes on average.',
      success_measure: 'Note signed after at most 4 minutes instead of 10',
    }
    expect(linesOf(notes)[0]?.hours).toBeCloseTo((200 * 250 * 6) / 60, 3)
    const board = {
      problem: 'The board sees 20 patients each Tuesday. A doctor reads the file, 30 minutes per patient.',
      success_measure: '10 minutes per case',
    }
    expect(linesOf(board)[0]?.hours).toBeCloseTo((20 * 52 * 20) / 60, 3)
    const grants = { problem: 'We write 40 bids a year, 20 hours per bid.', success_measure: 'Hours per bid under 8' }
    expect(linesOf(grants)[0]?.hours).toBe(40 * 12)
  })
  it('is no money where nobody is paid: the plan says what an hour costs', () => {
    const league = {
      problem: 'Two volunteers plan the matches of our choir league from Monday to Friday, 20 hours together.',
      success_measure: "Planners' time from 20 to 5 hours",
      frequency: 'weekly',
    }
    expect(linesOf(league)[0]).toMatchObject({ hours: 15 * 52, unpaid: true })
    expect(gain(league)).toBeUndefined()
    expect(stakeOf({}, linesOf(league))).toMatchObject({ unpaid: true, freedHours: 780 })
  })
  it('takes a cut of the effort off the hours of those who do the work', () => {
    const alerts = {
      problem: 'Six analysts check 900 alerts a day with text blocks.',
      success_measure: 'Analyst effort down 40 %',
    }
    expect(gain(alerts)?.mostUsd).toBeCloseTo(6 * 1750 * 0.4 * 20, 3)
  })
  it('is no work where people wait', () => {
    const claims = {
      problem: 'We get 90 claims a day and customers wait 5 hours per claim.',
      success_measure: 'Waiting time from 5 to 2 hours',
    }
    expect(linesOf(claims)).toEqual([])
  })
})

describe('money that the text tells of a share, a length or an event', () => {
  const bread = {
    problem: 'We bake for nine kiosks.',
    why: 'We throw away 10 % of what we bake, which is 400 dollars of goods every day.',
    success_measure: 'Thrown away at most 6 % of goods',
    frequency: 'daily',
  }
  it('is less by the part that the goal takes off the share', () => {
    expect(linesOf(bread)[0]?.usd).toBeCloseTo(400 * 250 * 0.4, 3)
    expect(linesOf({ ...bread, success_measure: 'Late vans at most 6 %' })).toEqual([])
  })
  it('is what goes to others, at what one brings', () => {
    const shop = {
      problem: 'We sell flowers by telephone.',
      why: 'Some 40 calls a night find nobody, and a quarter of the callers buy elsewhere. An order brings us 10 dollars.',
    }
    expect(linesOf(shop)[0]?.usd).toBeCloseTo(40 * 250 * 0.25 * 10, 3)
    expect(linesOf({ ...shop, why: shop.why.replace('buy elsewhere', 'like roses') })).toEqual([])
  })
  it('is so much less of what all the way costs', () => {
    const vans = {
      problem: 'We bring meals to old people with nine vans.',
      why: 'They drive 1,000 km a day at 0.50 dollars a kilometre.',
      success_measure: 'Ten percent fewer kilometres',
    }
    expect(linesOf(vans)[0]?.usd).toBeCloseTo(1000 * 250 * 0.5 * 0.1, 3)
  })
  it('counts one event in three years beside other lines, and alone is what the plan must prevent', () => {
    const event = { why: 'In May a lot came back and the claim was 50,000 dollars and every lot is looked at since.' }
    const tiles = {
      problem: 'A camera line sorts 40,000 tiles a day; 25 % go to a bench, where ten women look at each one again.',
      success_measure: 'Share for the bench from 25 % to 10 %',
    }
    expect(gain({ ...tiles, ...event })?.how).toContain(
      'a loss like your 50,000 dollars once in three years, 10 to 40% of it avoided',
    )
    expect(gain({ ...tiles, ...event }, 'natural-grading')?.how).toContain(
      'a loss like your 50,000 dollars once in three years',
    )
    expect(gain({ problem: 'We cut tiles.', ...event })).toBeUndefined()
    expect(linesOf({ problem: 'We cut tiles.', why: 'We paid claims of 5,000 dollars each.' })).toEqual([])
    expect(linesOf({ problem: 'We cut tiles.', why: 'A new saw would cost us 50,000 dollars.' })).toEqual([])
    const found = breakEvenOf({
      facts: {},
      worth: library.find(({ blueprint }) => blueprint.id === 'natural-grading')?.blueprint.worth,
      yearlyUsd: 20_000,
      payFactor: 1,
      anHourUsd: 20,
      notForMoney: false,
      lines: linesOf({ problem: 'We cut tiles.', ...event }),
    })
    const say = found?.say
    expect(say).toContain('a loss like your 50,000 dollars avoided (one in 2.5 years)')
    expect(say).not.toContain('assumed')
    expect(found?.without).toContain('such a loss (50,000 dollars) less often than one in 2.5 years')
    expect(found?.own).toBe(true)
  })
})

describe('hours that the text tells otherwise', () => {
  it('takes how long it is today from the words behind the goal', () => {
    const tours = {
      problem: 'Two planners sit over the map, eight hours between them, for the next day.',
      success_measure: 'The tour plan takes two hours of a planner instead of eight',
      frequency: 'daily',
    }
    expect(linesOf(tours)[0]?.hours).toBe(6 * 250)
  })
  it('counts what people no longer handle, at the minutes that were answered', () => {
    const desk = {
      problem: 'We get 500 notes a day. Six clerks read them.',
      success_measure: 'Clerks read fewer than 100 a day',
      minutes_per_case: 4,
    }
    expect(linesOf(desk)[0]?.hours).toBeCloseTo((500 * 250 * 4 * 0.8) / 60, 3)
  })
  it('takes no hours of a week for a benefit where no goal speaks of them, but says which part would pay', () => {
    const typing = { problem: 'We key invoices.', why: 'Typing eats 60 hours a week.' }
    expect(gain(typing)).toBeUndefined()
    const say = (answers: Answers) =>
      breakEvenOf({
        facts: {},
        worth: undefined,
        yearlyUsd: 20_000,
        payFactor: 1,
        anHourUsd: 20,
        notForMoney: false,
        lines: linesOf(answers),
      })?.say
    expect(say(typing)).toContain('32% of the 3,120 hours a year (your 60 hours a week) at an assumed $20 an hour')
    expect(say({ ...typing, why: 'The line loses 60 hours a week.' })).toBeUndefined()
  })
})

describe('a smaller crew as the goal', () => {
  const lentils = {
    problem: 'In a season of 120 working days 60 women at five belts pick stones out of lentils.',
    success_measure: 'Four women per belt in place of twelve',
  }
  it('is worth the part of the pay that the text tells, on the days that it tells', () => {
    const [line] = linesOf({ ...lentils, why: 'A woman costs us 40 dollars a day.' })
    expect(line?.usd).toBeCloseTo((2 / 3) * 60 * 40 * 120, 0)
    expect(line?.how).toContain('takes 66.7% off the work of 60 women at $40 a day on 120 days')
  })
  it('is hours where no pay is told, and nothing where nobody counts the crew', () => {
    expect(linesOf(lentils)[0]?.hours).toBeCloseTo((2 / 3) * 60 * 120 * 8, 0)
    expect(linesOf({ ...lentils, problem: 'Women at five belts pick stones out of lentils.' })).toEqual([])
  })
})
