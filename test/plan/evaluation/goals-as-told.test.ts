import { describe, expect, it } from 'vitest'
import { planSample } from '../../../src/plan/evaluation/sample.ts'
import { inUse, ownGoals, withOwnGoals } from '../../../src/plan/gates/own-goals.ts'
import { readProfile } from '../../../src/profile/read-profile.ts'
import type { Answers } from '../../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const rowsOf = (success_measure: string, more: Answers = {}) =>
  planSample(readProfile(book, knowledge, { success_measure, ...more }), knowledge)
const kindOf = (id: string) => {
  const found = guides.library.find(({ blueprint }) => blueprint.id === id)
  if (found === undefined) throw new Error(id)
  return found.blueprint
}
const passes = (id: string, success: string) =>
  withOwnGoals(kindOf(id), rowsOf(success).measures, inUse([], undefined), knowledge.quantityKinds).gates.map(
    ({ pass }) => pass,
  )

describe('what the team asks for is tested as it is told', () => {
  it.each([
    ['no assignment against the block list', /^no sample: code checks every result/u],
    ['no breach of a distance rule', /^no sample: code checks every result/u],
    ['no breach of privacy law', /^cannot be proven/u],
    ['no invented dose in 400 letters', /^cannot be proven: 400 cases/u],
    ['no true match let through', /^none of 299 missed.*“true match” you know.*ordinary cases hold too few/u],
    ['no leak missed in 600 rounds', /^cannot be proven: 600 cases/u],
  ])('tries "none" where it can go wrong: %s', (goal, proof) => {
    expect(
      rowsOf(`80 % of letters sorted right; ${goal}`)
        .measures.map((row) => row.proof)
        .join('\n'),
    ).toMatch(new RegExp(proof.source, 'mu'))
  })

  it('makes a row of each limit that is counted by the day or week, whatever stands before it', () => {
    const found = rowsOf(
      '60 % of breakdowns told in time, and not more than 2 false calls a week; at most 1 tour without a driver per weekend instead of 6; the clerks open fewer than 40 letters a day; no more than 5 dollars a day; no more than ten wrong names a day over all six farms',
    ).measures
    expect(found.slice(1).map(({ measure, goal }) => [measure, goal])).toEqual([
      ['not more than 2 false calls a week', 'at most 2 a week'],
      ['at most 1 tour without a driver per weekend instead of 6', 'at most 1 a weekend, from 6'],
      ['the clerks open fewer than 40 letters a day', 'below 40 a day'],
      ['no more than ten wrong names a day over all six farms', 'at most 10 a day'],
    ])
  })

  it.each([
    [
      '90 of 100 hidden stones are taken out (in our own trial the pickers found 160 of 200, that is 80 %)',
      [/^90 of 100/u],
    ],
    [
      'Each report handled within one working day, 4 minutes of the nurse a sheet instead of 12',
      [/^24 hours(?:, from 8 days)?; read off/u, /^4 minutes, from 12 minutes; 30 cases timed/u],
    ],
    [
      'Late trips fall from 30 % to 15 %; every call about a loose, broken or sparking wire is with a person within 10 minutes; the median wait for a fitter goes from eight days to three',
      [
        /^below 15%/u,
        /^every call about a loose, broken or sparking wire.*10 minutes; read off/u,
        /^3 days, from 8 days; read off/u,
      ],
    ],
    [
      'In 150 checked sheets not one date, sum, condition or place of payment lost or changed',
      [
        /^In 150 checked sheets not one date, sum, condition or place of payment lost or changed; none; cannot be proven: 150 cases/u,
      ],
    ],
    ['Returns below 6 %, supervisors look at 100 % of the chats with the same staff', [/^below 6%/u]],
    ['Two of six clerks free for other work, 95 % of names right', [/^at least 95%/u]],
  ])('reads each goal whole and by itself: %s', (success, wanted) => {
    const { measures } = rowsOf(success, { why: 'A repair waits eight days.' })
    const rows = measures.map(({ measure, goal, proof }) => `${measure}; ${goal}; ${proof}`)
    expect(rows).toHaveLength(wanted.length)
    for (const [i, row] of rows.entries()) {
      const pattern = wanted[i]?.source ?? ''
      expect(row).toMatch(new RegExp(`(?:^|; )${pattern.slice(1)}`, 'u'))
    }
  })

  it.each([
    'no crate sent back in a season',
    'in six months no guest turned away',
    'no fire in the hall for a whole year',
  ])('counts in use what nobody can try on cases: %s', (goal) => {
    const row = rowsOf(`80 % of letters sorted right; ${goal}`).measures.at(-1)
    expect(row).toMatchObject({ measure: goal, goal: 'none', proof: expect.stringMatching(/^counted in use/u) })
  })

  it('tries on cases what the result itself has wrong, whatever time is told with it', () => {
    const goal = 'in six months no printed card with a wrong hour, place or name'
    const row = rowsOf(`80 % of letters sorted right; ${goal}`).measures.at(-1)
    expect(row).toMatchObject({
      measure: goal,
      goal: 'none',
      proof: expect.stringMatching(/^cannot be proven: \d+ cases/u),
    })
  })

  it('ends no measure at "and day"', () => {
    const { measures } = rowsOf(
      '80 % of leaks found with at most one false call per plant and day, repairs halved in a year',
    )
    expect(measures.map(({ measure }) => measure).join('\n')).not.toMatch(/^day/imu)
  })

  it('reads the time of today in a bracket behind the goal', () => {
    const problem = 'Two clerks write 4,000 permits a year, 20 minutes a permit.'
    const { measures } = rowsOf('Permits sent back below 6 %, 8 minutes a permit (now 20)', { problem })
    expect(measures.map(({ goal }) => goal)).toContain('8 minutes, from 20 minutes')
  })

  it('takes a pace and a gap between two groups for goals', () => {
    const found = rowsOf(
      '80 % of chats right, Welsh not more than 4 points worse than English; 90 pages checked per clerk and week (by hand it was 30)',
    ).measures
    expect(found.map(({ goal }) => goal)).toEqual([
      'at least 80%',
      'at most 4 points apart',
      'at least 90 a week, from 30',
    ])
  })

  it('compares all that there are where the sum must be the same, and asks it at the last gate', () => {
    const success = 'All 9,000 pensions give the same sum to the cent in four month-end runs in a row'
    expect(rowsOf(success)).toMatchObject({ judged: false, measures: [{ goal: 'none differs', whole: true }] })
    const asked = passes('code-migration', success)
    expect(asked.at(-1)).toMatch(/^Four month ends without unexplained difference; your goal: “All 9,000 pensions/u)
    expect(asked.slice(0, -1).join(' ')).not.toContain('9,000')
    expect(passes('code-migration', '80 % of programs equal').at(-1)).toMatch(/^Two month ends/u)
  })

  it('waits for what is known only so many days later', () => {
    const { measures } = rowsOf('Parcels sent back within 60 days of a sale fall from 12 % to 8 %')
    expect(measures).toMatchObject([
      { measure: 'Parcels sent back within 60 days of a sale', goal: 'below 8%, from 12%', weeks: 13 },
    ])
    expect(measures[0]?.proof).toContain('known only 60 days later')
    expect(ownGoals(measures, { pilotWeeks: 6, perDay: 400 })).toMatchObject({ pilot: [], later: [expect.anything()] })
    // The time to reach it in is no such window.
    expect(rowsOf('Late parcels fall from 12 % to 8 % within six months').measures[0]?.weeks).toBeUndefined()
  })

  it('names a hope by what stands before it, and takes a test of the past for none to come', () => {
    const { measures } = rowsOf('No alarm overlooked. Last year the test of 40 changed names let 5 pass.', {
      outcome: 'Alarms that are surely nothing close by themselves, we hope 70 %, the others go to the clerk.',
    })
    expect(measures.map(({ measure }) => measure)).toContain(
      'Alarms that are surely nothing close by themselves, we hope 70 %',
    )
    expect(measures.map(({ proof }) => proof).join(' ')).not.toContain('the 40 planned')
  })

  it('calls what is counted per hundred by its own name', () => {
    const { measures } = rowsOf('Rides with a fault fall from 12 % to 9 %, with at most 15 warnings per 100 rides')
    expect(measures.map(({ measure }) => measure)).toEqual(['Rides with a fault', 'warnings per 100 rides'])
  })

  it('draws some of what nobody had found from the rest, with the hours of it', () => {
    const goal = '98 % of the mails with a threat that must be read are on the list the next day'
    const told = rowsOf(goal, {
      task: 'extract',
      problem:
        'Two clerks read 40 mails a day. We once read 400 that the list had not caught, and 16 of those were real.',
    })
    expect(told.measures[0]?.proof).toContain(
      'in 456 mails with a threat, which a true 0.67% (assumed) passes 4 times in 5; known ones test only what is found already, so 30 come from about 800 drawn by chance of the rest (40 hours; 16 of 400 were such)',
    )
    expect(told.basis).toContain('and 800 of the rest drawn by chance: 1,256 x 3 minutes = 63 hours')
    expect(rowsOf(goal, { task: 'extract' }).measures[0]?.proof).not.toContain('of the rest')
    expect(rowsOf(goal, { task: 'extract', attempts: ['rules-or-search'] }).measures[0]?.proof).toContain(
      'a random sample of the rest',
    )
  })

  it('gives way to a goal of the team for the same thing, and says which part of a stock is too small', () => {
    const success = '60 % of the pump failures announced a week before, and not more than 2 false warnings a week'
    expect(passes('maintenance', success).join(' ')).not.toMatch(/Half warned|one false for each/u)
    const told = readProfile(book, knowledge, {
      success_measure: `${success}. We have 41 failures in six years: 17 gearboxes, 9 bearings, 15 motors.`,
    }).quantities
    const { gates } = withOwnGoals(kindOf('maintenance'), [], inUse([], undefined), knowledge.quantityKinds, {
      test: [],
      pilot: [],
      told,
    })
    expect(gates.map(({ pass }) => pass).join(' ')).toContain(
      '20 failures of a mode with dates (you count “17 gearboxes”',
    )
  })
})
