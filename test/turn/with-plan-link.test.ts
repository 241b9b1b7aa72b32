import { describe, expect, it } from 'vitest'
import type { Channel } from '../../src/contract/channel.ts'
import type { Delivery } from '../../src/contract/delivery.ts'
import type { View } from '../../src/contract/view.ts'
import { withPlanLink } from '../../src/turn/decorate/with-plan-link.ts'
import { planUrls } from '../../src/turn/plans/plan-url.ts'

const LINKS = { token: async (tenant: string, conversation: string) => `${tenant}-${conversation}` }
const VIEW: View = { parts: [{ kind: 'heading', text: 'What next?' }], actions: [], fallback: 'x' }

function keeper() {
  const seen: Delivery[] = []
  const take = async (delivery: Delivery) => {
    seen.push(delivery)
    return { message: 'm' }
  }
  const channel: Channel = {
    platform: 'slack',
    start: async () => {},
    stop: async () => {},
    send: take,
    findSent: take,
  }
  return { channel, seen }
}

const post = (key: string): Delivery => ({
  id: 'd',
  conversation: 'c',
  place: { platform: 'slack', tenant: 't', room: 'r', direct: false },
  kind: 'post',
  key,
  view: VIEW,
})
const links = (delivery: Delivery | undefined) =>
  delivery && 'view' in delivery ? delivery.view.parts.flatMap((part) => (part.kind === 'link' ? [part.url] : [])) : []

describe('the link to the plan’s page', () => {
  it('stands at the end of the plan and in the summary, wherever these go out, and nowhere else', async () => {
    const { channel, seen } = keeper()
    const linked = withPlanLink(channel, planUrls({ links: LINKS, baseUrl: 'https://plans.example' }))
    await linked.send(post('plan-next'))
    await linked.send({ ...post('summary'), kind: 'publish', room: 'C1' } as Delivery)
    await linked.send(post('plan-budget'))
    await linked.findSent?.(post('plan-next'))
    const url = 'https://plans.example/plan/t-c'
    expect(seen.map(links)).toEqual([[url], [url], [], [url]])
  })

  it.each(['http://localhost:3000', 'http://127.0.0.1:8080', 'http://[::1]:3000', 'http://0.0.0.0:3000'])(
    'is left out where nobody else could open it: %s',
    async (baseUrl) => {
      const { channel, seen } = keeper()
      await withPlanLink(channel, planUrls({ links: LINKS, baseUrl })).send(post('plan-next'))
      expect(seen.map(links)).toEqual([[]])
    },
  )

  it('is waited for while the store is away', async () => {
    const token = async () => Promise.reject(new Error('away'))
    const linked = withPlanLink(keeper().channel, planUrls({ links: { token }, baseUrl: 'https://plans.example' }))
    await expect(linked.send(post('plan-next'))).rejects.toMatchObject({ kind: 'retry', maybeSent: false })
  })
})
