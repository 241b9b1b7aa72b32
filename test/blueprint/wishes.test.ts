import { describe, expect, it } from 'vitest'
import { loadWishes } from '../../src/blueprint/load-wishes.ts'
import { alsoAsked } from '../../src/blueprint/wishes.ts'

const wishes = await loadWishes('knowledge')
const heard = (text: string, question = 'outcome') =>
  alsoAsked(wishes, [{ question, text }], undefined).map(({ id }) => id)

describe('what a team asks for besides', () => {
  it('is heard in the example of every row, and not in its counter-example', () => {
    for (const { id, example, counter } of wishes) {
      expect(heard(example), example).toContain(id)
      if (counter !== undefined) expect(heard(counter), counter).not.toContain(id)
    }
  })

  it('is no wish where it is denied, or stands in an answer to something else', () => {
    expect(heard('No photos are needed.')).toEqual([])
    expect(heard('Handwriting was tried once.', 'dependencies')).toEqual([])
  })

  it('is left out where a part of the blueprint speaks of it', () => {
    const part = { part: 'Urgency', by: 'rules' as const, how: 'Red flags reach a person at once.' }
    const texts = [{ question: 'outcome', text: 'Urgent ones first, and duplicates merged.' }]
    expect(alsoAsked(wishes, texts, { parts: [part] })).toMatchObject([{ id: 'duplicates', words: 'duplicates' }])
  })

  it('is never more than four parts', () => {
    const text = wishes.map(({ example }) => example).join(' ')
    expect(heard(text)).toHaveLength(4)
  })
})
