import { describe, expect, it } from 'vitest'
import { chooseBlueprint } from '../../src/blueprint/choose.ts'
import { fillBlueprint } from '../../src/blueprint/fill.ts'
import type { Blueprint } from '../../src/blueprint/schema.ts'
import { toFacts } from '../../src/rules/facts.ts'
import type { Facts } from '../../src/rules/rule-book.ts'
import { shippedBook, shippedGuides } from '../shipped.ts'

const book = await shippedBook()
const guides = await shippedGuides()
const { library } = guides
const leading = ({ task, given, text }: Blueprint['applies']['examples'][number]) =>
  chooseBlueprint(guides, { task, ...given }, { main: text, beside: '' })?.leading.blueprint.id
const shipped = library.map((loaded) => [loaded.blueprint.id, loaded] as const)

describe('shipped blueprints', () => {
  it.each(shipped)('%s is chosen by its examples and not by its counter-examples', (id, { blueprint }) => {
    const { examples, counterExamples } = blueprint.applies
    expect(examples.map(leading)).toEqual(examples.map(() => id))
    expect(counterExamples.map(leading)).not.toContain(id)
  })

  it.each(shipped)('%s reads whole without any fact known', (_id, loaded) => {
    const facts = { ...toFacts(book, {}), ...Object.fromEntries([...book.facts.keys()].map((key) => [key, 'unknown'])) }
    const filled = fillBlueprint(loaded, { ...loaded.blueprint.unit, case: 'case', cases: 'cases' }, facts)
    expect(JSON.stringify({ ...filled, applies: {}, challenges: [] })).not.toMatch(/undefined|NaN|[{]\w+\||\[\[/u)
    expect(filled.recommendation.length).toBeGreaterThan(40)
    expect(filled.parts.length).toBeGreaterThan(2)
  })

  it.each([
    ['moderation', { 'modality.text': 'yes' }, { 'modality.images': 'yes' }, /PDQ/u],
    ['public-letters', { 'modality.text': 'yes' }, { 'modality.scans': 'yes' }, /OCR and kind of paper/u],
    ['invoice-capture', { 'region.other': 'yes' }, { 'region.eu': 'yes' }, /EN 16931/u],
    ['scheduling-solver', { task: 'optimize' }, { task: 'act' }, /changes the plan by itself/u],
  ])('%s says only under the answers that call for it what not everybody has', (id, without, given, row) => {
    const loaded = library.find(({ blueprint }) => blueprint.id === id)
    const texts = (facts: Facts) =>
      loaded &&
      JSON.stringify(fillBlueprint(loaded, { case: 'case', cases: 'cases' }, { ...toFacts(book, {}), ...facts }))
    expect(texts(without)).not.toMatch(row)
    expect(texts(given)).toMatch(row)
  })
})
