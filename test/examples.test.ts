import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { buildPlan } from '../src/plan/build-plan.ts'
import { readAnswers } from '../src/rules/read-answers.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from './shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()
const examples = readdirSync('examples').filter((name) => name.endsWith('.yaml'))

const NOW = Date.UTC(2026, 10, 21)

/** What each example is an example of. */
const KIND: Readonly<Record<string, string>> = {
  'clinic-phone.yaml': 'voice-agent',
  'keyboard.yaml': 'keyboard',
  'legal-search.yaml': 'complete-search',
  'log-classification.yaml': 'log-anomaly',
  'national-model.yaml': 'national-language-model',
  'shift-roster.yaml': 'scheduling-solver',
  'support-assistant.yaml': 'support-answers',
  'ticket-routing.yaml': 'message-routing',
  'village-translation.yaml': 'translation-low-resource',
}

describe('every example project', () => {
  it.each(examples)('%s gets a plan of its own kind, not a general one', async (file) => {
    const answers = readAnswers(book, parse(readFileSync(`examples/${file}`, 'utf8')))
    const { kind } = await buildPlan({ book, knowledge, guides, answers, takeWords: true, now: NOW })
    expect(kind).toMatchObject({ general: false, id: KIND[file] })
  })
})
