import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../src/contract/input.ts'
import type { Conversation } from '../../src/contract/store/conversation.ts'
import { advice, openRoom, type Room, words } from './open-room.ts'

const PLACE = { platform: 'slack', tenant: 'slack:T1', room: 'C1', direct: false } as const

/** Every kind of input, and the roles that may do it to a conversation. `own`: it only ever concerns what is one's own. */
const MATRIX: readonly (readonly [Input, 'owner' | 'editor' | 'reader' | 'own'])[] = [
  [{ type: 'answer', question: 'frequency', value: 'daily' }, 'editor'],
  [{ type: 'back' }, 'editor'],
  [{ type: 'skip' }, 'editor'],
  [{ type: 'edit', question: 'problem' }, 'editor'],
  [{ type: 'finish' }, 'editor'],
  [{ type: 'mode', mode: 'full' }, 'editor'],
  [{ type: 'adopt', question: 'frequency', value: 'weekly' }, 'editor'],
  [{ type: 'publish', room: 'C2' }, 'editor'],
  [{ type: 'take' }, 'editor'],
  [{ type: 'say', text: 'daily' }, 'editor'],
  [{ type: 'cancel' }, 'owner'],
  [{ type: 'share' }, 'owner'],
  [{ type: 'why', decision: 'ai-fit' }, 'reader'],
  [{ type: 'what-if', question: 'frequency', value: 'weekly' }, 'reader'],
  [{ type: 'export', format: 'md' }, 'reader'],
  [{ type: 'status' }, 'reader'],
  [{ type: 'plan' }, 'editor'],
  [{ type: 'help' }, 'own'],
  [{ type: 'forget' }, 'own'],
  [{ type: 'forget', sure: true }, 'own'],
  [{ type: 'start' }, 'own'],
  [{ type: 'start', fresh: true }, 'own'],
]
const RANK = { reader: 0, own: 0, editor: 1, owner: 2 } as const

let at: Room
beforeAll(async () => {
  await advice()
  at = await openRoom({ place: PLACE })
})
afterAll(() => at.close())

/** A fresh conversation of `owner` with `editor`, either at its frequency question or with its plan made. */
async function begin(phase: 'asking' | 'planned'): Promise<{ conversation: Conversation; thread: string }> {
  const thread = randomUUID()
  const here = { place: { ...PLACE, thread }, user: 'owner' }
  await at.act({ type: 'start', text: 'SECRET problem' }, here)
  if (phase === 'planned') await at.act({ type: 'finish' }, here)
  else await at.act({ type: 'edit', question: 'frequency' }, here)
  const conversation = await at.store.transaction(async (tx) => {
    const found = (await tx.findAt({ ...PLACE, thread })) as Conversation
    await tx.save({ ...found, editors: ['editor'] }, found.version)
    return tx.findAt({ ...PLACE, thread })
  })
  return { conversation: conversation as Conversation, thread }
}

const load = (id: string) => at.store.transaction((tx) => tx.find(PLACE.tenant, id))

describe.each(['asking', 'planned'] as const)('while a conversation is %s', (phase) => {
  it.each(MATRIX.map(([input, least]) => [JSON.stringify(input), input, least] as const))(
    '%s is for those who may',
    async (_, input, least) => {
      for (const role of ['owner', 'editor', 'reader'] as const) {
        const { conversation, thread } = await begin(phase)
        const said = at.messages.length
        const handled = await at.act(input, { user: role, place: { ...PLACE, thread }, conversation: conversation.id })
        const now = await load(conversation.id)
        if (RANK[role] < RANK[least]) {
          expect(now, `${role} changed something`).toEqual(conversation)
          expect(at.messages.length, `${role} made us speak`).toBe(said)
          if (input.type === 'say') expect(handled.status).toBe('ignored')
          else {
            expect(handled.status).toBe('refused')
            expect(words(handled.tell)).toMatch(/Only the p/)
          }
        } else {
          expect(words(handled.tell), role).not.toMatch(/Only the p/)
          if (least === 'own' && role !== 'owner')
            expect(now?.interview, `${role} changed something`).toEqual(conversation.interview)
        }
      }
    },
  )

  it('nobody of another tenant can see or change it, whatever they send', async () => {
    const { conversation, thread } = await begin(phase)
    for (const [input] of MATRIX) {
      const place = { ...PLACE, tenant: 'slack:T2', thread }
      const handled = await at.act(input, { user: 'owner', place, conversation: conversation.id })
      expect(await load(conversation.id)).toEqual(conversation)
      expect(JSON.stringify(handled)).not.toContain('SECRET')
    }
  })

  it('nobody in another room of the tenant can see it, even with its id', async () => {
    const { conversation } = await begin(phase)
    for (const [input] of MATRIX) {
      const files = at.files.length
      const place = { ...PLACE, room: 'C7', thread: 'elsewhere' }
      const handled = await at.act(input, { user: 'stranger', place, conversation: conversation.id })
      expect((await load(conversation.id))?.interview).toEqual(conversation.interview)
      expect(JSON.stringify(handled)).not.toContain('SECRET')
      expect(at.files.length).toBe(files)
    }
  })
})

describe('sharing', () => {
  it('lets everyone in the thread answer, and shows who did', async () => {
    const { conversation, thread } = await begin('asking')
    const here = { place: { ...PLACE, thread }, conversation: conversation.id }
    const answer: Input = { type: 'answer', question: 'frequency', value: 'daily' }
    expect((await at.act(answer, { ...here, user: 'bob' })).status).toBe('refused')
    await at.act({ type: 'share' }, { ...here, user: 'owner' })
    expect((await at.act(answer, { ...here, user: 'bob' })).status).toBe('done')
    expect((await load(conversation.id))?.interview.given.frequency?.by).toBe('bob')
    expect(at.messages.some(({ view }) => words(view).includes('bob answered this'))).toBe(true)
    expect((await at.act({ type: 'cancel' }, { ...here, user: 'bob' })).status).toBe('refused')
  })
})
