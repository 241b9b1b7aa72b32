import { describe, expect, it } from 'vitest'
import type { Channel } from '../../src/contract/channel.ts'
import type { Delivery } from '../../src/contract/delivery.ts'
import type { Place } from '../../src/contract/place.ts'
import { createLog } from '../../src/log.ts'
import { createMetrics } from '../../src/metrics.ts'
import { withPictures } from '../../src/turn/decorate/with-pictures.ts'
import { SAMPLE_PLAN } from '../plan/charts/sample-plan.ts'

const PLACE: Place = { platform: 'discord', tenant: 'discord:1', room: 'r', direct: true }

/** A channel that keeps what it was given to send. */
function keeper(sent: Delivery[]): Channel {
  return {
    platform: 'discord',
    exclusive: 'lease',
    start: async () => {},
    stop: async () => {},
    send: async (delivery) => {
      sent.push(delivery)
      return { message: `m${sent.length}` }
    },
  }
}

const message = (key: string, kind: 'post' | 'update' = 'post', platform: Place['platform'] = 'discord'): Delivery => {
  const view = { parts: [{ kind: 'heading', text: 'Head' } as const], actions: [], fallback: 'x' }
  const common = { id: 'd', conversation: 'c', place: { ...PLACE, platform }, key, view }
  return kind === 'post' ? { ...common, kind } : { ...common, kind, message: 'm1' }
}

const kinds = (delivery: Delivery | undefined) =>
  delivery && 'view' in delivery ? delivery.view.parts.map(({ kind }) => kind) : []

describe('pictures of a plan', () => {
  it('are drawn into the messages that they belong to, as these go out', async () => {
    const sent: Delivery[] = []
    const channel = withPictures(keeper(sent), { planOf: async () => SAMPLE_PLAN, log: createLog('silent') })
    expect(channel.exclusive).toBe('lease')
    for (const key of ['plan-sizing', 'plan-budget', 'plan-timeline', 'plan-risks', 'step-1'])
      expect((await channel.send(message(key))).message).toMatch(/^m/)
    expect(sent.map(kinds)).toEqual([
      ['heading', 'image'],
      ['heading', 'image'],
      ['heading', 'image'],
      ['heading'],
      ['heading'],
    ])
    const [first] = sent
    const picture = first && 'view' in first ? first.view.parts[1] : undefined
    if (picture?.kind !== 'image') throw new Error('no picture')
    expect(Buffer.from(picture.png, 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect(picture.alt.length).toBeGreaterThan(20)
  })

  it('come again with an edited message, on every platform: a picture is replaced with its section', async () => {
    const sent: Delivery[] = []
    const channel = withPictures(keeper(sent), { planOf: async () => SAMPLE_PLAN, log: createLog('silent') })
    await channel.send(message('plan-budget', 'update'))
    await channel.send(message('plan-budget', 'update', 'slack'))
    expect(sent.map(kinds)).toEqual([
      ['heading', 'image'],
      ['heading', 'image'],
    ])
  })

  it('are left out when there is no plan; when one cannot be drawn, the log and the metrics say so', async () => {
    const sent: Delivery[] = []
    const lines: string[] = []
    const log = createLog('info', { write: (line) => void lines.push(line) })
    const metrics = createMetrics()
    await withPictures(keeper(sent), { planOf: async () => undefined, log, metrics }).send(message('plan-budget'))
    expect(lines).toEqual([])
    const away = () => Promise.reject(new Error('away'))
    await withPictures(keeper(sent), { planOf: away, log, metrics }).send(message('plan-budget'))
    expect(sent.map(kinds)).toEqual([['heading'], ['heading']])
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ conversation: 'c', message: 'plan-budget', msg: expect.stringContaining('picture') }),
    ])
    expect(await metrics.read(() => Promise.reject(new Error('not asked')))).toContain(
      'llm_plan_errors_total{class="picture"} 1',
    )
  })
})
