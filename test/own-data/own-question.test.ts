import { appendFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { termsOf } from '../../src/ask/read/terms.ts'
import type { Guides } from '../../src/blueprint/guides.ts'
import { loadGuides } from '../../src/blueprint/load-guides.ts'
import { readAnswer } from '../../src/interview/read-answer.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { diffPlans } from '../../src/plan/diff.ts'
import { planHtml } from '../../src/plan/html.ts'
import { planWorking } from '../../src/plan/markdown.ts'
import { loadRuleBook } from '../../src/rules/load.ts'
import type { Answers, RuleBook } from '../../src/rules/rule-book.ts'
import { holdInterview } from '../interview/hold-interview.ts'
import { shippedKnowledge } from '../shipped.ts'

/** A question that a team may add, and a decision that hangs on it. */
const QUESTION = `
  - id: night_shift
    label: At night
    section: constraints
    kind: choice
    text: Who is there at night when it stops working?
    why: Without somebody at night it must be able to wait until the morning.
    options:
      - { id: nobody, label: Nobody until morning, synonyms: [no one] }
      - { id: on-call, label: A colleague on call, synonyms: [standby] }
  - id: night_story
    label: The worst night
    section: problem
    kind: text
    text: What was the worst night so far?
    why: It becomes the first test.
`
const DECISION = `
id: nights
title: What happens at night
outcome: one
stratum: 8
options:
  - { id: wait, label: Let requests wait until the morning, description: The queue is kept and worked off. }
  - { id: call, label: Call a colleague, description: The alarm goes to a telephone. }
rules:
  - { id: colleague-at-night, effect: supports, option: call, when: { night_shift: on-call }, because: A colleague is on call., source: practical-ai }
  - { id: nobody-at-night, effect: calls-for, option: wait, when: { night_shift: nobody }, because: Nobody is there at night., source: practical-ai }
`

const knowledge = await shippedKnowledge()
let dir = ''
let book: RuleBook
let guides: Guides
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rules-'))
  await cp('rules', dir, { recursive: true })
  await appendFile(join(dir, 'questionnaire.yaml'), QUESTION)
  await writeFile(join(dir, 'decisions', '9-nights.yaml'), DECISION)
  book = await loadRuleBook(dir)
  guides = await loadGuides('knowledge', undefined, book, knowledge)
})
afterAll(() => rm(dir, { recursive: true }))

const make = (answers: Answers) => buildPlan({ book, knowledge, guides, answers, now: Date.UTC(2026, 10, 21) })

describe('a question that a team adds', () => {
  it.each([
    ['normal', 'Nobody until morning', 'nobody'],
    ['normal', 'no one', 'nobody'],
    ['full', 'option 2', 'on-call'],
  ] as const)('is asked in a %s interview, and reads "%s"', (mode, typed, value) => {
    const asked = holdInterview(book, { problem: 'Sort our mail', night_shift: value }, mode)
    expect(asked).toHaveProperty('night_shift', value)
    const question = book.questions.find(({ id }) => id === 'night_shift')
    expect(question && readAnswer(question, typed, termsOf(knowledge))).toMatchObject({ type: 'value', value })
  })

  it('moves the plan, and stands in every form of it', async () => {
    const told = 'In March nobody saw it until Monday.'
    const plan = await make({ problem: 'Sort our mail', night_shift: 'nobody', night_story: told })
    expect(plan.decisions.nights).toMatchObject({ option: 'wait' })
    for (const form of [planWorking(plan), planHtml(plan), JSON.stringify(plan)]) {
      expect(form).toContain(told)
      expect(form).toContain('Who is there at night when it stops working?')
      expect(form).toContain('Let requests wait until the morning')
      expect(form).toContain('Nobody is there at night.')
      expect(form).toContain('Nobody until morning')
    }
    const other = await make({ problem: 'Sort our mail', night_shift: 'on-call' })
    expect(planWorking(other)).toContain('What happens at night: Call a colleague')
    expect(JSON.stringify(diffPlans(plan, other))).toContain('Call a colleague')
  })

  it('is named among what is open where nobody answered it', async () => {
    const plan = await make({ problem: 'Sort our mail', night_shift: 'unknown' })
    expect(plan.unanswered).toContain('night_shift')
  })
})
