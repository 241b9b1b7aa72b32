import type { Channel } from '../../contract/channel.ts'
import type { Delivery } from '../../contract/delivery.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import type { Plan } from '../../plan/plan.ts'
import { withChart } from './with-chart.ts'

export type PictureParts = {
  readonly planOf: (tenant: string, conversation: string) => Promise<Plan | undefined>
  readonly log: Log
  readonly metrics?: Metrics
}

/**
 * The channel, with a plan's pictures put into the plan's messages as they go out: they are drawn after the commit, and
 * the outbox never holds them. A picture that cannot be drawn is left out, logged and counted; its message goes without.
 */
export function withPictures(channel: Channel, parts: PictureParts): Channel {
  return { ...channel, send: async (delivery) => channel.send(await drawn(delivery, parts)) }
}

async function drawn(delivery: Delivery, { planOf, log, metrics }: PictureParts): Promise<Delivery> {
  if (!hasPlace(delivery)) return delivery
  const { key, view, place, conversation } = delivery
  try {
    return { ...delivery, view: await withChart(key, view, () => planOf(place.tenant, conversation)) }
  } catch (error) {
    metrics?.fault('picture')
    log.warn({ err: error, conversation, message: key }, 'A picture of a plan could not be drawn')
    return delivery
  }
}

type Pictured = Extract<Delivery, { kind: 'post' | 'update' }>

function hasPlace(delivery: Delivery): delivery is Pictured {
  return delivery.kind === 'post' || delivery.kind === 'update'
}
