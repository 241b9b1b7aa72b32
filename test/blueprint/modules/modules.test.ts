import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadGuides } from '../../../src/blueprint/load-guides.ts'
import { takenModules } from '../../../src/blueprint/modules/take.ts'
import { buildPlan } from '../../../src/plan/build-plan.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const guides = await shippedGuides()

type Read = Parameters<typeof takenModules>[3]
const reading = (id: string, parts: Read['parts']): Read => {
  const { library } = guides
  const floor = library.find(({ blueprint }) => blueprint.id === 'general-write')?.blueprint
  if (floor === undefined) throw new Error('There is no floor for writing.')
  const evaluation = { ...floor.evaluation, redLines: [] }
  return { id, parts, controls: [], data: { ...floor.data, traps: [] }, evaluation, pipeline: [] }
}
const NONE = reading('general-write', [])
/** No answer is known: only words can call for a module. */
const facts = Object.fromEntries([...book.facts.keys()].map((id) => [id, 'unknown']))
const taken = (text: string, question = 'outcome', blueprint: Read = NONE) =>
  takenModules(guides.modules, [{ question, text }], facts, blueprint, guides.trades.foreignTo(text)).map(
    ({ loaded }) => loaded.module.id,
  )
/** Answers under which a module's condition holds; where it only excludes some, one that it does not name. */
const under = (when: Record<string, unknown> = {}) => {
  const first = (value: unknown) => (Array.isArray(value) ? value[0] : typeof value === 'string' ? value : 'write')
  return { ...facts, ...Object.fromEntries(Object.entries(when).map(([id, value]) => [id, first(value)])) }
}
const planFor = (answers: Record<string, string>) => buildPlan({ book, knowledge, guides, answers, now: 0 })

describe('modules that the words of a team call for', () => {
  it('are taken by their examples, and not by their counter-examples', () => {
    for (const loaded of guides.modules) {
      const { words, examples, counterExamples, when } = loaded.module.applies
      if (words.length === 0) continue
      const takenFor = (text: string) =>
        takenModules([loaded], [{ question: 'outcome', text }], under(when), NONE, guides.trades.foreignTo(text))
      for (const example of examples) expect(takenFor(example), example).toHaveLength(1)
      for (const counter of counterExamples) expect(takenFor(counter), counter).toEqual([])
    }
  })

  it('are not taken where the word is denied; a wish counts only in what they say of problem and result', () => {
    expect(taken('No photos are needed.')).toEqual([])
    expect(taken('Handwriting was tried once.', 'dependencies')).toEqual([])
    expect(taken('We make vaccines and hear of side effects.', 'dependencies')).toEqual(['medicines'])
    expect(taken('We make vaccines.', 'dependencies')).toEqual([])
  })

  it('are left out where a part of the blueprint speaks of it', () => {
    const part = { part: 'Urgency', by: 'rules' as const, how: 'Red flags reach a person at once.' }
    const said = 'Urgent ones first, and duplicates merged.'
    expect(taken(said, 'outcome', reading('triage', [part]))).toEqual(['duplicates'])
  })

  it('stay silent where a control or a trap of the blueprint says it', () => {
    const act = { ...facts, task: 'act', 'training-option': 'prompt' }
    const ids = (blueprint: Read) =>
      takenModules(guides.modules, [{ question: 'outcome', text: 'It books rooms.' }], act, blueprint, () => false).map(
        ({ loaded }) => loaded.module.id,
      )
    expect(ids(NONE)).toContain('orders-in-outside-text')
    expect(ids({ ...NONE, controls: ['100 attacks by prompt injection.'] })).not.toContain('orders-in-outside-text')
  })

  it('are never more than four wishes that bring a part', () => {
    const wishes = guides.modules.filter(({ module }) => module.applies.asWish && module.parts.length > 0)
    const all = wishes.flatMap(({ module }) => module.applies.examples).join(' ')
    const ids = new Set(wishes.map(({ module }) => module.id))
    expect(taken(all).filter((id) => ids.has(id))).toHaveLength(4)
  })

  it('are at most six that only words call for, those first of which the problem says most', () => {
    const aside = [
      'storms make a queue of passengers',
      'our developers know COBOL programs',
      'the plant historian',
      'Kafka',
    ]
    const more = [
      'a historian',
      'forged applications',
      'Kinesis',
      'three shifts',
      'SBOM',
      'ERP typing',
      'WMS',
      'GIS maps',
    ]
    const beside = { question: 'dependencies', text: [...aside, ...more].join('. ') }
    const main = { question: 'problem', text: 'Our mill weaves cloth on forty looms, and a fault runs on.' }
    const ids = takenModules(guides.modules, [beside, main], facts, NONE, () => false).map(
      ({ loaded }) => loaded.module.id,
    )
    expect(ids).toHaveLength(6)
    expect(ids[0]).toBe('goods-on-a-roll')
  })
})

describe('modules in a plan', () => {
  const problem =
    'Our volunteers write letters to people who report side effects of a vaccine, and each letter takes two hours.'

  it('bring parts with the words that called for them, and their rows into every list', async () => {
    const plan = await planFor({ problem, task: 'write', error_tolerance: 'reviewed', private_knowledge: 'yes' })
    expect(plan.alsoAsked).toContainEqual(expect.objectContaining({ id: 'medicines', words: 'side effects' }))
    expect(plan.kind?.people.experts.map(({ who }) => who)).toContain('Drug safety officer')
    expect(plan.kind?.sources.map(({ id }) => id)).toContain('ema-gvp')
    expect(JSON.stringify(plan.work)).toContain('Drug safety officer')
  })

  it('follow the decisions: a retrieval plan without a blueprint of its kind still says how passages are found', async () => {
    const answers = { task: 'write', private_knowledge: 'yes', behaviour_gap: 'lacks-knowledge', citations: 'yes' }
    const plan = await planFor({ problem: 'We write obituaries.', ...answers })
    expect(plan.decisions['training-option']).toMatchObject({ option: 'rag' })
    expect(plan.kind?.parts.map(({ part }) => part)).toEqual(expect.arrayContaining(['The passages']))
  })
})

describe('modules of one’s own in KNOWLEDGE_DIR/modules', () => {
  let own: string
  beforeEach(async () => {
    own = await mkdtemp(join(tmpdir(), 'own-modules-'))
    await mkdir(join(own, 'modules'))
  })
  afterEach(() => rm(own, { recursive: true }))
  const write = (text: string) => writeFile(join(own, 'modules', 'ours.yaml'), text)
  const load = () => loadGuides('knowledge', own, book, knowledge)

  it('stand beside the shipped ones', async () => {
    await write(
      '- id: bees\n  applies: { words: [[hive, hives]], examples: ["Each hive has a scale."] }\n  controls: ["No data of a hive leaves the farm."]\n',
    )
    const { modules } = await load()
    expect(modules).toHaveLength(guides.modules.length + 1)
    expect(modules.at(-1)?.module.controls).toEqual(['No data of a hive leaves the farm.'])
  })

  it.each([
    ['- id: bees\n  applies: {}\n', 'needs `when` or `words`'],
    ['- id: bees\n  applies: { words: [[hive]] }\n', 'need an example'],
    [
      '- id: bees\n  applies: { words: [[hive]], examples: [A hive.] }\n  law: [bee-act]\n',
      'there is no law "bee-act"',
    ],
    ['- id: bees\n  applies: { when: { colour: red } }\n', 'colour'],
    ['- id: bees\n  applies: { words: [[hive]], examples: [A hive.], not: [apiary] }\n', 'no blueprint "apiary"'],
  ])('are refused with file and line: %j', async (text, told) => {
    await write(text)
    await expect(load()).rejects.toMatchObject({ message: expect.stringMatching(/ours\.yaml:\d+:/u) })
    await expect(load()).rejects.toThrow(told)
  })
})
