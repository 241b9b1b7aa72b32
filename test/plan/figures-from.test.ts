import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planMarkdown } from '../../src/plan/markdown.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const [knowledge, guides] = [await shippedKnowledge(), await shippedGuides()]

it.each(['ticket-routing', 'clinic-phone'])(
  '%s names each source of its prices once, by title and date',
  async (name) => {
    const answers = readAnswers(book, parse(readFileSync(`examples/${name}.yaml`, 'utf8')))
    const plan = await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })
    const [, said = ''] = planMarkdown(plan).split('## Where prices and pay come from')
    const named = said
      .trim()
      .replace(/\. The working has.*$/su, '')
      .split(/(?<=\d\)); /u)
    expect(named.length).toBeGreaterThan(1)
    expect(new Set(named).size).toBe(named.length)
    for (const each of named) expect(each).toMatch(/^[^@]+ \(20\d\d(?:-\d\d){0,2}\)$/u)
  },
)
