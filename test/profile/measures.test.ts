import { describe, expect, it } from 'vitest'
import { projectFacts } from '../../src/blueprint/project-facts.ts'
import { needsOf } from '../../src/plan/evaluation/needs.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { benefitOf } from '../../src/solution/money/benefit.ts'
import { stakeOf } from '../../src/solution/money/stake.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const knowledge = await shippedKnowledge()
const book = await shippedBook()
const profile = (success_measure: string) => readProfile(book, knowledge, { success_measure })
const goals = (words: string) =>
  needsOf(profile(words), knowledge.measures).map(({ measure, need }) => [measure?.id, need.goal])

describe('a measure of success', () => {
  it.each([
    ['letters in the wrong tray from 25 % to under 4 %', [undefined, 'below 4%']],
    ['70 % of calls ended without a person', ['resolution', 'at least 70%']],
    ['drafting time from 4 hours to 50 minutes', [undefined, '50 minutes, from 4 hours']],
    ['mean work for a file drops from 12 to 7 minutes', [undefined, '7 minutes, from 12 minutes']],
    ['time to first reply from 5 hours to 20 minutes', ['waits', '20 minutes, from 5 hours']],
    ['orders per visit from 3 % to 4 %', [undefined, 'at least 4%, from 3%']],
    ['the bill falls 20 %', ['amount', 'a change of 20%']],
    ['bugs -30 % in a quarter', ['events', 'a change of 30%']],
    ['weights within 5 % of the scale', [undefined, 'within 5%']],
    ['16 % less electricity', ['energy', 'a change of 16%']],
    ['donations per mailing up by 10 %', ['response', 'a change of 10%']],
    ['a linkage attack not better than 55 %', ['guess', 'not above 55%']],
    ['eight visits instead of 20 visits', [undefined, '8 visits, from 20']],
    ['gaps under 40 microns in 90 % of the doors', [undefined, 'at least 90%']],
    ['churn 9% -> under 4%', ['outcome-rate', 'below 4%, from 9%']],
    ['churn falls from 7 % to 5 %', ['outcome-rate', 'below 5%, from 7%']],
    ['scrap falls by a third', ['outcome-rate', 'a change of 33.3%']],
    ['mistakes are halved', [undefined, 'a change of 50%']],
    ['editors take 65 % of the headlines unchanged', ['acceptance', 'at least 65%']],
    ['at least 55% of the replies go out with small edits', ['acceptance', 'at least 55%']],
    ['agreement of at least 80 % with two assessors', ['agreement', 'at least 80%']],
    ['word error rate under 14 % on the shop floor', ['wer', 'below 14%']],
    ['no more than 1 in 20 labels needs a correction', [undefined, 'below 5%']],
    ['CSAT does not fall below 4.1', ['satisfaction', 'at least 4.1']],
    ['98.5 % of amounts right', [undefined, 'at least 98.5%']],
    ['Die Quote steigt von 60 % auf 80 %', [undefined, 'at least 80%']],
    ['no deviation of more than one cent in 300 invoices', [undefined, 'none differs']],
    ['at most three false alarms in 200 meters', [undefined, 'at most 3 in 200 meters']],
    ['one false alarm in an eight-hour shift', [undefined, 'at most 1 in 8 hours']],
    ['Gini from 0.40 to 0.50 on last year', ['auc', 'at least 0.5, from 0.4']],
    ['refusals of women and men are less than 8 % apart', ['fairness', 'less than 8% apart']],
    ['purchases per visit up 9 %', [undefined, 'a change of 9%']],
    ['wrong words under 12 % in the studio', ['wer', 'below 12%']],
    ['half of the requests are handled automatically', ['resolution', 'at least 50%']],
  ])('%s', (words, goal) => {
    expect(goals(words)).toContainEqual(goal)
  })

  it('belongs to the number of its own clause', () => {
    expect(goals('75 % of forms booked without a clerk, 99 % of dates right')).toEqual([
      ['resolution', 'at least 75%'],
      [undefined, 'at least 99%'],
    ])
  })

  it('of a wait is no work that could be saved', () => {
    expect(profile('time to first reply from 5 hours to 20 minutes').money.minutesPerCase).toBeUndefined()
    expect(profile('drafting from 4 hours to 50 minutes').money.minutesPerCase?.value).toBe(240)
  })
})

describe('what a measure is worth', () => {
  const names = { language: String, country: String, accelerator: String, national: () => ({}) }
  const facts = (answers: Answers) =>
    projectFacts(readProfile(book, knowledge, answers), { one: 'case', many: 'cases' }, names)
  const benefit = (answers: Answers) => benefitOf(facts(answers), undefined, knowledge.planning.worth, 65)
  const worth = (answers: Answers) => ({ benefit: benefit(answers), stake: stakeOf(facts(answers)) })

  it.each([
    ['MAPE from 30 % to 20 %', undefined],
    ['damage from 6 % to 4 %', 0.06],
  ])('takes only a share of cases for a rate that falls: %s', (success_measure, rateNow) => {
    expect(facts({ problem: 'We ship 1,000 boxes a day.', success_measure }).rateNow).toBe(rateNow)
  })

  it('holds a share against the noun that it is told of', () => {
    const problem = 'We answer 300 questions a day.'
    expect(facts({ problem, dependencies: '6 % of the drawings are secret.' }).prevalence).toBeUndefined()
    expect(facts({ problem, why: '6 % of the questions are dangerous.' }).prevalence).toBe(0.06)
  })

  it('counts those who do the work, not the whole house, and the days that the volume names', () => {
    const told = facts({ problem: 'A bank with 900 employees. 12 advisors answer 300 questions per working day.' })
    expect([told.staff, told.casesPerYear]).toEqual([12, 75_000])
    expect(facts({ problem: 'A bank with 900 employees answers 300 questions a day.' }).staff).toBeUndefined()
  })

  it('leaves out minutes that the named people cannot have spent on every case', () => {
    const problem = '8 moderators watch a forum with 2,000,000 posts a day.'
    expect(facts({ problem, minutes_per_case: 2 }).minutesPerCase).toBeUndefined()
    expect(facts({ problem: '8 moderators look at 900 posts a day.', minutes_per_case: 2 }).minutesPerCase).toBe(2)
  })

  it('takes off a loss what the goal says of its events', () => {
    const problem = 'We sell tours. 400 tours were canceled last year, 1,000 dollars each.'
    expect(benefit({ problem, success_measure: 'Canceled tours from 400 to 100' })?.mostUsd).toBe(300_000)
  })

  it('is what a rate that falls saves, at what one costs', () => {
    const found = benefit({
      problem: 'We ship 1,000 boxes a day. Each damaged box costs us 20 dollars.',
      success_measure: 'damage from 6 % to 4 %',
      requests_per_day: 5000,
    })
    expect(found?.mostUsd).toBeCloseTo(1000 * 365 * 0.02 * 20, 0)
  })

  it('is never more than the work costs', () => {
    const found = benefit({
      problem: 'We answer 4,000 letters a day; a letter takes 10 minutes. It costs us 1 million dollars a year.',
      success_measure: '50 % of letters answered without a person',
    })
    expect(found?.mostUsd).toBe(500_000)
  })

  it('is the part of a told loss that the goal takes away, and only what the team itself bears', () => {
    const told = {
      problem: 'We pay for spoiled milk.',
      why: '2m dollars last year',
      success_measure: '30 % less spoiled milk',
    }
    expect(benefit(told)?.mostUsd).toBeCloseTo(600_000, 0)
    const shared = { ...told, why: '2m dollars last year, half of it we cannot recharge to the shops' }
    expect(benefit(shared)).toMatchObject({ mostUsd: 300_000, how: expect.stringContaining('50% of which is yours') })
  })

  it('is not reckoned from the loss of others, and from a usual share where no goal names one', () => {
    const others = { why: '900 buyers report a fraud each month, mean loss 250 dollars' }
    expect(worth({ ...others, success_measure: 'frauds down by half' })).toMatchObject({
      benefit: undefined,
      stake: { usdPerYear: 2_700_000, whose: 'buyers', sparedUsd: 1_350_000 },
    })
    const outage = { why: 'A stop of the line costs us 12,000 dollars. There were 30 in two years.' }
    expect(worth(outage)).toMatchObject({ benefit: { mostUsd: 180_000, low: 18_000 }, stake: undefined })
  })

  it('takes no price of a letter for the cost of a mistake, no income for a cost and no story for a goal', () => {
    const why = 'A letter costs 2 dollars. When we forgot 500 people, replies fell only from 4 % to 3.5 %.'
    expect(worth({ why, requests_per_day: 300 })).toEqual({ benefit: undefined, stake: undefined })
    expect(worth({ why: 'Sales are 700k usd a year.' })).toEqual({ benefit: undefined, stake: undefined })
    expect(worth({ problem: '800 customers, avg $300 a month.' })).toEqual({ benefit: undefined, stake: undefined })
  })

  it('reads how many fewer from what stands instead of what', () => {
    const found = benefit({ success_measure: 'done after 20 samples instead of 50', current_cost_usd: 100_000 })
    expect(found?.mostUsd).toBeCloseTo(60_000, 0)
  })

  it('is nothing a year for work that is there once', () => {
    const once = { problem: '40,000 tapes must be described.', frequency: 'one-off', minutes_per_case: 30 }
    expect(worth({ ...once, hourly_cost_usd: 20 })).toMatchObject({
      benefit: undefined,
      stake: { usdPerYear: 400_000, once: true },
    })
  })

  it('reads calls that nobody takes, in busy hours or in all', () => {
    const missed = (problem: string) => {
      const { missedShare, missedPeakShare } = facts({ problem })
      return [missedShare, missedPeakShare]
    }
    expect(missed('Our garages miss one in... no: every fourth call is lost at noon.')).toEqual([undefined, 0.25])
    expect(missed('A fifth of our calls are not answered.')).toEqual([0.2, undefined])
    expect(missed('30 % of calls go unanswered.')).toEqual([0.3, undefined])
    expect(missed('We call every third customer.')).toEqual([undefined, undefined])
  })

  it('counts many heads where their work is told', () => {
    expect(facts({ problem: 'Ninety people copy them into a list.' }).staff).toBe(90)
    // A mean of many is nobody's head count.
    expect(facts({ problem: 'For each paper we need on average 2.3 reviewers.' }).staff).toBeUndefined()
  })

  it('calls a case by what comes in, not by how fast something runs', () => {
    const told = (problem: string, requests_per_day: number) => facts({ problem, requests_per_day }).cases
    expect(told('A belt of glass runs at 30 meters a minute past one person.', 50_000)).toBe('cases')
    expect(told('We check 50,000 meters a day.', 50_000)).toBe('meters')
    expect(told('We check 40,000 labels a day.', 50_000)).toBe('labels')
  })

  it('reads sales as sales, minutes told beside others, and what happens so often', () => {
    expect(facts({ why: 'A lost booking costs 40 dollars of revenue.' }).valueIsSales).toBe(true)
    const letters = facts({ problem: '90 letters a day.', success_measure: 'eight minutes instead of 30' })
    expect([letters.minutesPerCase, letters.targetMinutesPerCase]).toEqual([30, 8])
    for (const success_measure of [
      '31 minutes of keying become 14',
      'keying drops to 14 minutes, from 31 minutes to 14 minutes',
      '14 minutes instead of 31',
    ]) {
      const keyed = facts({ problem: '90 forms a day.', success_measure })
      expect([keyed.minutesPerCase, keyed.targetMinutesPerCase], success_measure).toEqual([31, 14])
    }
    expect(facts({ problem: 'An hour of a typist costs 24 dollars.' }).hourlyCostUsd).toBe(24)
    expect(facts({ problem: 'An hour of the machine costs 24 dollars.' }).hourlyCostUsd).toBeUndefined()
    const presses = facts({
      problem: 'Four presses. About nine times a year a press breaks down.',
      why: 'A breakdown of a press costs 20,000 dollars.',
    })
    expect(presses.lossUsdPerYear).toBe(180_000)
    expect(facts({ why: 'We lose about 3 million dollars a year to it.' }).lossUsdPerYear).toBe(3_000_000)
    const trials = facts({ why: 'A campaign costs 2 million dollars; better picks would save one campaign in four.' })
    expect([trials.lossUsdPerYear, trials.cutTarget]).toEqual([2_000_000, 0.25])
  })
})
