import { describe, expect, it } from 'vitest'
import { judgeCallback, judgeCommand, judgeMessage, judgeThread } from './judge.ts'

const V2 = 1 << 15
const text = (content: string) => ({ type: 10, content })
const button = (custom_id: string | undefined, label = 'Go') => ({ type: 2, style: 1, label, custom_id })
const row = (...components: object[]) => ({ type: 1, components })
const box = (...components: object[]) => ({ type: 17, components })
const v2 = (...components: object[]) => ({ flags: V2, components, attachments: [], allowed_mentions: { parse: [] } })
const many = <T>(n: number, make: (n: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
const menu = (more: object) => ({ type: 3, custom_id: 'm', options: [{ label: 'a', value: 'a' }], ...more })
const input = { type: 4, custom_id: 'i', style: 1 }
const label = (component: object, words = 'Words') => ({ type: 18, label: words, component })
const modal = (...components: object[]) => ({ type: 9, data: { custom_id: 'c', title: 'T', components } })

/** What Discord refuses: the schema's own rules first, then those that it does not hold. */
const ILLEGAL: Readonly<Record<string, object>> = {
  'custom_id of 101': v2(row(button('x'.repeat(101)))),
  'text of 4001': v2(text('x'.repeat(4001))),
  'six buttons': v2(row(...many(6, (n) => button(`b${n}`)))),
  '26 options': v2(row(menu({ options: many(26, (n) => ({ label: 'a', value: `${n}` })) }))),
  'button label of 81': v2(row(button('b', 'x'.repeat(81)))),
  'empty text': v2(text('')),
  'V2 with content': { ...v2(text('a')), content: 'a' },
  'V2 without its flag': { ...v2(box(text('a'))), flags: 0 },
  'six classic rows': { ...v2(...many(6, (n) => row(button(`b${n}`)))), flags: 0 },
  'custom_id twice': v2(row(button('b'), button('b'))),
  '4000 characters in all': v2(text('x'.repeat(2500)), text('x'.repeat(2500))),
  '41 components, nested': v2(box(...many(40, () => text('a')))),
  'content of 2001': { content: 'x'.repeat(2001), allowed_mentions: { parse: [] } },
  'button without custom_id': v2(row(button(undefined))),
  'unknown field': { ...v2(text('a')), colour: 'red' },
  'component id twice': v2({ ...text('a'), id: 7 }, { ...text('b'), id: 7 }),
  'menu beside a button': v2(row(menu({}), button('b'))),
  'more to choose than there is': v2(row(menu({ max_values: 2 }))),
  'file shown but not sent': v2({ type: 13, file: { url: 'attachment://a.md' } }),
  'mentions allowed': { ...v2(text('a')), allowed_mentions: { parse: ['users'] } },
  'mentions not mentioned': { flags: V2, components: [text('a')] },
  'nonce of 26': { ...v2(text('a')), nonce: 'x'.repeat(26) },
}

describe('the judge', () => {
  it('lets through what Discord accepts', () => {
    expect(judgeMessage(v2(box(text('a'), row(button('b'), button('c')), row(menu({}))), text('d')))).toEqual([])
    expect(judgeCallback(modal(text('a'), label(input)))).toEqual([])
    expect(judgeCallback({ type: 6 })).toEqual([])
    expect(judgeThread({ name: 'A thread', auto_archive_duration: 1440 })).toEqual([])
  })

  it.each(Object.entries(ILLEGAL))('refuses: %s', (_, body) => {
    expect(judgeMessage(body as Record<string, unknown>)).not.toEqual([])
  })

  it('refuses dialogs, threads and commands beyond their limits', () => {
    expect(judgeCallback(modal(...many(6, (n) => label({ ...input, custom_id: `i${n}` }))))).not.toEqual([])
    expect(judgeCallback(modal(label(input, 'x'.repeat(46))))).not.toEqual([])
    expect(judgeCallback(modal(label({ ...input, max_length: 3, value: 'long' })))).not.toEqual([])
    expect(judgeCallback({ type: 4, data: { ...v2(text('a')), content: 'a' } })).not.toEqual([])
    expect(judgeThread({ name: 'x'.repeat(101) })).not.toEqual([])
    expect(judgeThread({ name: 'a', auto_archive_duration: 61 })).not.toEqual([])
    expect(judgeCommand({ type: 1, name: 'LLM', description: 'a' })).not.toEqual([])
  })
})
