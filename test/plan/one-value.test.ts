import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLeast } from '../../src/plan/evaluation/cluster.ts'
import { shareNeed } from '../../src/plan/evaluation/need.ts'
import { planSample } from '../../src/plan/evaluation/sample.ts'
import { sliceMark, sliceProof } from '../../src/plan/evaluation/slice.ts'
import { namedTest, withTestSize } from '../../src/plan/evaluation/test-size.ts'
import { byThen } from '../../src/plan/smaller/by-then.ts'
import { allowedShare, answeredLimit, tooLate } from '../../src/plan/wants/limit.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = [await shippedBook(), await shippedKnowledge(), await shippedGuides()]
const { library } = guides
const kinds = library.map(({ blueprint }) => blueprint)
const kind = (id: string) => {
  const found = kinds.find((each) => each.id === id)
  if (found === undefined) throw new Error(id)
  return found
}

describe('the size of the test', () => {
  const naming = kinds.filter((each) => namedTest(each) !== undefined)

  it('is the one of the plan in every kind whose gate names one', () => {
    expect(naming.length).toBeGreaterThan(5)
    fc.assert(
      fc.property(fc.constantFrom(...naming), fc.integer({ min: 30, max: 5000 }), (blueprint, cases) => {
        expect(namedTest(withTestSize(blueprint, { cases }))).toBe(cases)
      }),
    )
  })

  it('is at least the usual one of the kind, unless the team planned its own', () => {
    const of = (success_measure: string) =>
      planSample(readProfile(book, knowledge, { success_measure }), knowledge, kind('invoice-capture'))
    const usual = of('95 % of fields right')
    expect(usual.cases).toBe(namedTest(kind('invoice-capture')))
    expect(usual.measures[0]?.proof).not.toMatch(/on 77 /u)
    expect(of('95 % of 120 invoices right').cases).toBeLessThan(usual.cases)
  })

  it('takes the same share of right ones, whatever its size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 600, max: 960 }), fc.integer({ min: 700, max: 3000 }), (share, least) => {
        const need = shareNeed(share / 1000, undefined)
        const { passAt, cases } = atLeast(need, least, { one: 'case', many: 'cases' })
        expect(cases).toBe(least)
        expect((passAt?.counted ?? 0) / (passAt?.of ?? 1)).toBeGreaterThanOrEqual(
          (need.passAt?.counted ?? 1) / (need.passAt?.of ?? 1) - 1e-9,
        )
      }),
    )
  })

  it('is quoted where pairs are graded and where two people key', () => {
    const { data } = withTestSize(kind('cv-screening'), { cases: 679, unit: 'candidates', graded: 3400 })
    expect(data.needs.map(({ what }) => what).join()).toContain('3,400 graded pairs')
    const routed = withTestSize(kind('message-routing'), { cases: 1971, groupOf: 73, twice: 200 })
    expect(routed.data.needs.map(({ what }) => what).join()).toContain(
      '73 messages for each class that goes live, 200 in all judged by two people',
    )
    expect(withTestSize(kind('invoice-capture'), { cases: 300, twice: 200 }).evaluation.noiseFloor).toContain(
      'Double keying of 200 invoices',
    )
  })

  it('fails a part of it by the number that the table says', () => {
    const needs = [shareNeed(0.9, undefined)]
    const [, n, wrong] = /at least (\d+) cases of this kind; (\d+) or more wrong/u.exec(sliceProof(needs)) ?? []
    expect(sliceMark(needs)).toBe(`each kind counted apart: fewer than ${wrong} wrong in ${n}`)
  })
})

describe('a gate', () => {
  const COUNTED =
    /\d|\b(?:no|none|zero|one|two|three|four|five|six|eight|nine|ten|twelve|half|halved|thirds?|quarter|fifth|tenth|all|each|every|twice|goals?|signed|accepted|served|equal|same|not (?:above|below|worse|up|lower|more|dearer|fewer)|lower limit|above|independent)\b/iu

  it('that stands on a test or on use names a number, a limit or an event that somebody can count', () => {
    const vague = kinds.flatMap(({ id, gates }) =>
      gates
        .filter(({ after, pass }) => !['need', 'law', 'data'].includes(after) && !COUNTED.test(pass))
        .map(({ title, pass }) => `${id}: ${title}: ${pass}`),
    )
    expect(vague).toEqual([])
  })
})

describe('a deadline that is missed', () => {
  const rows = [
    {
      id: 'a',
      role: 'recommended',
      title: 'all of it',
      weeks: 20,
      onceUsd: 30_000,
      benefitUsdPerYear: 40_000,
      risk: '',
    },
    { id: 'l', role: 'less', title: 'a list', weeks: 9, onceUsd: 4000, benefitUsdPerYear: 15_000, risk: '' },
  ] as const
  const gates = [
    { title: 'Count', week: 2, releaseUsd: 1000, question: '', otherwise: '', after: 'need' },
    { title: 'Test', week: 14, releaseUsd: 9000, question: '', otherwise: '', after: 'offline' },
  ] as const

  it('is met by a first stage with its money, else by the last gate before it', () => {
    expect(byThen(12, gates, rows, 20)).toBe(
      'Stage 1, in time: a list (week 9, $4,000, about $15,000 of the $40,000 a year). The rest is stage 2; your measure of success counts from week 20.',
    )
    expect(byThen(6, gates, rows, 20)).toBe(
      'By then the gate “Count” is passed, for $1,000: promise that, not the rollout.',
    )
    expect(byThen(1, gates, rows, 20)).toBe('')
  })
})

describe('a limit of time', () => {
  it('is what the parts may take together, where quicker ones can keep it', () => {
    const parts = (ms: number) => [1, 2].map(() => ({ stage: 'a part', callsPerDay: 10, latencyMs: ms }))
    const second = { seconds: 1, words: 'within a second' }
    expect(allowedShare(second, parts(800))).toBeCloseTo(0.625)
    expect(allowedShare(second, parts(400))).toBeUndefined()
    expect(allowedShare(second, parts(5000))).toBeUndefined()
    expect(allowedShare(undefined, parts(800))).toBeUndefined()
  })

  it('is the answered one where the words tell none, and what cannot keep it is said', () => {
    const parts = (ms: number) => [{ stage: 'a part', callsPerDay: 10, latencyMs: ms }]
    expect(answeredLimit({ latency: 'under-100ms' })?.seconds).toBe(0.1)
    expect(answeredLimit({ latency: 'sub-second', latency_ms: 300 })?.seconds).toBe(0.3)
    expect(answeredLimit({ latency: 'batch' })).toBeUndefined()
    const limit = answeredLimit({ latency: 'under-100ms' })
    expect([90, 190, 500].map((ms) => tooLate(limit, parts(ms)) === '')).toEqual([true, true, false])
    expect(allowedShare(limit, parts(190))).toBeLessThan(1)
    expect(tooLate(limit, parts(500))).toContain('500 ms; you want an answer under 100 milliseconds')
  })
})
