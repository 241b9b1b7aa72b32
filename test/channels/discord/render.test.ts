import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { render } from '../../../src/channels/discord/render.ts'
import { messageBody } from '../../../src/channels/discord/send/message-body.ts'
import type { Part, View } from '../../../src/contract/view.ts'
import { judgeMessage } from '../../loopback/discord/judge.ts'
import { asSeen, liveMarks, textsOf } from '../../loopback/discord/shown.ts'
import { anyView, hostile } from './views.ts'

const context = { conversation: 'abc123', rooms: 'server' as const }
const view = (parts: readonly Part[], actions: View['actions'] = []): View => ({ parts, actions, fallback: 'short' })
const bodies = (shown: View, more = {}) =>
  render(shown, { ...context, ...more }).map((one) => messageBody(one, 1 << 30))

describe('render', () => {
  it('turns any view into messages that Discord accepts', () => {
    const rooms = fc.oneof(
      fc.constant('server' as const),
      fc.uniqueArray(fc.record({ id: fc.stringMatching(/^\d{17,19}$/), name: fc.string() }), {
        maxLength: 40,
        selector: (room) => room.id,
      }),
    )
    fc.assert(
      fc.property(anyView, rooms, fc.boolean(), (shown, where, pictures) => {
        const sent = render(shown, { conversation: 'abc123', rooms: where, pictures })
        expect(sent.length).toBeGreaterThan(0)
        for (const one of sent) {
          const { body, files } = messageBody(one, 1 << 30)
          expect(
            judgeMessage(
              body as never,
              files.map((file) => file.name),
            ),
          ).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })

  it('shows hostile text as it is and makes nothing of it: no mention, no masked link, no format', () => {
    for (const text of hostile) {
      const parts: Part[] = [
        { kind: 'heading', text },
        { kind: 'text', text },
        { kind: 'note', text },
        { kind: 'list', items: [text] },
        { kind: 'fields', rows: [{ label: text, value: text }] },
        { kind: 'table', header: [text, text], rows: [[text, text]] },
        { kind: 'person', user: text, text },
        { kind: 'image', alt: text, png: 'aaaa', name: text },
      ]
      const [body] = bodies(view(parts))
      const shown = textsOf(body?.body.components).join('\n')
      expect(liveMarks(shown), text).toEqual([])
      expect(body?.body.allowed_mentions).toEqual({ parse: [] })
      const [plain] = bodies(view([{ kind: 'text', text }]))
      expect(asSeen(textsOf(plain?.body.components).join('')), text).toBe(text.replaceAll('\u200b', ''))
    }
  })

  it('takes out what could turn or break the text around it', () => {
    const [body] = bodies(view([{ kind: 'text', text: 'a\u202eb\u2066c\u0000d\ud800e\r\nf' }]))
    expect(textsOf(body?.body.components)[0]).toBe('abcd\ufffde\nf')
  })

  it('keeps every character of a text, however it has to be split', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30_000, unit: 'grapheme-ascii' }), (text) => {
        const seen = textsOf(bodies(view([{ kind: 'text', text }])).flatMap((one) => one.body.components ?? [])).map(
          asSeen,
        )
        const squeezed = (s: string) => s.replace(/\s+/g, '')
        if (text.trim() !== '') expect(squeezed(seen.join(''))).toBe(squeezed(text))
      }),
      { numRuns: 100 },
    )
  })

  it('does not let a split turn a harmless mark into a heading', () => {
    const text = `${'x'.repeat(3999)} # not a heading`
    const second = textsOf(bodies(view([{ kind: 'text', text }]))[1]?.body.components)
    expect(second[0]).toBe('\\# not a heading')
  })

  it('keeps a heading with what it heads', () => {
    const parts: Part[] = [
      { kind: 'text', text: 'x'.repeat(3980) },
      { kind: 'heading', text: 'Evaluation' },
      { kind: 'list', items: ['a'.repeat(50)] },
    ]
    const [first, second] = bodies(view(parts)).map((one) => textsOf(one.body.components)[0])
    expect(first).not.toContain('Evaluation')
    expect(second).toBe(`## Evaluation\n- ${'a'.repeat(50)}`)
  })

  it('draws buttons five to a row, menus alone, and the same control once', () => {
    const button = (n: number) => ({
      kind: 'button' as const,
      label: `B${n}`,
      input: { type: 'why' as const, decision: `d${n}` },
    })
    const options = [{ label: 'One', input: { type: 'cancel' as const } }]
    const actions = [...[1, 2, 3, 4, 5, 6, 6].map(button), { kind: 'select' as const, label: 'Pick', options }]
    const [body] = bodies(view([{ kind: 'text', text: 'Choose' }], actions))
    const container = body?.body.components?.[0] as { components: { type: number; components?: unknown[] }[] }
    expect(container.components.map((one) => [one.type, one.components?.length])).toEqual([
      [10, undefined],
      [14, undefined],
      [1, 5],
      [1, 1],
      [1, 1],
    ])
  })

  it('offers shared rooms in a direct message, and says so when there are none', () => {
    const shown = view([{ kind: 'text', text: 'Where?' }], [{ kind: 'room', label: 'Channel' }])
    expect(JSON.stringify(bodies(shown, { rooms: [{ id: '1234567', name: '#plans' }] }))).toContain('"value":"1234567"')
    expect(textsOf(bodies(shown, { rooms: [] })[0]?.body.components).join()).toContain('I found none')
  })

  it('links only to http and https addresses', () => {
    const link = (url: string) => textsOf(bodies(view([{ kind: 'link', label: 'Plan', url }]))[0]?.body.components)[0]
    expect(link('https://example.org/p?a=1')).toBe('[Plan](<https://example.org/p?a=1>)')
    expect(link('javascript:alert(1)')).toBe('Plan javascript:alert(1)')
  })
})
