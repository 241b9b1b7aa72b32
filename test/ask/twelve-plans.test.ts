import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { formatUsdRange } from '../../src/amounts/print.ts'
import { ask } from '../../src/ask/ask.ts'
import type { AskContext } from '../../src/ask/ask-result.ts'
import { planMarkdown, planWorking } from '../../src/plan/markdown.ts'
import type { Plan } from '../../src/plan/plan.ts'
import type { Answers, RuleBook } from '../../src/rules/rule-book.ts'
import { helpView } from '../../src/turn/views/help-view.ts'
import { memoryFigures, memoryView } from '../../src/turn/views/memory-view.ts'
import { findSuggestion, suggestions } from '../../src/turn/words/suggestions.ts'
import { words } from '../turn/open-room.ts'
import { loadContext, withPlan } from './context.ts'

/** Three projects beside the examples: documents read, meetings summarized, buyers counted. */
const OWN: Readonly<Record<string, Answers>> = {
  'delivery-notes': {
    problem: 'Two clerks type 900 scanned delivery notes a day into the stock system.',
    outcome: 'Number, date and quantities stand in the form before the truck has left.',
    definition: 'clear',
    frequency: 'continuous',
    simpler_way: 'no',
    task: 'extract',
    modality: ['scans'],
    error_tolerance: 'reviewed',
    sensitive_data: 'internal',
    hosting: 'own-cloud',
    requests_per_day: 900,
    budget_usd: 90_000,
    deadline: '3-6-months',
    team: ['software-engineer'],
  },
  'council-minutes': {
    problem: 'The town hall writes minutes of every council meeting from a recording.',
    outcome: 'A draft of the minutes on the next morning, with who said what.',
    definition: 'partly',
    frequency: 'weekly',
    task: 'summarize',
    modality: ['speech'],
    error_tolerance: 'reviewed',
    hosting: 'on-premises',
    requests_per_day: 3,
    budget_usd: 20_000,
  },
  'seed-orders': {
    problem: 'A garden center orders seeds by feel and throws a fifth away.',
    definition: 'clear',
    frequency: 'weekly',
    task: 'predict',
    modality: ['tables'],
    error_tolerance: 'tolerant',
    labelled_examples: '10k-100k',
    hosting: 'any-api',
    budget_usd: 40_000,
  },
}
const EXAMPLES = Object.fromEntries(
  readdirSync('examples').map((file): [string, Answers] => [file, parse(readFileSync(`examples/${file}`, 'utf8'))]),
)

const QUOTED = /“([^”]+\?)”/gu
const quoted = (text: string): readonly string[] => [...text.matchAll(QUOTED)].map(([, said = '']) => said)
/** Dollars and other figures with a unit. */
const FIGURE = /\$\d[\d,.]*\d(?: million| billion)?|\b\d[\d,.]*(?= (?:GiB|MiB|kWh|weeks))/gu

let context: AskContext
beforeAll(async () => {
  context = await loadContext()
})

describe.each(Object.entries({ ...EXAMPLES, ...OWN }))('what is suggested with the plan of %s', (_, answers) => {
  let planned: AskContext & { readonly plan: Plan; readonly book: RuleBook }
  beforeAll(async () => {
    planned = await withPlan(context, answers)
  })

  test('next is understood as it was meant, and the memory is the plan’s', () => {
    const { book, plan } = planned
    for (const { text, input } of suggestions(book, plan)) expect(findSuggestion(book, plan, text)).toEqual(input)
    const { reply } = ask('how much memory does it need?', planned)
    for (const { label } of memoryFigures(plan)) expect(words(memoryView(plan))).toContain(label)
    if (memoryFigures(plan).length === 0) expect(reply).toContain('no memory figure')
  })

  test('in quotes anywhere, or on a button, is answered; a what-if is tried', () => {
    const said = [
      words(helpView()),
      ...['what if it were?', 'what if we had only 30k?', 'what else can I ask?', 'qwertz?', 'why this approach?'].map(
        (text) => ask(text, planned).reply,
      ),
    ]
    const texts = new Set(said.flatMap(quoted))
    expect(texts.size).toBeGreaterThan(3)
    for (const text of texts) {
      const { intent, reply, change, offers } = ask(text, planned)
      expect(intent, text).not.toBe('none')
      expect(reply, text).not.toMatch(/^(?:I have no note|I size models|What would change\?)/u)
      if (/^what if/u.test(text)) expect(change, text).toBeDefined()
      for (const offer of offers) expect(ask(offer.text, planned).reply, offer.text).not.toBe('')
    }
  })

  test('as a topic is answered with the figures of its document', () => {
    // A page that has to be short leaves out lines; the plan has them all the same, in words or as numbers.
    const swings = (planned.plan.budget.swings ?? []).map(formatUsdRange).join('; ')
    const document = [planMarkdown(planned.plan), planWorking(planned.plan), swings, JSON.stringify(planned.plan)].join(
      '\n',
    )
    for (const topic of context.concepts?.topics.values() ?? []) {
      const [text = ''] = topic.asks
      const { intent, reply } = ask(text, planned)
      expect(intent, text).toBe('plan')
      expect(reply.trim(), text).not.toBe('')
      for (const [figure] of reply.matchAll(FIGURE)) expect(document, `${text}: ${figure}`).toContain(figure)
    }
  })
})
