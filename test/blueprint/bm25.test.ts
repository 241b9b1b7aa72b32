import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { bm25 } from '../../src/blueprint/bm25.ts'

const TEXTS = [
  { id: 'weld', text: 'photo weld seam inspector shift flag' },
  { id: 'roof', text: 'photo roof drone damage' },
  { id: 'mail', text: 'letter sort inspector mail desk reply team archive' },
  { id: 'field', text: 'soil sample' },
]
const ASKED = new Map([
  ['photo', 1],
  ['seam', 1],
  ['inspector', 0.5],
  ['unheard', 1],
  ['shift', 0.5],
])

describe('how well texts answer to words', () => {
  it('is scored as a search engine does', () => {
    const { scores, among } = bm25(TEXTS.map(({ id, text }) => ({ id, words: new Set(text.split(' ')) })))(ASKED)
    const engine = new MiniSearch({ fields: ['text'] })
    engine.addAll(TEXTS)
    const found = engine.search([...ASKED.keys()].join(' '), { boostTerm: (term) => ASKED.get(term) ?? 0 })
    expect([...scores.keys()].toSorted()).toEqual(found.map(({ id }) => id as string).toSorted())
    for (const { id, score } of found) expect(scores.get(id)).toBeCloseTo(score, 9)
    expect(among).toBe(4)
  })

  it('knows nothing where no word is shared', () => {
    expect(bm25([{ id: 'a', words: new Set(['one']) }])(new Map([['two', 1]]))).toEqual({ scores: new Map(), among: 0 })
  })
})
