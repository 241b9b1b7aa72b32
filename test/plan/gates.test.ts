import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formatUsd } from '../../src/amounts/print.ts'
import { GATE_PHASES } from '../../src/blueprint/schema.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { clustered } from '../../src/plan/evaluation/cluster.ts'
import { shareNeed } from '../../src/plan/evaluation/need.ts'
import { planSample } from '../../src/plan/evaluation/sample.ts'
import { EARLY_GATE, withEarly } from '../../src/plan/gates/early.ts'
import { gateWeeks, trialsOf } from '../../src/plan/gates/gate-weeks.ts'
import { ownGoals, withOwnGoals } from '../../src/plan/gates/own-goals.ts'
import { kindsIn, noStricter, withoutOwn } from '../../src/plan/gates/same-thing.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { readProfile } from '../../src/profile/read-profile.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { planTimeline } from '../../src/solution/timeline.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const { library } = guides

const PHASE = { need: 'define', data: 'data', offline: 'build', pilot: 'pilot', rollout: 'rollout' } as const
const gate = fc.record({
  after: fc.constantFrom(...GATE_PHASES),
  weeks: fc.option(fc.integer({ min: 1, max: 26 }), { nil: undefined }),
})
const answered = fc.record({
  definition: fc.constantFrom('clear', 'unclear', 'unknown'),
  data_state: fc.constantFrom('ready', 'messy', 'missing'),
  error_tolerance: fc.constantFrom('tolerant', 'none'),
  users_ready: fc.constantFrom('ready', 'resistant'),
})
const options = fc.constantFrom('no-model', 'prompt', 'fine-tune', 'from-scratch')

describe('the weeks of gates', () => {
  it('lie inside the phase that each closes, in the order of the work, and leave each trial its time', () => {
    fc.assert(
      fc.property(
        fc.array(gate, { minLength: 1, maxLength: 5 }),
        answered,
        options,
        fc.tuple(fc.nat(30), fc.nat(30)),
        (drawn, answers, option, [low, more]) => {
          const gates = drawn
            .map(({ after, weeks = after === 'later' ? 1 : undefined }) => ({
              after,
              ...(weeks !== undefined && { weeks }),
            }))
            .toSorted(
              (a, b) =>
                GATE_PHASES.indexOf(a.after) - GATE_PHASES.indexOf(b.after) ||
                (a.after === 'later' ? (a.weeks ?? 0) - (b.weeks ?? 0) : 0),
            )
          const timeline = planTimeline(answers, option, [], knowledge.planning, trialsOf(gates))
          const weeks = gateWeeks(gates, timeline, { low, high: low + more })
          const pilot = timeline.find(({ id }) => id === 'pilot')
          let before = 0
          for (const [i, { after, weeks: trial = 0 }] of gates.entries()) {
            const week = weeks[i] ?? 0
            if (after === 'law') {
              expect(week).toBeLessThanOrEqual(Math.max(1, pilot?.startWeek ?? 0))
              expect(week).toBeGreaterThanOrEqual(Math.min(low, pilot?.startWeek ?? 0))
              continue
            }
            const phase = after === 'later' ? undefined : timeline.find(({ id }) => id === PHASE[after])
            expect(week).toBeGreaterThanOrEqual(before)
            expect(week).toBeGreaterThanOrEqual(
              (phase?.startWeek ?? timeline.at(-1)?.endWeek ?? 0) + Math.min(trial, 1),
            )
            if (phase !== undefined) {
              expect(week).toBeLessThanOrEqual(phase.endWeek)
              expect(phase.endWeek - phase.startWeek).toBeGreaterThanOrEqual(trial)
            }
            before = week
          }
        },
      ),
    )
  })
})

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const LENGTH = new RegExp(String.raw`\b(\d+|${NUMBERS.join('|')}) (?:full )?(weeks?|months?|quarters?|terms?)\b`, 'giu')
const IN_WEEKS: Readonly<Record<string, number>> = { week: 1, month: 4, quarter: 13, term: 13 }
/** Weeks that a text of ours asks a trial to last, the longest. */
function asked(text: string): number {
  const found = [...text.matchAll(LENGTH)].map(([, n = '', unit = '']) => {
    const count = /^\d/u.test(n) ? Number(n) : NUMBERS.indexOf(n.toLowerCase()) + 1
    return count * (IN_WEEKS[unit.toLowerCase().replace(/s$/u, '')] ?? 0)
  })
  return Math.max(0, ...found)
}

describe('the trials of each kind of project', () => {
  it.each(library.map(({ blueprint }) => [blueprint.id, blueprint] as const))(
    '%s: pilot and gates last as long as their texts ask for',
    (_id, { gates, evaluation }) => {
      const pilots = gates.filter(({ after }) => after === 'pilot' || after === 'later')
      expect(pilots.length).toBeGreaterThan(0)
      const { pilot = 0 } = trialsOf(gates)
      const later = gates.find(({ after }) => after === 'later' || after === 'rollout')?.weeks ?? 0
      expect(asked(evaluation.online)).toBeLessThanOrEqual(Math.max(pilot, later))
      for (const { pass, weeks = 0, after } of gates)
        if (after !== 'data' && after !== 'need')
          expect([pass, asked(pass) <= Math.max(weeks, pilot)]).toEqual([pass, true])
    },
  )
})

describe('the gates of the examples', () => {
  it.each(['support-assistant', 'ticket-routing', 'clinic-phone', 'village-translation', 'shift-roster', 'keyboard'])(
    '%s: each stands in its phase, says what else, and the money adds up',
    async (name) => {
      const answers = readAnswers(book, parse(readFileSync(`examples/${name}.yaml`, 'utf8')))
      const plan = await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 21) })
      const { gates = [] } = plan.board ?? {}
      expect(gates.length).toBeGreaterThan(2)
      for (const { after, week, otherwise, question } of gates) {
        expect(otherwise).not.toBe(question)
        expect(otherwise.length).toBeGreaterThan(2)
        const phase = plan.timeline.find(({ id }) => id === PHASE[after as keyof typeof PHASE])
        if (phase === undefined) continue
        expect(week).toBeLessThanOrEqual(phase.endWeek)
        expect(week).toBeGreaterThanOrEqual(phase.startWeek)
      }
      expect(gates.map(({ week }) => week)).toEqual(gates.map(({ week }) => week).toSorted((a, b) => a - b))
      const released = gates.reduce((sum, { releaseUsd }) => sum + releaseUsd, 0)
      expect(released).toBeLessThanOrEqual(plan.budget.once.planning + 1)
      // What is read adds up to what is asked for, stage by stage.
      const table = planMarkdown(plan).split('\n## Gates')[1]?.split('\n## ')[0] ?? ''
      const usdOf = (told: string) =>
        Number(told.replaceAll(/[$, ]|million/gu, '')) * (told.includes('million') ? 1e6 : 1)
      const rows = [...table.matchAll(/^\| (?<stage>Stage 2:)?.*\| (?<usd>\$[\d.,]+(?: million)?) \|$/gmu)]
      const rest = /last gate:\*\* (\$[\d.,]+(?: million)?),/u.exec(table)?.[1]
      const sumOf = (isSecond: boolean) =>
        rows
          .filter(({ groups }) => (groups?.stage !== undefined) === isSecond)
          .reduce((sum, { groups }) => sum + usdOf(groups?.usd ?? ''), 0)
      const asked = (usd = 0) => usdOf(formatUsd(usd))
      const [first] = plan.alternatives ?? []
      expect(sumOf(false)).toBeCloseTo(asked(first?.onceUsd), 4)
      const build = plan.alternatives?.find(({ role }) => role === 'recommended')
      if (plan.first !== undefined)
        expect(sumOf(true) + (rest === undefined ? 0 : usdOf(rest))).toBeCloseTo(asked(build?.onceUsd), 4)
    },
  )
})

const KINDS = knowledge.quantityKinds
const rows = (success_measure: string) => {
  const answers = { success_measure }
  return planSample(readProfile(book, knowledge, answers), knowledge).measures
}
const oneOf = (id: string) => {
  const found = library.find(({ blueprint }) => blueprint.id === id)?.blueprint
  if (found === undefined) throw new Error(id)
  return found
}

describe("the team's own goals at the gates", () => {
  const USE = { pilotWeeks: 5, perDay: 200 }
  it.each(KINDS)('hears what "$id" is told by, and not its counter-example', ({ id, example, counter }) => {
    expect(kindsIn(example, KINDS)).toContain(id)
    expect(kindsIn(counter, KINDS)).not.toContain(id)
  })

  it('stand there with the count that passes, and the number of the kind for the same thing gives way', () => {
    const { gates } = withOwnGoals(
      oneOf('invoice-capture'),
      rows('95 % of the invoices right; an invoice in under 45 seconds instead of three minutes'),
      { pilotWeeks: 5, perDay: 200 },
      KINDS,
    )
    const [offline, pilot] = [gates.find(({ after }) => after === 'offline'), gates.at(-1)]
    expect(offline?.pass).toMatch(/your goal: “95 % of the invoices right” \(\d+ of \d+ right\)/u)
    expect(pilot?.pass).not.toContain('halved')
    expect(pilot?.pass).toContain('Your goal: “an invoice in under 45 seconds instead of three minutes”')
    expect(pilot?.pass).toContain('the same on live cases')
  })

  it('are never beside a condition of the kind that lets through more errors', () => {
    const strict = withOwnGoals(oneOf('record-deduplication'), rows('99.6 % of joined addresses right'), USE, KINDS)
    expect(strict.gates.map(({ pass }) => pass).join(' ')).not.toContain('shows below 1%')
    const lax = withOwnGoals(oneOf('record-deduplication'), rows('95 % of joined addresses right'), USE, KINDS)
    expect(lax.gates.map(({ pass }) => pass).join(' ')).toContain('shows below 1%')
  })

  it('do not hide that there is less of something than a gate asks for', () => {
    const told = (why: string) =>
      withOwnGoals(oneOf('maintenance'), [], USE, KINDS, {
        test: [],
        pilot: [],
        told: readProfile(book, knowledge, { why }).quantities,
      })
        .gates.map(({ pass }) => pass)
        .join(' ')
    expect(told('We had seven such failures in four years.')).toContain(
      '20 failures of a mode with dates (you count “seven such failures”: without more, the next column holds)',
    )
    expect(told('We had 70 failures in four years.')).not.toContain('you count')
  })

  it('are said to be seen only later where the pilot is too short, or never', () => {
    const short = { pilotWeeks: 4, perDay: 20 }
    expect(ownGoals(rows('8 % more revenue'), short).later[0]).toContain('no trial of a bearable length')
    expect(ownGoals(rows('25 % less waste'), short).later[0]).toMatch(/about \d+ weeks in use, longer than the pilot/u)
    expect(ownGoals(rows('90 % of letters right'), short)).toMatchObject({ pilot: [], later: [] })
  })

  it('leave alone what is of another thing, and what a project begins with', () => {
    const named = new Set(['time'])
    expect(withoutOwn('Minutes down 30%, second reading finds no more errors than today', named, KINDS)).toBe(
      'second reading finds no more errors than today',
    )
    expect(withoutOwn('60% of the drafts sent; nothing lost', named, KINDS)).toBe(
      '60% of the drafts sent; nothing lost',
    )
    expect(withoutOwn('Half the time', named, KINDS)).toBeUndefined()
  })

  it('ask for no fewer errors at the beginning than the team does at the end', () => {
    const own = rows('Wrong words under 14 %')
    expect(noStricter('Below 6% wrong words after the name list, on five hours; rights signed', own, KINDS)).toBe(
      'Below 14% wrong words after the name list, on five hours; rights signed',
    )
    const kept = 'Below 20% wrong words; below 3% wrong orders'
    expect(noStricter(kept, own, KINDS)).toBe(kept)
  })
})

describe('a test whose cases come together', () => {
  const need = shareNeed(0.9, undefined)
  it('grows by how alike they are, keeps the share that passes, and never shrinks', () => {
    const site = { by: 'site', each: 11, alike: 0.05 }
    const grown = clustered(need, site, undefined, { one: 'case', many: 'cases' })
    expect(grown.cases).toBe(Math.ceil(need.cases * 1.5))
    const share = (each: typeof need) => (each.passAt?.counted ?? 0) / (each.passAt?.of ?? 1)
    expect(share(grown)).toBeGreaterThanOrEqual(share(need))
    expect(clustered(need, undefined, undefined, { one: 'case', many: 'cases' })).toBe(need)
  })
})

describe('the first gate', () => {
  const gate = (week: number) => ({
    title: 'Labels',
    week,
    releaseUsd: 9000,
    question: 'Two people agree',
    otherwise: 'Stop',
    after: 'data' as const,
  })
  const board = (week: number) => ({ gates: [gate(week)] }) as unknown as Parameters<typeof withEarly>[0]
  const sample = planSample(readProfile(book, knowledge, { success_measure: '90 % of letters right' }), knowledge)

  it('stands in the first weeks, with its share of the money', () => {
    const { gates } = withEarly(board(12), sample)
    expect(gates.map(({ title, week, releaseUsd }) => [title, week, releaseUsd])).toEqual([
      [EARLY_GATE, 2, 1500],
      ['Labels', 12, 7500],
    ])
    expect(gates[0]?.question).toContain("the test's 385 letters can be had, with 19 hours to judge them")
    expect(withEarly(board(6), sample).gates).toHaveLength(1)
  })
})
