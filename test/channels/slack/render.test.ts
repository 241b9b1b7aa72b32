import type { ValidateFunction } from 'ajv'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readOwn, WRITE_BUTTON } from '../../../src/channels/slack/control.ts'
import { writeDialog } from '../../../src/channels/slack/dialog.ts'
import { render } from '../../../src/channels/slack/render.ts'
import { decodeAction } from '../../../src/contract/action-code.ts'
import type { View } from '../../../src/contract/view.ts'
import { blockSchema } from '../../loopback/slack-block-schema.ts'
import { judgeBlocks, judgeView } from '../../loopback/slack-judge.ts'
import { mentionsIn } from '../../loopback/slack-mentions.ts'
import { anyView, HOSTILE, input } from './views.ts'

type Element = { action_id: string; value?: string; options?: { value: string; text: { text: string } }[] }

let schema: ValidateFunction
beforeAll(async () => {
  schema = await blockSchema()
})

const CONVERSATION = 'c0nversation'
const names = new Map([['U0ANN', 'Ann <!here>']])
const draw = (view: View) => render(view, { conversation: CONVERSATION, names })
const view = (more: Partial<View>): View => ({ parts: [], actions: [], fallback: 'words', ...more })
const elementsOf = (blocks: readonly object[]): Element[] =>
  blocks.flatMap((block) => ('elements' in block ? (block.elements as Element[]) : [])).filter((one) => one.action_id)

describe('rendering for Slack', () => {
  it('gives a message that Slack takes for any View', () => {
    fc.assert(
      fc.property(anyView, (any) => {
        const { text, blocks } = draw(any)
        expect(judgeBlocks(blocks, 'message', schema)).toEqual([])
        expect(text.trim()).not.toBe('')
        expect(text.length).toBeLessThanOrEqual(4000)
        expect(`${text}${JSON.stringify(blocks)}`.isWellFormed()).toBe(true)
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('gives the same without tables', () => {
    fc.assert(
      fc.property(anyView, (any) => {
        const { blocks } = render(any, { conversation: CONVERSATION, tables: false })
        expect(judgeBlocks(blocks, 'message', schema)).toEqual([])
        expect(blocks.some(({ type }) => type === 'table')).toBe(false)
      }),
      { numRuns: 50 },
    )
  }, 60_000)

  it('shows the words of a View that fits, all of them', () => {
    const word = fc.stringMatching(/^[a-zäé☃]{1,12}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.array(word, { minLength: 1, maxLength: 5 }),
        (a, b) => {
          const { blocks } = draw(
            view({
              parts: [
                { kind: 'heading', text: a.join(' ') },
                { kind: 'list', items: a },
                { kind: 'fields', rows: a.map((label) => ({ label, value: b.join(' ') })) },
                { kind: 'table', header: b, rows: [b, b] },
                { kind: 'note', text: b.join(' ') },
              ],
            }),
          )
          const shown = JSON.stringify(blocks)
          for (const each of [...a, ...b]) expect(shown).toContain(each)
        },
      ),
    )
  })

  it('never makes a mention or a link out of words', () => {
    for (const words of HOSTILE) {
      const { text, blocks } = draw(
        view({
          fallback: words,
          parts: [
            { kind: 'heading', text: words },
            { kind: 'text', text: words },
            { kind: 'note', text: words },
            { kind: 'person', user: 'U0ANN', text: words },
            { kind: 'person', user: words, text: words },
            { kind: 'list', items: [words] },
            { kind: 'fields', rows: [{ label: words, value: words }] },
            { kind: 'table', header: [words], rows: [[words]] },
            { kind: 'link', label: words, url: words },
          ],
          actions: [
            { kind: 'button', label: words, input: { type: 'help' } },
            { kind: 'select', label: words, options: [{ label: words, description: words, input: { type: 'help' } }] },
            { kind: 'ticks', label: words, question: 'q', step: 1, options: [{ label: words, value: 'v' }] },
          ],
        }),
      )
      expect(mentionsIn({ text, blocks })).toEqual([])
    }
  })

  it('draws a link as a link', () => {
    const { blocks } = draw(view({ parts: [{ kind: 'link', label: 'The plan', url: 'https://plans.example/p/1' }] }))
    expect(mentionsIn({ blocks })).toHaveLength(1)
  })

  it('keeps the meaning of every control: what is clicked decodes to what was offered', () => {
    const options = fc.uniqueArray(input, { minLength: 1, maxLength: 120, selector: (one) => JSON.stringify(one) })
    fc.assert(
      fc.property(options, (inputs) => {
        const { blocks } = draw(
          view({
            actions: [
              { kind: 'select', label: 'Choose', options: inputs.map((one) => ({ label: 'an option', input: one })) },
              ...inputs.slice(0, 5).map((one) => ({ kind: 'button', label: 'b', input: one }) as const),
            ],
          }),
        )
        const codes = elementsOf(blocks).flatMap(({ action_id, value, options: lists }) =>
          lists ? lists.map((option) => action_id.replace(/^pick:\d+\.\d+:/, '') + option.value) : [value ?? ''],
        )
        const fits = inputs.filter((one) => JSON.stringify(one).length < 60)
        const decoded = codes.map((code) => decodeAction(code))
        for (const one of decoded) expect(one?.conversation).toBe(CONVERSATION)
        const meant = new Set(decoded.map((one) => JSON.stringify(sorted(one?.input))))
        for (const one of fits) expect(meant).toContain(JSON.stringify(sorted(one)))
      }),
    )
  })

  it('offers every option to tick, however many, and sends them together', () => {
    const options = Array.from({ length: 33 }, (_, at) => ({
      label: `Option ${at}`,
      value: `o${at}`,
      ticked: at === 12,
    }))
    const { blocks } = draw(view({ actions: [{ kind: 'ticks', label: 'Tick', question: 'q', step: 2, options }] }))
    const elements = elementsOf(blocks)
    expect(elements.flatMap((one) => one.options?.map(({ value }) => value) ?? [])).toEqual(options.map((o) => o.value))
    const send = decodeAction(elements.at(-1)?.value ?? '')
    expect(send?.input).toEqual({ type: 'answer', question: 'q', step: 2, value: [] })
  })

  it('says so where words had to be left out, and keeps every control', () => {
    const { blocks } = draw(
      view({
        parts: Array.from({ length: 80 }, (_, at) => ({ kind: 'text', text: `${at} ${'word '.repeat(300)}` })),
        actions: [{ kind: 'button', label: 'Back', input: { type: 'back', step: 3 } }],
      }),
    )
    expect(JSON.stringify(blocks)).toContain('does not fit into one Slack message')
    expect(elementsOf(blocks)).toHaveLength(1)
  })

  it('lists options in full above a list that has to cut them', () => {
    const label = `A choice ${'that needs many words to explain '.repeat(4)}END`
    const { blocks } = draw(
      view({ actions: [{ kind: 'select', label: 'Choose', options: [{ label, input: { type: 'help' } }] }] }),
    )
    expect(JSON.stringify(blocks.filter(({ type }) => type === 'rich_text'))).toContain('END')
  })

  it('draws the person by name, and as someone where the name is not known', () => {
    const shown = (user: string) => JSON.stringify(draw(view({ parts: [{ kind: 'person', user, text: 'answered' }] })))
    expect(shown('U0ANN')).toContain('Ann')
    expect(shown('U0XXX')).toContain('Someone')
    expect(shown('U0XXX')).not.toContain('U0XXX')
  })

  it('shows a picture that is a file where it belongs, and any other by its description', () => {
    const image = { kind: 'image', alt: 'A chart', png: 'aaaa', name: 'chart.png' } as const
    const parts = [{ kind: 'heading', text: 'Costs' } as const, image, { kind: 'text', text: 'So much' } as const]
    const pictures = new Map([[image, 'F1']])
    expect(render(view({ parts }), { conversation: 'abc', pictures }).blocks[1]).toEqual({
      type: 'image',
      slack_file: { id: 'F1' },
      alt_text: 'A chart',
    })
    expect(draw(view({ parts })).blocks[1]).toMatchObject({ type: 'context', elements: [{ text: 'A chart' }] })
  })
})

describe('the dialog for a typed answer', () => {
  it('is a view that Slack takes, for any button', () => {
    fc.assert(
      fc.property(anyView, (any) => {
        for (const { action_id, value } of elementsOf(draw(any).blocks)) {
          if (!action_id.startsWith('write:')) continue
          const button = readOwn(WRITE_BUTTON, value)
          if (button === undefined) throw new Error('a button that cannot be read')
          const dialog = writeDialog(button, { room: 'C0TEAM', thread: '1.2', direct: false })
          expect(judgeView(JSON.parse(JSON.stringify(dialog)), schema)).toEqual([])
        }
      }),
      { numRuns: 50 },
    )
  }, 60_000)

  it('is prefilled with the earlier answer where that fits', () => {
    const write = { kind: 'write', label: 'Write', question: 'why', step: 2, multiline: true, maxLength: 4000 } as const
    const initialOf = (initial: string) => {
      const [button] = elementsOf(draw(view({ actions: [{ ...write, initial }] })).blocks)
      const read = readOwn(WRITE_BUTTON, button?.value)
      return read?.initial
    }
    expect(initialOf('what I said before')).toBe('what I said before')
    expect(initialOf('x'.repeat(3000))).toBeUndefined()
  })
})

function sorted(one: object | undefined): object {
  return Object.fromEntries(Object.entries(one ?? {}).sort(([a], [b]) => a.localeCompare(b)))
}
