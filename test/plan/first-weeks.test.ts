import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planOutline } from '../../src/plan/outline/outline.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const files = ['clinic-phone.yaml', 'support-assistant.yaml', 'ticket-routing.yaml']

describe('the first two weeks', () => {
  it.each(files)(
    'of %s are steps by day, each with who sees to it, at most one of which may stop the project',
    async (file) => {
      const answers = readAnswers(book, parse(await readFile(`examples/${file}`, 'utf8')))
      const plan = await buildPlan({ book, knowledge, guides, answers, now: Date.UTC(2026, 10, 20) })
      const section = planOutline(plan).find(({ id }) => id === 'start')
      const [block] = section?.blocks ?? []
      const steps = block?.kind === 'list' ? block.items.map(({ text }) => text) : []
      expect(steps.length).toBeGreaterThanOrEqual(4)
      const read = steps.map((step) => /\(day (\d+), (\S[^()]*(?:\([^()]*\))?)\)\./u.exec(step))
      expect(read.every((each) => each !== null)).toBe(true)
      const days = read.map((each) => Number(each?.[1]))
      expect(days).toEqual(days.toSorted((one, other) => one - other))
      expect(days[0]).toBe(1)
      expect(days.at(-1)).toBeLessThanOrEqual(10)
      const stopping = steps.filter((step) => step.includes('May stop the project'))
      expect(stopping.length).toBeLessThanOrEqual(1)
      const named = /gate “([^”]+)”/u.exec(stopping[0] ?? '')?.[1]
      if (named !== undefined) expect(plan.board?.gates.map(({ title }) => title)).toContain(named)
    },
  )
})
