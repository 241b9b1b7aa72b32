import type { Channel } from '../../contract/channel.ts'
import type { Delivery } from '../../contract/delivery.ts'
import type { Plan } from '../../plan/plan.ts'
import { withChart } from './with-chart.ts'

type PlanOf = (tenant: string, conversation: string) => Promise<Plan | undefined>

/**
 * The channel, with a plan's pictures put into the plan's messages as they go out: they are drawn after the commit, and
 * the outbox never holds them. A picture that cannot be drawn is left out; its message goes without.
 */
export function withPictures(channel: Channel, planOf: PlanOf): Channel {
  return { ...channel, send: async (delivery) => channel.send(await drawn(delivery, planOf)) }
}

async function drawn(delivery: Delivery, planOf: PlanOf): Promise<Delivery> {
  if (!hasPlace(delivery)) return delivery
  const { key, view, place, conversation } = delivery
  try {
    return { ...delivery, view: await withChart(key, view, () => planOf(place.tenant, conversation)) }
  } catch {
    return delivery
  }
}

type Pictured = Extract<Delivery, { kind: 'post' | 'update' }>

/** Slack shows pictures as files beside the message; an edited message cannot take its old ones back, so it gets none. */
function hasPlace(delivery: Delivery): delivery is Pictured {
  return delivery.kind === 'post' || (delivery.kind === 'update' && delivery.place.platform !== 'slack')
}
