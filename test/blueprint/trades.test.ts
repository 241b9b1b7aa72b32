import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { foreignShare, heardRows, withoutForeign } from '../../src/blueprint/foreign-rows.ts'
import { loadGuides } from '../../src/blueprint/load-guides.ts'
import { TRADES } from '../../src/blueprint/trades.ts'
import { shippedBook, shippedGuides, shippedKnowledge } from '../shipped.ts'

const trades = TRADES.parse(parse(await readFile('knowledge/trades.yaml', 'utf8')))
const guides = await shippedGuides()
const { library } = guides

describe('trades', () => {
  it.each(trades)('$id is named by its example and not by its counter-example', ({ id, example, counterExample }) => {
    expect([...guides.trades.named(example)]).toContain(id)
    expect([...guides.trades.named(counterExample)]).not.toContain(id)
  })

  it('do not share an own word', () => {
    const own = trades.flatMap((trade) => trade.own)
    expect(own).toEqual([...new Set(own)])
  })

  it('are named in other languages by the words of the glossary', () => {
    const said = 'Wir sind ein Krankenhaus mit 900 Betten und die Pflege schreibt für jede Schicht auf Papier.'
    expect([...guides.trades.named(said)]).toContain('hospital')
  })

  it('let every kind of project say nearly all that it says in its own examples', () => {
    const foreign = library.flatMap(({ blueprint }) =>
      blueprint.applies.examples.flatMap(({ text }) => {
        const share = foreignShare(blueprint, guides.trades.foreignTo(text))
        return share > 0.15 ? [`${blueprint.id} ${share.toFixed(2)}: ${text}`] : []
      }),
    )
    expect(foreign).toEqual([])
  })
})

describe('rows of another trade', () => {
  const isForeign = guides.trades.foreignTo('Our dairy cows wear a collar that counts steps.')
  const row = (risk: string, answer: string) => ({ risk, sign: 'fewer answers', answer })

  it('are left out, and sentences of them where the rest can stand', () => {
    const said = {
      fallback: 'The nurse looks as today. Limits stay on.',
      risks: [
        row('A nurse stops looking', 'Ask her.'),
        row('Nobody looks', 'Count looks. Nurses tell why; the herd does not.'),
        row('A lame cow is missed', 'Let a veterinarian look.'),
      ],
    }
    expect(withoutForeign(said, isForeign)).toEqual({
      fallback: 'Limits stay on.',
      risks: [row('Nobody looks', 'Count looks.'), row('A lame cow is missed', 'Let a veterinarian look.')],
    })
  })

  it('go whole where a text is lost that they need, not for one that they can spare', () => {
    const part = { part: 'Warning', by: 'person', how: 'Somebody looks.', not: 'No alarm on the ward.' }
    expect(withoutForeign({ parts: [part, { ...part, how: 'A nurse looks.' }] }, isForeign)).toEqual({
      parts: [{ part: 'Warning', by: 'person', how: 'Somebody looks.' }],
    })
  })

  it('stay where the brief says the word, or nothing would be left', () => {
    const said = { controls: ['Nurses look daily.'] }
    expect(withoutForeign(said, isForeign)).toEqual(said)
    expect(foreignShare(said, isForeign)).toBe(1)
    expect(foreignShare(said, guides.trades.foreignTo('Nurses write too much.'))).toBe(0)
  })
})

describe('what is written for another trade', () => {
  const vets = guides.trades.foreignTo(
    'Our nine veterinary clinics see 90 patients a day; each veterinarian types at night.',
  )
  const ward = {
    title: 'Letters of a ward',
    parts: [
      { part: 'Signing', by: 'person', how: 'The physician signs. Physicians add from memory.' },
      { part: 'Codes', by: 'code', how: 'A coder checks each diagnosis of a clinical stay.' },
    ],
    owner: 'A ward physician',
    buy: [{ name: 'Hospital suites', what: 'Drafts' }],
  }

  it('is told by several of its words, says who decides here, and leaves the rest to the floor', () => {
    const plain = { ...ward, title: 'Texts', owner: 'Whoever signs' }
    expect(withoutForeign(ward, vets, plain)).toEqual({
      title: 'Texts',
      parts: [{ part: 'Signing', by: 'person', how: 'The veterinarian signs. Veterinarians add from memory.' }],
      owner: 'Whoever signs',
      buy: [],
    })
  })

  it('says why it was chosen, what is alike in a test, and its sums in the same way', () => {
    const said = {
      ...ward,
      applies: { because: 'A clinician signs.', words: [['ward']] },
      evaluation: { cluster: { by: 'physician', each: 10 } },
    }
    expect(withoutForeign(said, vets)).toMatchObject({
      applies: { because: 'A veterinarian signs.', words: [['ward']] },
      evaluation: { cluster: { by: 'veterinarian', each: 10 } },
    })
    const sums = [
      { id: 'a', title: 'Hours', say: 'A physician writes 5 hours.', weight: 4 },
      { id: 'b', title: 'Beds', say: 'Ten inpatient beds.', weight: 3 },
    ]
    expect(heardRows(sums, said, vets)).toEqual([{ ...sums[0], say: 'A veterinarian writes 5 hours.' }])
  })

  it('says a word of many meanings as it stands where little else speaks of the trade', () => {
    const said = { risks: ['A ward of the city.'] }
    expect(withoutForeign(said, vets)).toEqual(said)
  })

  it('keeps its words where the brief names no trade, and in its own', () => {
    for (const brief of ['We want it done by May.', 'Our hospital writes 80 letters a day.'])
      expect(withoutForeign(ward, guides.trades.foreignTo(brief))).toMatchObject({ title: ward.title })
  })

  it('is heard by what the brief is about, not by a story beside it', () => {
    const league = guides.trades.foreignTo(
      'Our football league plans 300 matches.',
      'A referee lay in hospital for a night.',
    )
    expect(league('A nurse looks.')).toBe(true)
  })

  it.each([
    ['Our veterinary clinics see 90 patients a day.', 'veterinary', 'hospital'],
    ['The food bank serves 900 households.', 'food-bank', 'banking'],
    ['The blood bank ships 300 units a day.', 'blood-service', 'banking'],
  ])('%s names %s and not %s', (brief, is, isNot) => {
    const named = [...guides.trades.named(brief)]
    expect(named).toContain(is)
    expect(named).not.toContain(isNot)
  })
})

describe('a file of trades that is not right', () => {
  let dir: string
  afterEach(() => rm(dir, { recursive: true }))

  it.each([
    ['also: [mars]', /trades\.yaml:2:\d+.*there is no trade "mars"/su],
    ['owns: [a lot]', /trades\.yaml:\d+:\d+/u],
  ])('with %s is refused with file and line', async (line, fault) => {
    dir = await mkdtemp(join(tmpdir(), 'trades-'))
    await cp('knowledge', dir, { recursive: true })
    const trade = ['heard: [moon]', 'own: [crater]', 'example: "We map the moon."', 'counterExample: "We map a city."']
    await writeFile(join(dir, 'trades.yaml'), ['- id: space', line, ...trade].join('\n  '))
    await expect(loadGuides(dir, undefined, await shippedBook(), await shippedKnowledge())).rejects.toThrow(fault)
  })
})
