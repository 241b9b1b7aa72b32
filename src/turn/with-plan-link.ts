import { type Channel, type Delivery, type Part, SendError } from '../channels/channel.ts'
import type { PlanLinks } from '../store/store.ts'

export type PlanLinkParts = {
  readonly links: Pick<PlanLinks, 'token'>
  /** Where people reach this server, without a slash at the end. */
  readonly baseUrl: string
  readonly now?: () => number
}

/** The messages that a reader of a plan turns to: the end of the plan, and the summary in another channel. */
const LINKED = /^(plan-next|summary)$/

/**
 * The channel, with the link to the plan's page put into the messages at which one wants it, as they go out: the link is
 * made when it is first needed and stays the same. Without an address that others can reach there is nothing to link to.
 */
export function withPlanLink(channel: Channel, { links, baseUrl, now = Date.now }: PlanLinkParts): Channel {
  if (isLoopback(baseUrl)) return channel
  const linked = async (delivery: Delivery): Promise<Delivery> => {
    if (!('key' in delivery) || !LINKED.test(delivery.key)) return delivery
    const { view, place, conversation } = delivery
    const token = await links.token(place.tenant, conversation, now()).catch((cause: unknown) => {
      throw new SendError('retry', 'the link to the plan could not be made', { cause })
    })
    const link: Part = { kind: 'link', label: 'Open the whole plan', url: `${baseUrl}/plan/${token}` }
    return { ...delivery, view: { ...view, parts: [...view.parts, link] } }
  }
  const { findSent } = channel
  return {
    ...channel,
    send: async (delivery) => channel.send(await linked(delivery)),
    ...(findSent && { findSent: async (delivery) => findSent(await linked(delivery)) }),
  }
}

/** Whether only this machine reaches the address. A name or address inside a company's network is of use to its people. */
function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl)
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(hostname)
}
