import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { render } from '../../../src/channels/terminal/render.ts'
import { toInput } from '../../../src/channels/terminal/to-turn.ts'
import { columns, wrap } from '../../../src/channels/terminal/wrap.ts'
import type { Action, View } from '../../../src/contract/view.ts'

const LOOK = { width: 60, colour: false, choices: true }
const view = (actions: readonly Action[], parts: View['parts'] = []): View => ({ parts, actions, fallback: '' })
const answer = (value: string) => ({ type: 'answer', question: 'frequency', value, step: 2 }) as const
const CHOICE = view([
  { kind: 'button', label: 'Every day', input: answer('daily') },
  { kind: 'button', label: 'Every week', input: answer('weekly') },
  { kind: 'button', label: 'I don’t know yet', input: { type: 'skip', step: 2 } },
])
const TICKS = view([
  {
    kind: 'ticks',
    label: 'Tick',
    question: 'attempts',
    step: 4,
    options: [
      { label: 'Nothing yet', value: 'nothing' },
      { label: 'By hand', value: 'manual', ticked: true },
      { label: 'Rules', value: 'rules-or-search' },
    ],
  },
])

describe('a typed line', () => {
  test.each(['2', '2.', '#2', 'weekly', 'WEEKLY', 'every week', '  2  '])('%o picks the second option', (line) => {
    expect(toInput(line, [CHOICE])).toEqual(answer('weekly'))
  })

  test.each([
    ['1,3', ['nothing', 'rules-or-search']],
    ['2 3', ['manual', 'rules-or-search']],
    ['2-3', ['manual', 'rules-or-search']],
    ['1 and 3', ['nothing', 'rules-or-search']],
    ['manual, Rules', ['manual', 'rules-or-search']],
    ['by hand', ['manual']],
  ])('%o ticks %o', (line, value) => {
    expect(toInput(line, [TICKS])).toEqual({ type: 'answer', question: 'attempts', step: 4, value })
  })

  test.each(['back', 'skip', 'what is RAG?', '7', '1,9'])('%o is left to the conversation', (line) => {
    for (const open of [CHOICE, TICKS]) {
      expect(toInput(line, [open])).toEqual({ type: 'say', text: line, mentioned: true })
    }
  })

  test('what a reply offers is numbered after the question that is still open', () => {
    const reply = view([{ kind: 'button', label: 'Show the working', input: { type: 'say', text: 'working' } }])
    expect(render(reply, LOOK, 2)).toBe(' 3) Show the working')
    expect(toInput('3', [CHOICE, reply])).toEqual({ type: 'say', text: 'working' })
    expect(toInput('1', [CHOICE, reply])).toEqual(answer('daily'))
  })

  test('where a number is an answer, choices have letters, and a digit is that number', () => {
    const open = { ...CHOICE, takesNumber: true } as const
    expect(render(open, LOOK)).toBe(' a) Every day\n b) Every week')
    expect(toInput('b', [open])).toEqual(answer('weekly'))
    expect(toInput('2', [open])).toEqual({ type: 'say', text: '2', mentioned: true })
  })

  test('an empty line is nothing, and ? is help', () => {
    expect(toInput('  ', [CHOICE])).toBeUndefined()
    expect(toInput('?', [])).toEqual({ type: 'help' })
  })

  test('the number that is printed is the number that is understood', () => {
    const printed = render(TICKS, LOOK)
    for (const [, number, label] of printed.matchAll(/(\d+)\) \[.\] (.+)/g)) {
      const byLabel = toInput(label ?? '', [TICKS])
      expect(toInput(number ?? '', [TICKS])).toEqual(byLabel)
    }
  })
})

describe('a view as text', () => {
  test('shows parts and choices, and no colour unless asked', () => {
    const shown = render(view(CHOICE.actions, [{ kind: 'heading', text: 'How often?' }]), LOOK)
    expect(shown).toBe('How often?\n\n 1) Every day\n 2) Every week')
    expect(render(view([], [{ kind: 'heading', text: 'H' }]), { ...LOOK, colour: true })).toContain('\u001b[1m')
  })

  test('no text can move the cursor or change colours', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = render(
          view(
            [],
            [
              { kind: 'text', text: `\u001b[2J${text}` },
              { kind: 'table', header: [text], rows: [[text]] },
            ],
          ),
          LOOK,
        )
        expect(shown).not.toMatch(/(?!\n|\t)\p{Cc}/u)
      }),
    )
  })

  test('a table fits the width, or becomes one block a row where it cannot', () => {
    const long = 'a rather long cell that has to be broken into lines'
    const table = { kind: 'table', header: ['One', 'Two', 'Three'], rows: [[long, long, long]] } as const
    for (const width of [100, 60, 40]) {
      for (const line of render(view([], [table]), { ...LOOK, width }).split('\n')) {
        expect(columns(line)).toBeLessThanOrEqual(width)
      }
    }
    expect(render(view([], [table]), { ...LOOK, width: 24 })).toContain('Two: a rather')
  })
})

describe('wrapping', () => {
  test('keeps every letter, and no line is wider than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 80 }), (text, width) => {
        const lines = wrap(text, width)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  test('counts wide letters as two columns', () => {
    expect(columns('日本')).toBe(4)
    expect(wrap('日本語の長い文章です', 8)).toEqual(['日本語の', '長い文章', 'です'])
  })
})
