import { describe, expect, it } from 'vitest'
import { planMarkdown } from '../../src/plan/markdown.ts'
import type { Answers } from '../../src/rules/rule-book.ts'
import { loadContext, withPlan } from '../ask/context.ts'

const context = await loadContext()

/** Briefs of trades that few kinds are written for, with words of a neighbor's plan that must not stand in theirs. */
const BRIEFS: readonly (readonly [string, RegExp, Answers])[] = [
  [
    'a blood service',
    /\b(?:shop|shelf|shelves|margin|promotion|store|articles?)s?\b/iu,
    {
      task: 'predict',
      problem:
        'Our blood service makes 120 platelet units a day for 20 hospitals and throws away a sixth, since they keep five days.',
      outcome:
        'Each morning the number of units to make for the next days, which the doctor on duty changes or accepts.',
    },
  ],
  [
    'an animal clinic',
    /\b(?:ward|physician|coder|clinician|discharge letter)s?\b/iu,
    {
      task: 'summarize',
      modality: ['speech'],
      problem:
        'Our four veterinary clinics see 150 animals a day; each vet types the record and a care sheet in the evening, 10 minutes each.',
      outcome:
        'A draft from the recording of the visit that the veterinarian corrects and signs before the owner leaves.',
    },
  ],
  [
    'a swimming league',
    /\b(?:nurse|ward|air crew|flight|intensive|portion|parcel)s?\b/iu,
    {
      task: 'optimize',
      problem:
        'Our water polo league assigns 60 referees to 90 matches every weekend; two volunteers do it with a spreadsheet.',
      outcome: 'On Thursday a plan that keeps every rule, with reserves, and a quick repair when somebody is ill.',
    },
  ],
  [
    'a college',
    /\b(?:customer|consumer|price list|shopper)s?\b/iu,
    {
      task: 'retrieve',
      problem:
        'Students of our university ask 40,000 questions a year on fees, deadlines and courses; nine people answer by mail and phone.',
      outcome: 'A student asks at any hour and gets the right answer with the rule, or the right person.',
    },
  ],
  [
    'a theater',
    /\b(?:parcel|warehouse|carrier|drop-off|shop)s?\b/iu,
    {
      task: 'act',
      problem:
        'Our open-air theater pays back 4,000 tickets a summer when rain stops the play; four people read each mail and pay by hand.',
      outcome:
        'A program that reads the mail, checks the date and the seat, decides by our rules, refunds onto the card and answers.',
    },
  ],
  [
    'a glassworks',
    /\b(?:control room|historian|SCADA|patient)s?\b/iu,
    {
      task: 'classify',
      modality: ['images'],
      problem:
        'Our glassworks look at 90,000 jars a day with four cameras; bubbles and cracks are sorted out by hand at a table.',
      outcome: 'Each jar gets its class while it passes, and only the unsure ones go to the table.',
      dependencies: 'Camera and PLC interface of the machine builder',
    },
  ],
]

describe('a plan for a trade that few kinds are written for', () => {
  it.each(BRIEFS)('%s is spoken to in its own words', async (_, foreign, answers) => {
    const { plan } = await withPlan(context, answers)
    // What law asks of others is named with their words, and a failure to learn from may be anybody's.
    const said = planMarkdown(plan)
      .split('\n')
      .filter((line) => !/\bLaw\b|may apply|failure to learn|https?:/u.test(line))
    expect(said.filter((line) => foreign.test(line))).toEqual([])
  })
})
