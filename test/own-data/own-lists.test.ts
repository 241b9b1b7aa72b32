import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadGuides } from '../../src/blueprint/load-guides.ts'
import { buildPlan } from '../../src/plan/build-plan.ts'
import { diffPlans } from '../../src/plan/diff.ts'
import { planHtml } from '../../src/plan/html.ts'
import { planWorking } from '../../src/plan/markdown.ts'
import { planOutline } from '../../src/plan/outline/outline.ts'
import { loadRuleBook } from '../../src/rules/load.ts'
import { sectionsView } from '../../src/turn/views/plan/sections-view.ts'
import { shippedKnowledge } from '../shipped.ts'

const DECISION = `
id: ceremonies
title: How the team keeps in touch
outcome: many
stratum: 8
options:
  - { id: weekly-demo, label: Show it every week, description: Half an hour with those who will use it. }
  - { id: open-hour, label: Keep an open hour, description: Anyone may come and ask. }
rules:
  - { id: daily-work-is-shown, effect: calls-for, option: weekly-demo, when: { frequency: daily }, because: It is daily work., source: practical-ai }
`

it('shows a decision with many outcomes that a team adds, in every form of the plan', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'rules-'))
  try {
    await cp('rules', dir, { recursive: true })
    await writeFile(join(dir, 'decisions', '9-ceremonies.yaml'), DECISION)
    const book = await loadRuleBook(dir)
    const knowledge = await shippedKnowledge()
    const guides = await loadGuides('knowledge', undefined, book, knowledge)
    const make = (frequency: string) =>
      buildPlan({
        book,
        knowledge,
        guides,
        answers: { problem: 'Sort our mail', frequency },
        now: Date.UTC(2026, 10, 21),
      })
    const chat = (made: Awaited<ReturnType<typeof make>>) =>
      sectionsView(made, planOutline(made), ['list:How the team keeps in touch'])
    const plan = await make('daily')
    expect(plan.decisions.ceremonies).toMatchObject({ options: [{ option: 'weekly-demo' }] })
    const forms = [planWorking(plan), planHtml(plan), JSON.stringify(chat(plan)), JSON.stringify(plan)]
    for (const form of forms) {
      expect(form).toContain('How the team keeps in touch')
      expect(form).toContain('Show it every week')
      expect(form).toContain('Half an hour with those who will use it.')
    }
    expect(forms[2]).not.toContain('Keep an open hour')
    const rare = await make('monthly')
    expect(planWorking(rare)).not.toContain('How the team keeps in touch')
    expect(JSON.stringify(diffPlans(rare, plan))).toContain('Show it every week')
  } finally {
    await rm(dir, { recursive: true })
  }
})
