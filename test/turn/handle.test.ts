import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Input } from '../../src/contract/input.ts'
import type { View } from '../../src/contract/view.ts'
import type { DecisionSpec, Rule } from '../../src/rules/rule-book.ts'
import { firstAnswer, type Message, openRoom, press, type Room, type RoomOptions, words } from './open-room.ts'

const cleanUp: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const work of cleanUp.splice(0).reverse()) await work()
})

async function room(options: RoomOptions = {}): Promise<Room> {
  const opened = await openRoom(options)
  cleanUp.push(() => opened.close())
  return opened
}

const IN_THREAD = { platform: 'slack', tenant: 'slack:T1', room: 'C1', direct: false } as const

/** Answers with the first way offered until the plan stands there. */
async function toPlan(at: Room): Promise<void> {
  for (let i = 0; i < 60 && at.messages.at(-1)?.key !== 'plan-next'; i++) {
    const view = at.last()
    if (view.actions.length === 0) return
    await at.act(firstAnswer(view))
  }
}

const find = (at: Room, key: string): View | undefined => at.messages.findLast((message) => message.key === key)?.view
const open = async (at: Room) => (await at.conversation())?.interview

describe('a conversation', () => {
  it('goes from the first words to a plan, and each answer replaces its question', async () => {
    const at = await room()
    const started = await at.act({ type: 'start', text: 'Our support team drowns in tickets' })
    expect(started.status).toBe('done')
    expect(words(find(at, 'root'))).toContain('Planning: Our support team drowns in tickets')
    expect(words(find(at, 'given-problem'))).toBe('The problem: Our support team drowns in tickets')
    await at.say('Customers wait for two days')
    expect(words(at.messages.find(({ key }) => key === 'step-0')?.view)).toBe(
      'Why it matters: Customers wait for two days',
    )
    await toPlan(at)
    expect((await open(at))?.phase).toBe('planned')
    const plan = at.messages.filter(({ key }) => key.startsWith('plan-')).map(({ key }) => key)
    expect(plan[0]).toBe('plan-decisions')
    expect(plan).toContain('plan-budget')
    expect(plan.at(-1)).toBe('plan-next')
    expect(words(find(at, 'plan-decisions'))).toContain('Decisions')
    for (const { key, view } of at.messages.filter((message) => message.key.startsWith('step-')))
      expect(view.parts.length, key).toBeLessThan(4)
  })

  it('opens a thread in a room and is found there by the next message', async () => {
    const at = await room({ place: IN_THREAD })
    await at.act({ type: 'start' })
    expect(at.messages[0]?.kind).toBe('open')
    await at.say('Contracts take too long to read')
    expect((await open(at))?.given.problem?.value).toBe('Contracts take too long to read')
  })

  it('understands command words', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'Too many invoices' })
    await at.say('Because it costs us')
    await at.say('back')
    expect((await open(at))?.question).toBe('why')
    await at.say('skip')
    expect((await open(at))?.given.why?.value).toBe('unknown')
    await at.say('edit problem')
    expect(words(at.last())).toContain('So far: Too many invoices')
    await at.say('Too many receipts')
    expect((await open(at))?.given.problem?.value).toBe('Too many receipts')
    await at.say('change problem to Too many forms')
    expect((await open(at))?.given.problem?.value).toBe('Too many forms')
    await at.say('status')
    expect(words(at.messages.findLast(({ key }) => key === 'note')?.view)).toContain('The problem: Too many forms')
    expect(words((await at.say('help')).tell)).toContain('back: the previous question')
    await at.say('done')
    expect(at.messages.at(-1)?.key).toBe('plan-next')
    expect(words((await at.say('cancel')).tell)).toContain('nothing to cancel')
    await at.say('edit problem')
    await at.say('cancel')
    expect((await open(at))?.phase).toBe('planned')
  })

  it('stops asking when it is cancelled, and starts again from there', async () => {
    const at = await room({ place: IN_THREAD })
    await at.act({ type: 'start', text: 'Slow answers' })
    await at.say('cancel')
    expect(await open(at)).toBeUndefined()
    expect(words(find(at, 'root'))).toContain('ann canceled this')
    expect((await at.say('daily')).status).toBe('ignored')
    await at.act(press(at.last(), 'Start again'))
    expect((await open(at))?.question).toBe('problem')
  })

  it('proposes what the first words answer, without a language model, and takes it with one tap', async () => {
    const at = await room()
    const text =
      'Clerks of our Danish insurer sort 1,200 scanned claim letters a day by hand, each takes 6 minutes; nothing may leave our network.'
    await at.act({ type: 'start', text })
    const proposed = at.messages.findLast(({ key }) => key === 'proposals')
    expect(words(proposed?.view)).toContain('(“1,200 scanned claim letters a day”)')
    expect(Object.keys((await open(at))?.given ?? {})).toEqual(['problem'])
    await at.act({ type: 'take' })
    const given = (await open(at))?.given ?? {}
    expect(given.requests_per_day?.value).toBe(1200)
    expect(given.hosting?.value).toBe('on-premises')
    expect(given.minutes_per_case?.value).toBe(6)
    expect(given.modality?.value).toEqual(['scans'])
  })

  it('reads typed answers and says what it heard', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'Slow answers' })
    await at.act({ type: 'edit', question: 'requests_per_day' })
    await at.say('~5k per day')
    const heard = at.messages.findLast(({ view }) => words(view).startsWith('Requests a day'))
    expect(words(heard?.view)).toBe('Requests a day: 5,000 requests a day\nFrom “~5k per day”')
    await at.act({ type: 'edit', question: 'budget_usd' })
    await at.say('€50k')
    expect((await open(at))?.given.budget_usd).toMatchObject({ value: 56_800 })
    expect((await open(at))?.given.budget_usd?.words).toMatch(
      /^€50k \(1 EUR converted at 1\.\d+ USD, the rate of 2026-/,
    )
    await at.act({ type: 'edit', question: 'budget_usd' })
    await at.say('no idea')
    expect((await open(at))?.given.budget_usd?.value).toBe('unknown')
    await at.act({ type: 'edit', question: 'frequency' })
    await at.say('weekly or daily')
    expect(words(at.last())).toContain('Did you mean “About weekly” or “Daily”?')
    await at.act(press(at.last(), 'Daily'))
    expect((await open(at))?.given.frequency?.value).toBe('daily')
  })

  it('points out answers that pull against each other, and goes on', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'Slow answers' })
    await at.act({ type: 'adopt', question: 'latency', value: 'batch' })
    await at.act({ type: 'adopt', question: 'task', value: 'converse' })
    const note = at.messages.findLast(({ key }) => key === 'check-live-but-batch')
    expect(words(note?.view)).toContain('Please check: ')
    await at.act(press(note?.view, 'Change “Speed”'))
    await at.say('seconds')
    expect((await open(at))?.given.latency?.value).toBe('seconds')
  })

  it('takes command words and questions after the command for what they are', async () => {
    const at = await room({ place: IN_THREAD })
    expect(words((await at.act({ type: 'start', text: 'help' })).tell)).toContain('back: the previous question')
    expect(at.messages).toEqual([])
    await at.act({ type: 'start', text: 'quick' })
    expect((await open(at))?.mode).toBe('quick')
    expect((await open(at))?.question).toBe('problem')
  })

  it('offers to continue or start over when an interview is open in the same room', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'First problem' })
    const first = (await at.conversation())?.id
    await at.act({ type: 'start', text: 'Second problem' })
    expect((await at.conversation())?.id).toBe(first)
    const offer = at.last()
    await at.act(press(offer, 'Go on'))
    expect((await at.conversation())?.id).toBe(first)
    await at.act(press(offer, 'Start over'))
    const second = await at.conversation()
    expect(second?.id).not.toBe(first)
    expect(second?.interview.given.problem?.value).toBe('Second problem')
  })

  it('explains, tries other answers without keeping them, and adopts them when told to', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'Sort the mail' })
    await toPlan(at)
    const before = await open(at)
    await at.act({ type: 'why', decision: 'ai-fit' })
    expect(words(at.last())).toMatch(/^Is AI the right path\? .+\nWhy:\n.+\nSources: /s)
    await at.act({ type: 'what-if', question: 'simpler_way', value: 'no' })
    expect(words(at.last())).toContain('What if “A simpler way” were')
    expect(await open(at)).toEqual(before)
    await at.act(press(at.last(), 'Adopt it'))
    expect((await open(at))?.given.simpler_way?.value).toBe('no')
  })

  it('rebuilds the plan after an edit, says what changed, and keeps every posted summary current', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'Sort the mail' })
    await toPlan(at)
    await at.act({ type: 'publish', room: 'C9' })
    await at.act({ type: 'publish', room: 'C9' })
    const summaries = () => at.messages.filter(({ kind }) => kind === 'publish')
    expect(summaries().map(({ to }) => to)).toEqual(['C9'])
    const old = words(summaries()[0]?.view)
    const plans = at.messages.filter(({ key }) => key === 'plan-decisions').length
    await at.say('edit problem')
    await at.say('Predict which machines will fail next week')
    for (let i = 0; i < 40 && at.messages.at(-1)?.key !== 'changes'; i++) await at.act(firstAnswer(at.last()))
    expect(words(at.last())).toContain('What changed in the plan')
    expect(at.messages.filter(({ key }) => key === 'plan-decisions').length).toBe(plans)
    expect(summaries().length).toBe(1)
    expect(words(summaries()[0]?.view)).not.toBe(old)
  })

  it('gives the plan as files', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'Sort the mail' })
    expect((await at.act({ type: 'export', format: 'md' })).status).toBe('refused')
    await at.say('done')
    await at.act({ type: 'export', format: 'md' })
    await at.act({ type: 'export', format: 'json' })
    expect(at.files.map(({ name }) => name)).toEqual(['plan.md', 'plan.json'])
    expect(at.files[0]?.content).toContain('# Sort the mail')
    expect(JSON.parse(at.files[1]?.content ?? '').answers.problem).toBe('Sort the mail')
  })

  it('erases a person only after asking, and keeps nothing', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'CANARY-words' })
    const asked = await at.say('forget me')
    expect((await at.conversation())?.owner).toBe('ann')
    await at.act(press(asked.tell, 'Erase everything'))
    expect(await at.conversation()).toBeUndefined()
    expect(JSON.stringify(await at.store.exportPerson('terminal:t1', 'ann'))).not.toContain('CANARY')
  })
})

describe('questions in the thread', () => {
  it('answers sizing without touching the open question, and follows up', async () => {
    const at = await room({ place: IN_THREAD })
    await at.act({ type: 'start', text: 'Slow answers' })
    const before = await open(at)
    await at.say('how much memory does llama 3 8b need in bf16?', 'ann')
    expect(at.messages.at(-1)?.key).toBe('reply')
    expect(words(at.last())).toContain('Still open')
    const { question, given, step } = (await open(at)) ?? {}
    expect({ question, given, step }).toEqual({ question: before?.question, given: before?.given, step: before?.step })
    expect((await at.conversation())?.lastQuery).toBeDefined()
  })

  it('is silent when people talk to each other', async () => {
    const at = await room({ place: IN_THREAD })
    await at.act({ type: 'start', text: 'Slow answers' })
    const count = at.messages.length
    for (const [text, user] of [
      ['@bob what do you think?', 'ann'],
      ['lunch at noon?', 'bob'],
      ['ok', 'bob'],
      ['back', 'bob'],
      ['next', 'carol'],
    ] as const)
      expect((await at.say(text, user)).status, text).toBe('ignored')
    expect(at.messages.length).toBe(count)
  })

  it('answers a vague question in a full room when it was named, and only then', async () => {
    const at = await room({ place: IN_THREAD })
    await at.act({ type: 'start', text: 'Slow answers' })
    expect((await at.say('can we run it on one card?', 'bob')).status).toBe('ignored')
    await at.say('can we run it on one card?', 'bob', true)
    expect(words(at.last())).toMatch(/language model[\s\S]*GiB/)
  })

  it('leaves no trace of talk in a thread that is none of ours', async () => {
    const at = await room({ place: { ...IN_THREAD, thread: 'T9' } })
    expect(await at.say('what is LoRA, does anyone know?', 'bob')).toEqual({ status: 'ignored' })
    expect(at.messages).toEqual([])
  })

  it('answers and hints in a direct room without an interview, and can plan what was typed', async () => {
    const at = await room()
    await at.say('how much memory does a 7B model need in 4 bit?')
    expect(at.last().fallback).toMatch(/GiB|GB/)
    const other = await room()
    await other.say('we want to sort our mail without reading it')
    await other.act(press(other.last(), 'Plan this'))
    expect((await open(other))?.given.problem?.value).toBe('we want to sort our mail without reading it')
    const third = await room()
    await third.say('BERT or GPT to sort 900 mails a day?')
    expect(third.last().fallback).toMatch(/I would take a small model/)
    await third.act(press(third.last(), 'Plan this'))
    expect((await open(third))?.given.problem?.value).toBe('BERT or GPT to sort 900 mails a day?')
  })
})

describe('exactly once', () => {
  it('gives one effect to a delivery that arrives many times at once', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'Slow answers' })
    const step = (await open(at))?.step ?? 0
    const turn = {
      deliveryId: 'same',
      place: at.place,
      user: 'ann',
      input: { type: 'say', text: 'it hurts' } as Input,
      at: 1,
    }
    const results = await Promise.all(Array.from({ length: 8 }, () => at.handle(turn)))
    expect(results.map(({ status }) => status).toSorted()).toEqual(['done', ...Array(7).fill('duplicate')])
    await at.drain()
    expect((await open(at))?.step).toBe(step + 1)
  })

  it('lets one of several people win, and tells the others who answered', async () => {
    const at = await room({ place: IN_THREAD })
    await at.act({ type: 'start', text: 'Slow answers' })
    await at.act({ type: 'share' })
    await at.act({ type: 'edit', question: 'frequency' })
    const asked = at.last()
    const thread = at.thread() ?? ''
    const click = (user: string, label: string) =>
      at.handle({
        deliveryId: `${user}-click`,
        place: { ...at.place, thread },
        user,
        input: press(asked, label),
        at: 5,
      })
    const results = await Promise.all([click('bob', 'Daily'), click('carol', 'About weekly'), click('dan', 'Once')])
    const done = results.filter(({ status }) => status === 'done')
    expect(done.length).toBe(1)
    const winner = (await open(at))?.given.frequency?.by
    for (const { status, tell } of results)
      if (status !== 'done') expect(words(tell)).toContain(`${winner} answered “How often”`)
  })

  it('tells the second of two people who type an answer at once who was first, and keeps the words out of the next question', async () => {
    const at = await room({ place: IN_THREAD })
    await at.act({ type: 'start', text: 'Slow answers' })
    await at.act({ type: 'share' })
    await at.act({ type: 'edit', question: 'frequency' })
    await at.say('monthly', 'bob')
    const before = await at.conversation()
    const late = await at.say('daily', 'carol')
    expect(words(late.tell)).toContain('bob answered “How often”: About monthly')
    expect(await at.conversation()).toEqual(before)
  })

  it('never writes for a stale button, and shows what is open now', async () => {
    const at = await room()
    await at.act({ type: 'start', text: 'Slow answers' })
    await at.act({ type: 'edit', question: 'frequency' })
    const old = at.last()
    await at.act(press(old, 'Daily'))
    const before = await at.conversation()
    const late = await at.act(press(old, 'Once'))
    expect(late.status).toBe('refused')
    expect(words(late.tell)).toContain('You answered “How often”: Daily')
    expect(words(late.tell)).toContain('The open question now')
    expect(await at.conversation()).toEqual(before)
    await at.act(firstAnswer(late.tell as View))
    expect((await open(at))?.step).toBe((before?.interview.step ?? 0) + 1)
  })

  it('goes on with the same question after a restart, whatever the turn', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'llm-plan-'))
    cleanUp.push(() => rm(dir, { recursive: true, force: true }))
    const script: Input[] = [
      { type: 'start', text: 'Slow answers' },
      { type: 'say', text: 'Customers leave' },
      { type: 'say', text: 'back' },
      { type: 'skip' },
      { type: 'say', text: 'Answers in an hour' },
      { type: 'edit', question: 'frequency' },
      { type: 'say', text: 'daily' },
      { type: 'finish' },
      { type: 'edit', question: 'budget_usd' },
      { type: 'say', text: '$50k' },
    ]
    const line = ({ key, view }: Message) => `${key}: ${words(view)}`
    const whole = await room()
    for (const input of script) await whole.act(input)
    const messages: Message[] = []
    let interview: unknown
    for (const input of script) {
      const at = await openRoom({ url: `sqlite:${join(dir, 'one.db')}`, messages })
      await at.act(input)
      interview = await open(at)
      await at.close()
    }
    const undisturbed = await open(whole)
    const timeless = (given: unknown) => JSON.parse(JSON.stringify(given), (key, value) => (key === 'at' ? 0 : value))
    expect(timeless(interview)).toEqual(timeless(undisturbed))
    expect(messages.map(line)).toEqual(whole.messages.map(line))
  })
})

describe('when something is wrong', () => {
  it('says so with an id that the log has, and stays as it was', async () => {
    const { advice } = await import('./open-room.ts')
    const { book } = await advice()
    // A decision whose every option is ruled out makes every plan fail.
    const never = { fact: 'training-option', operator: 'in', value: [] as string[] } as const
    const shut = (each: DecisionSpec): DecisionSpec => ({
      ...each,
      rules: each.options.map(
        ({ id: option }): Rule => ({
          ...(each.rules[0] as Rule),
          id: `shut-${option}`,
          effect: 'rules-out',
          option,
          when: { not: never },
        }),
      ),
    })
    const broken = { ...book, decisions: book.decisions.map((each) => (each.id === 'parallelism' ? shut(each) : each)) }
    const at = await room({ book: broken })
    await at.act({ type: 'start', text: 'Slow CANARY answers' })
    const before = await at.conversation()
    const failed = await at.say('done')
    const id = /E-\w+/.exec(words(failed.tell))?.[0]
    expect(id).toBeDefined()
    expect(at.logged.join('')).toContain(id)
    expect(at.logged.join('')).not.toContain('CANARY')
    expect(await at.conversation()).toEqual(before)
  })

  it('asks only again what new rules no longer accept', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'llm-plan-'))
    cleanUp.push(() => rm(dir, { recursive: true, force: true }))
    const url = `sqlite:${join(dir, 'rules.db')}`
    const old = await openRoom({ url })
    await old.act({ type: 'start', text: 'Slow answers' })
    await old.say('Customers leave')
    const asked = old.last()
    const { book } = old
    await old.close()
    const now = await room({
      url,
      book: { ...book, hash: 'new', questions: book.questions.filter(({ id }) => id !== 'why') },
    })
    const late = await now.act(firstAnswer(asked))
    expect(late.status).toBe('refused')
    await now.say('Answers in an hour')
    const after = await now.conversation()
    expect(after?.rulesHash).toBe('new')
    expect(Object.keys(after?.interview.given ?? {})).toEqual(['problem', 'outcome'])
  })
})
