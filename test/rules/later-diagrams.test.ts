import { expect, it } from 'vitest'
import { compile } from '../../src/rules/diagram/compile.ts'
import { shippedBook } from '../shipped.ts'

it('makes the diagrams of a decision when they are asked for, and once', async () => {
  const { decisions, diagrams } = compile(await shippedBook())
  const before = diagrams.count
  const first = decisions.get('ai-fit')?.chosen
  const made = diagrams.count
  expect(made).toBeGreaterThan(before)
  expect(decisions.get('ai-fit')?.chosen).toBe(first)
  expect(diagrams.count).toBe(made)
})
