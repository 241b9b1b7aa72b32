import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { planDocument } from '../../src/plan/outline/document.ts'
import type { Section } from '../../src/plan/outline/section.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const [book, knowledge, guides] = await Promise.all([shippedBook(), shippedKnowledge(), shippedGuides()])
const planOf = (file: string) => {
  const answers = readAnswers(book, parse(readFileSync(`examples/${file}`, 'utf8')))
  return buildPlan({ book, knowledge, guides, answers, takeWords: true, now: Date.UTC(2026, 10, 22) })
}

const rowsOf = (sections: readonly Section[], title: string) =>
  sections
    .filter((section) => section.title === title)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])))

it.each(readdirSync('examples').slice(0, 4))('shows risks to sign %s by, and more behind', async (file) => {
  const plan = await planOf(file)
  const { page, appendix } = planDocument(plan)
  const open = rowsOf(page, 'What can go wrong')
  const behind = rowsOf(appendix, 'What else can go wrong')
  expect(open.length).toBeGreaterThanOrEqual(2)
  const known = new Set([...open, ...behind].map(([risk]) => risk)).size
  expect(known).toBe(open.length + behind.length)
  expect(known).toBeGreaterThanOrEqual(Math.min(3, plan.kind?.risks.length ?? 0))
  const controls = appendix.find(({ id }) => id === 'controls')?.blocks[0]
  // Two of them at least, and the way back.
  if (controls?.kind === 'list') expect(controls.items.length).toBeGreaterThanOrEqual(3)
})

it('shows the controls with a figure before the others', async () => {
  const plan = await planOf('clinic-phone.yaml')
  const block = planDocument(plan).appendix.find(({ id }) => id === 'controls')?.blocks[0]
  const shown = block?.kind === 'list' ? block.items.map(({ text }) => text) : []
  expect(shown.join(' ')).toContain('50 calls heard each week')
})
