import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseBlueprint } from '../../src/blueprint/choose.ts'
import { coverFaults } from '../../src/blueprint/cover-faults.ts'
import { loadGuides } from '../../src/blueprint/load-guides.ts'
import { proveChoice } from '../../src/blueprint/prove-choice.ts'
import { faultLine } from '../../src/rules/fault.ts'
import { shippedBook, shippedKnowledge } from '../shipped.ts'

const book = await shippedBook()
const knowledge = await shippedKnowledge()
const shipped = (id: string) => readFile(join('knowledge/blueprints', `${id}.yaml`), 'utf8')

let own: string
beforeEach(async () => {
  own = await mkdtemp(join(tmpdir(), 'own-blueprint-'))
  await mkdir(join(own, 'blueprints'))
})
afterEach(() => rm(own, { recursive: true }))

const load = () => loadGuides('knowledge', own, book, knowledge)
const write = (id: string, text: string) => writeFile(join(own, 'blueprints', `${id}.yaml`), text)

/** The general blueprint of a task as one of our own, with these lines under `applies`. */
async function asKind(id: string, applies: string, rank = 60): Promise<string> {
  const text = await shipped('general-classify')
  return text
    .replace(/^id: .*$/mu, `id: ${id}`)
    .replace(/^rank: .*$/mu, `rank: ${rank}`)
    .replace(/^ {2}when: .*$/mu, applies)
}

describe('a blueprint of one’s own in KNOWLEDGE_DIR/blueprints', () => {
  it('leads where its words are used, and the choice stays proved', async () => {
    const words = '  words: [[truffle, truffles, mycorrhiza], [dogs, oaks, soil]]'
    await write('truffle-hunting', await asKind('truffle-hunting', words))
    const guides = await load()
    const said = { main: 'Our dogs find truffles under oaks; which soil has truffles?', beside: '' }
    const chosen = chooseBlueprint(guides, { task: 'classify' }, said)
    expect(chosen?.leading.blueprint.id).toBe('truffle-hunting')
    const { library } = guides
    expect(proveChoice(book, library)).toEqual([])
  })

  it('begins with the template of the docs, which is whole and leads for its example', async () => {
    await copyFile('docs/blueprint-template.yaml', join(own, 'blueprints', 'find-dating.yaml'))
    const guides = await load()
    const { library } = guides
    const template = library.find(({ blueprint }) => blueprint.id === 'find-dating')?.blueprint.applies
    const led = ({ task, text }: { task: string; text: string }) =>
      chooseBlueprint(guides, { task }, { main: text, beside: '' })?.leading.blueprint.id
    expect(template?.examples.map(led)).toEqual(['find-dating'])
    expect(template?.counterExamples.map(led)).not.toContain('find-dating')
    expect([...proveChoice(book, library), ...coverFaults(library, book)]).toEqual([])
  })

  it('takes the place of the shipped one with the same id', async () => {
    const text = await shipped('churn')
    await write('churn', text.replace(/^title: .*$/mu, 'title: Who leaves us'))
    const { library } = await load()
    expect(library.filter(({ blueprint }) => blueprint.id === 'churn').map(({ blueprint }) => blueprint.title)).toEqual(
      ['Who leaves us'],
    )
  })

  it('that leads together with another is named with a witness', async () => {
    await write('a-floor', await asKind('a-floor', '  when: { task: rank, simpler_way: no, latency: batch }', 0))
    const { library } = await load()
    const faults = proveChoice(book, library)
    expect(faults.map(({ kind, witness }) => ({ kind, witness }))).toEqual([
      {
        kind: 'conflict',
        witness: {
          ...{ task: 'rank', latency: 'batch', simpler_way: 'no', 'modality.text': 'yes' },
          'technique-heard': 'none',
        },
      },
    ])
    expect(faults.map(faultLine).join('\n')).toMatch(/a-floor.yaml:1:1 .* together with "general-rank"/u)
  })

  it('without words goes before the floor of the task by its rank, and the choice stays proved', async () => {
    await write('my-floor', await asKind('my-floor', '  when: { task: [classify, rank], latency: batch }', 70))
    const guides = await load()
    const led = (latency: string) =>
      chooseBlueprint(guides, { task: 'rank', latency }, { main: 'Our choir.', beside: '' })?.leading.blueprint.id
    expect([led('batch'), led('seconds')]).toEqual(['my-floor', 'general-rank'])
    const { library } = guides
    expect(proveChoice(book, library)).toEqual([])
  })

  it('that no answers lead to is named', async () => {
    const never = '  when: { all: [ { latency: batch }, { latency: seconds } ] }\n  words: [[truffle]]'
    await write('truffle-hunting', await asKind('truffle-hunting', never))
    const { library } = await load()
    expect(proveChoice(book, library).map(faultLine).join('\n')).toMatch(/truffle-hunting\.yaml:.*unreachable-option/u)
  })

  it('that says to cover advice which does not exist is named', async () => {
    const text = await shipped('churn')
    await write('churn', text.replace(/^covers: .*$/mu, 'covers: [own-test-set, moon-phase]'))
    const { library } = await load()
    expect(coverFaults(library, book).map(faultLine)).toEqual([expect.stringMatching(/churn\.yaml.*"moon-phase"/u)])
  })

  it.each([
    ['law', 'aia:art404', (text: string) => text.replace(/^law: \[/mu, 'law: ["aia:art404", ')],
    ['role', 'wizard', (text: string) => text.replace(/(who: .*), hours/u, '$1, role: wizard, hours')],
    ['source', 'hearsay', (text: string) => text.replace(/source: [\w-]+/u, 'source: hearsay')],
    ['combines', 'alchemy', (text: string) => text.replace(/^combines: .*$/mu, 'combines: [alchemy]')],
  ])('with an unknown %s is refused with file and line', async (field, id, broken) => {
    const text = broken(await shipped('churn'))
    const line = text.split('\n').findIndex((each) => each.includes(id)) + 1
    await write('churn', text)
    await expect(load()).rejects.toMatchObject({
      message: expect.stringMatching(new RegExp(`churn\\.yaml:${line}:.*"${id}"`, 'u')),
      field,
    })
  })
})

describe('the shipped blueprints', () => {
  it('are proved: whatever is answered, exactly one leads', async () => {
    const { library } = await loadGuides('knowledge', undefined, book, knowledge)
    expect(proveChoice(book, library)).toEqual([])
    expect(coverFaults(library, book)).toEqual([])
  })

  it('without the general one of a task leave answers without a leader, which is said', async () => {
    const bare = join(own, 'bare')
    await mkdir(join(bare, 'blueprints'), { recursive: true })
    await Promise.all(
      ['general-write', 'general-classify'].map((id) =>
        copyFile(join('knowledge/blueprints', `${id}.yaml`), join(bare, 'blueprints', `${id}.yaml`)),
      ),
    )
    const others = (await readdir('knowledge')).filter((file) => file.endsWith('.yaml') && file !== 'smaller.yaml')
    await Promise.all(others.map((file) => copyFile(join('knowledge', file), join(bare, file))))
    const { library } = await loadGuides(bare, undefined, book, knowledge)
    expect(proveChoice(book, library)).toMatchObject([{ kind: 'gap', witness: { task: expect.any(String) } }])
  })
})
