import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { readAnswers } from '../../src/rules/read-answers.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const { library } = guides
const files = ['clinic-phone.yaml', 'support-assistant.yaml', 'ticket-routing.yaml']

describe('what the kind of project says already', () => {
  it.each(files)('is not said again in the plan of %s, and stays among its decisions', async (file) => {
    const answers = readAnswers(book, parse(await readFile(`examples/${file}`, 'utf8')))
    const plan = await buildPlan({ book, knowledge, guides, answers, now: Date.UTC(2026, 10, 20) })
    const covers = library.find(({ blueprint }) => blueprint.id === plan.kind?.id)?.blueprint.covers ?? []
    const told = [...plan.risks, ...plan.nextSteps, ...plan.evaluation, ...plan.data].map(({ id }) => id)
    expect(told.filter((id) => covers.includes(id))).toEqual([])
    const decided = ['risks', 'next-steps', 'evaluation', 'data-steps'].flatMap((id) => {
      const decision = plan.decisions[id]
      return decision && 'options' in decision ? decision.options.map(({ option }) => option) : []
    })
    expect(decided.toSorted()).toEqual(
      [...new Set([...told, ...decided.filter((id) => covers.includes(id))])].toSorted(),
    )
  })
})
