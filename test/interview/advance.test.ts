import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Advance, advance } from '../../src/interview/advance.ts'
import type { Interview } from '../../src/interview/conversation.ts'
import { currentAnswers } from '../../src/interview/current-answers.ts'
import type { InterviewInput } from '../../src/interview/input.ts'
import { notAsked } from '../../src/interview/not-asked.ts'
import { progress } from '../../src/interview/progress.ts'
import { reconcile } from '../../src/interview/reconcile.ts'
import { startInterview } from '../../src/interview/start-interview.ts'
import { type AnswerValue, MAX_TEXT, type Question, type RuleBook } from '../../src/rules/rule-book.ts'
import { shippedBook } from '../shipped.ts'

let book: RuleBook
beforeAll(async () => {
  book = await shippedBook()
})

const start = (mode: Interview['mode'] = 'normal') => startInterview(book, { mode, by: 'ann', now: 1 })
const question = (id: string | undefined): Question => {
  const found = book.questions.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no question ${id}`)
  return found
}
/** Some valid answer to a question, chosen by a number. */
const someAnswer = (id: string, seed: number): AnswerValue => {
  const { kind, options } = question(id)
  if (kind === 'text') return `answer ${seed}`
  const option = options[seed % options.length]?.id ?? 'unknown'
  return kind === 'many' ? [option] : option
}
const step = (interview: Interview, input: InterviewInput): Advance => advance(book, interview, input, 'ann', 2)
const moved = (interview: Interview, input: InterviewInput): Interview => {
  const result = step(interview, input)
  if (!('interview' in result)) throw new Error(`${input.type} gave ${JSON.stringify(result)}`)
  return result.interview
}
/** Some answer that the open question takes: one that cannot be true beside the others is refused, so the next is tried. */
const answerSome = (interview: Interview, seed: number): { input: InterviewInput; interview: Interview } => {
  const id = interview.question ?? ''
  for (let more = 0; more < 20; more++) {
    const input = { type: 'answer', question: id, value: someAnswer(id, seed + more), step: interview.step } as const
    const result = step(interview, input)
    if ('interview' in result) return { input, interview: result.interview }
  }
  throw new Error(`${id} takes no answer`)
}
const answer = (interview: Interview, value: AnswerValue): Interview =>
  moved(interview, { type: 'answer', question: interview.question ?? '', value, step: interview.step })
const toEnd = (interview: Interview, seed: number): Interview => {
  let at = interview
  for (let i = 0; at.question !== undefined; i++) {
    if (i > book.questions.length * 2) throw new Error('the interview does not end')
    at = answerSome(at, seed + i * 7).interview
  }
  return at
}
const withoutStep = ({ step: _, ...rest }: Interview) => rest

/** Anything a person or a platform may send, valid or not, at any step. */
const anyInput = (): fc.Arbitrary<InterviewInput> => {
  const id = fc.constantFrom(...book.questions.map((each) => each.id), 'nonsense', 'constructor')
  const value = fc.oneof(
    fc.constantFrom<AnswerValue>(
      'unknown',
      'yes',
      'no',
      'daily',
      '',
      5,
      -1,
      Number.NaN,
      ['none'],
      [],
      ['none', 'ml-engineer'],
    ),
    fc.string({ maxLength: 20 }),
    fc.constantFrom(...book.questions.flatMap(({ options }) => options.map((option) => option.id))),
  )
  const at = fc.option(fc.nat(40), { nil: undefined })
  const withStep = (n: number | undefined) => (n === undefined ? {} : { step: n })
  return fc.oneof(
    {
      arbitrary: fc
        .tuple(id, value, at)
        .map(([q, v, n]) => ({ type: 'answer', question: q, value: v, ...withStep(n) }) as const),
      weight: 4,
    },
    { arbitrary: at.map((n) => ({ type: 'skip', ...withStep(n) }) as const), weight: 6 },
    at.map((n) => ({ type: 'back', ...withStep(n) }) as const),
    fc.tuple(id, at).map(([q, n]) => ({ type: 'edit', question: q, ...withStep(n) }) as const),
    fc.constantFrom<InterviewInput>(
      { type: 'finish' },
      { type: 'mode', mode: 'quick' },
      { type: 'mode', mode: 'full' },
    ),
  )
}

describe('an interview', () => {
  it('asks one question after the other until nothing is left, in every mode', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('quick', 'normal', 'full'), (seed, mode) => {
        const end = toEnd(start(mode), seed)
        expect(end.phase).toBe('planned')
        expect(end.path.length).toBe(Object.keys(end.given).length)
        expect(new Set([...end.path, ...notAsked(book, end)]).size).toBe(book.questions.length)
      }),
      { numRuns: 60 },
    )
  })

  it('takes the words after the command as the problem, unless they are too long', () => {
    const begun = startInterview(book, { text: '  Tickets drown us\u0000 ', by: 'ann', now: 5 })
    expect(begun.given.problem).toEqual({ value: 'Tickets drown us', by: 'ann', at: 5 })
    expect(begun.question).not.toBe('problem')
    expect(startInterview(book, { text: 'x'.repeat(MAX_TEXT + 1), by: 'ann', now: 5 }).question).toBe('problem')
  })

  it('keeps who answered, when, and the words it came from', () => {
    const begun = start()
    const result = advance(
      book,
      begun,
      { type: 'answer', question: 'problem', value: 'slow', words: 'it is slow' },
      'bob',
      77,
    )
    expect(result.type === 'asked' && result.interview.given.problem).toEqual({
      value: 'slow',
      by: 'bob',
      at: 77,
      words: 'it is slow',
    })
  })

  it('raises the step with every change and leaves the interview that it was given alone', () => {
    fc.assert(
      fc.property(fc.array(anyInput(), { maxLength: 40 }), (inputs) => {
        let at = start()
        for (const input of inputs) {
          const frozen = structuredClone(at)
          const result = step(at, input)
          expect(at).toEqual(frozen)
          if ('interview' in result) {
            expect(result.interview.step).toBe(at.step + 1)
            expect(result.interview.question === undefined).toBe(result.interview.phase !== 'asking')
            at = result.interview
          }
        }
        expect(new Set(at.path)).toEqual(new Set(Object.keys(at.given)))
      }),
      { numRuns: 300 },
    )
  })

  it('never writes for a button of another step', () => {
    fc.assert(
      fc.property(
        fc.array(anyInput(), { maxLength: 15 }),
        anyInput(),
        fc.integer({ min: 1, max: 50 }),
        (inputs, late, off) => {
          const at = inputs.reduce((interview, input) => {
            const result = step(interview, input)
            return 'interview' in result ? result.interview : interview
          }, start())
          if (late.type !== 'answer' && late.type !== 'back' && late.type !== 'skip') return
          expect(step(at, { ...late, step: at.step + off }).type).toBe('stale')
          expect(step(at, { ...late, step: at.step - off }).type).toBe('stale')
        },
      ),
      { numRuns: 200 },
    )
  })

  it('reaches the same answers however the recorded clicks are shuffled, or says that they were stale', () => {
    let at = start()
    const clicks: InterviewInput[] = []
    for (let i = 0; at.question !== undefined; i++) {
      const click = answerSome(at, i)
      clicks.push(click.input)
      at = click.interview
    }
    const inOrder = at
    fc.assert(
      fc.property(fc.shuffledSubarray(clicks, { minLength: clicks.length }), (shuffled) => {
        let now = start()
        let stale = 0
        // Whatever was too early is pressed again once its question stands there, as a person would.
        for (let round = 0; round < clicks.length && now.question !== undefined; round++)
          for (const click of shuffled) {
            const result = step(now, click)
            if ('interview' in result) now = result.interview
            else if (result.type === 'stale') stale++
            else throw new Error(`unexpected ${result.type}`)
          }
        expect(withoutStep(now)).toEqual(withoutStep(inOrder))
        expect(stale).toBeGreaterThan(0)
      }),
      { numRuns: 30 },
    )
  })

  it('undoes an answer by going back', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 40 }), (seed, steps) => {
        let at = start()
        for (let i = 0; i < steps && at.question !== undefined; i++) at = answerSome(at, seed + i).interview
        if (at.question === undefined) return
        const there = answerSome(at, seed).interview
        expect(withoutStep(moved(there, { type: 'back' }))).toEqual(withoutStep(at))
      }),
      { numRuns: 100 },
    )
    expect(step(start(), { type: 'back' }).type).toBe('notice')
  })

  it('returns to where one was after an edit', () => {
    let at = start('full')
    for (let i = 0; i < 12 && at.question !== undefined; i++) at = answerSome(at, i).interview
    const open = at.question
    const edited = answer(moved(at, { type: 'edit', question: 'problem' }), 'another problem')
    expect(edited.question).toBe(open)
    expect(edited.given.problem?.value).toBe('another problem')
    const kept = moved(moved(at, { type: 'edit', question: 'problem' }), { type: 'back' })
    expect(withoutStep(kept)).toEqual(withoutStep(at))
  })

  it('makes the plan at once, counts the rest as passed over, and takes them up again when asked', () => {
    const at = answer(start(), 'too many tickets')
    const early = moved(at, { type: 'finish' })
    expect(early.phase).toBe('planned')
    expect(early.passed?.length).toBeGreaterThan(3)
    expect(Object.keys(currentAnswers(book, early))).toEqual(['problem'])
    const edited = answer(moved(early, { type: 'edit', question: 'problem' }), 'few tickets')
    expect(edited.phase).toBe('planned')
    const resumed = moved(edited, { type: 'mode', mode: 'normal' })
    expect(resumed.question).toBe(at.question)
    expect(withoutStep(moved(early, { type: 'back' }))).toEqual(withoutStep(at))
    expect(step(start(), { type: 'finish' }).type).toBe('refused')
  })

  it('asks no more in quick mode than in normal, and no more in normal than in full', () => {
    const asked = (['quick', 'normal', 'full'] as const).map((mode) => progress(book, start(mode)).left)
    expect(asked).toEqual(asked.toSorted((a, b) => a - b))
    expect(asked[2]).toBeGreaterThan(asked[0] ?? 99)
  })

  it('refuses with a clear message what is no answer', () => {
    const begun = start()
    const message = (interview: Interview, value: unknown) => {
      const result = step(interview, {
        type: 'answer',
        question: interview.question ?? '',
        value: value as AnswerValue,
      })
      return result.type === 'refused' ? result.message : result.type
    }
    expect(message(begun, 'x'.repeat(4001))).toBe(
      'That is 4,001 characters; I can keep at most 4,000. Please shorten it.',
    )
    expect(message(begun, 'x'.repeat(100_000))).toContain('100,000 characters')
    expect(message(begun, ' \u0000\n')).toContain('few words')
    expect(message(begun, ['a'])).toContain('not an answer')
    const choosing = moved(begun, { type: 'edit', question: 'frequency' })
    expect(message(choosing, 'sometimes')).toContain('Please choose from')
    expect(message(choosing, 3)).toContain('Please choose from')
    const ticking = moved(begun, { type: 'edit', question: 'team' })
    expect(message(ticking, ['none', 'ml-engineer'])).toContain('cannot be combined')
    expect(message(ticking, [])).toContain('check at least one')
    expect(message(ticking, ['ml-engineer', 'wizard'])).toContain('Please choose from')
    const spending = moved(begun, { type: 'edit', question: 'budget_usd' })
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY, 1e16])
      expect(message(spending, bad)).toContain('number of')
    expect(moved(spending, { type: 'answer', question: 'budget_usd', value: 12_345 }).given.budget_usd?.value).toBe(
      12_345,
    )
  })

  it('takes no answer that cannot be true beside another, and says which to change', () => {
    let at = moved(start(), { type: 'edit', question: 'attempts' })
    at = moved(at, { type: 'answer', question: 'attempts', value: ['prompted-llm'] })
    at = moved(at, { type: 'edit', question: 'behaviour_gap' })
    const result = step(at, { type: 'answer', question: 'behaviour_gap', value: 'not-tried' })
    expect(result).toMatchObject({ type: 'refused', questions: ['attempts'] })
    expect(step(at, { type: 'answer', question: 'behaviour_gap', value: 'not-accurate' }).type).toBe('asked')
  })

  it('takes nothing more once it is cancelled', () => {
    const cancelled = moved(start(), { type: 'cancel' })
    expect(cancelled.phase).toBe('cancelled')
    fc.assert(fc.property(anyInput(), (input) => step(cancelled, input).type === 'refused'))
  })

  it('stores text without control characters, lone surrogates or turned reading direction, in NFC', () => {
    const messy = 'a\u0000b\u001b[31m \ud800 e\u0301 \u202ekcab\u202c \r\n 👩‍💻'
    const given = answer(start(), messy).given.problem?.value
    expect(given).toBe('ab[31m  é kcab \n 👩‍💻')
  })
})

describe('an interview that was saved under other rules', () => {
  it('keeps what still is an answer and asks the rest again', () => {
    const end = toEnd(start('full'), 3)
    const without = { ...book, questions: book.questions.filter(({ id }) => id !== 'problem') }
    expect(reconcile(without, end).given.problem).toBeUndefined()
    expect(reconcile(without, end).phase).toBe('planned')
    const renamed = {
      ...book,
      questions: book.questions.map((each) =>
        each.id === 'frequency'
          ? { ...each, options: each.options.map((option) => ({ ...option, id: `new-${option.id}` })) }
          : each,
      ),
    }
    const fitted = reconcile(renamed, end)
    expect(fitted.given.frequency).toBeUndefined()
    expect(fitted.step).toBe(end.step + 1)
    expect(Object.keys(fitted.given).length).toBe(Object.keys(end.given).length - 1)
    const same = reconcile(book, end)
    expect({ ...same, step: 0 }).toEqual({ ...end, step: 0 })
  })
})
