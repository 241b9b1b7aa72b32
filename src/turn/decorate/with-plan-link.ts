import type { Channel } from '../../contract/channel.ts'
import type { Delivery } from '../../contract/delivery.ts'
import { SendError } from '../../contract/send-error.ts'
import type { Part } from '../../contract/view.ts'
import type { PlanUrl } from '../plans/plan-url.ts'

/** The messages that a reader of a plan turns to: the end of the plan, and the summary in another channel. */
const LINKED = /^(plan-next|summary)$/

/**
 * The channel, with the link to the plan's page put into the messages at which one wants it, as they go out. Without
 * `urlOf` there is nothing to link to.
 */
export function withPlanLink(channel: Channel, urlOf: PlanUrl | undefined): Channel {
  if (urlOf === undefined) return channel
  const linked = async (delivery: Delivery): Promise<Delivery> => {
    if (!('key' in delivery) || !LINKED.test(delivery.key)) return delivery
    const { view, place, conversation } = delivery
    const url = await urlOf(place.tenant, conversation).catch((cause: unknown) => {
      throw new SendError('retry', 'the link to the plan could not be made', { cause })
    })
    const link: Part = { kind: 'link', label: 'Open the whole plan', url }
    return { ...delivery, view: { ...view, parts: [...view.parts, link] } }
  }
  const { findSent } = channel
  return {
    ...channel,
    send: async (delivery) => channel.send(await linked(delivery)),
    ...(findSent && { findSent: async (delivery) => findSent(await linked(delivery)) }),
  }
}
