import type { HomeView } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { OwnPlans } from '../../contract/own-plan.ts'
import type { Place } from '../../contract/place.ts'
import { homeView } from './home-view.ts'

/** Each entry costs a call to Slack, and a person opens the tab often. */
const MAX_PLANS = 5

/** Returns what makes a person's Home tab: one query, and a link to each thread. `talk` is their direct talk with us. */
export function createHome(ownPlans: OwnPlans) {
  return async (client: WebClient, tenant: string, user: string, talk: string): Promise<HomeView> => {
    const plans = await ownPlans(tenant, user, MAX_PLANS)
    // Without its thread an interview was never opened: there is nothing to go back to.
    const opened = plans.filter(({ place }) => place.direct || place.thread !== undefined)
    const entries = opened.map(async (plan) => ({ plan, thread: await permalink(client, plan.place) }))
    return homeView(await Promise.all(entries), talk)
  }
}

/** A link is a courtesy: where Slack gives none, the entry stands without it. */
async function permalink(client: WebClient, { room, thread, direct }: Place): Promise<string | undefined> {
  if (direct || thread === undefined) return undefined
  try {
    return (await client.chat.getPermalink({ channel: room, message_ts: thread })).permalink
  } catch {
    return undefined
  }
}
