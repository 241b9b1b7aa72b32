import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { foreignShare, withoutForeign } from '../../src/blueprint/foreign-rows.ts'
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
