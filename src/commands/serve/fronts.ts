import type { Router } from 'express'
import { createWebChannel } from '../../channels/web/web-channel.ts'
import type { Config } from '../../config.ts'
import type { Channel } from '../../contract/channel.ts'
import type { Store } from '../../contract/store/store.ts'
import type { HandleTurn } from '../../contract/turn.ts'
import type { Doors } from '../../http/doors.ts'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import { withPictures } from '../../turn/decorate/with-pictures.ts'
import { withPlanLink } from '../../turn/decorate/with-plan-link.ts'
import { ownPlans, planNamed } from '../../turn/plans/own-plans.ts'
import type { planOf } from '../../turn/plans/plan-of.ts'
import { planUrls } from '../../turn/plans/plan-url.ts'

/** A connected platform: the channel, what it mounts on the HTTP server, and how it is named in the greeting. */
export type Front = {
  readonly name: string
  readonly channel: Channel
  readonly router: Router | undefined
}

export type FrontParts = {
  readonly config: Config
  readonly handle: HandleTurn
  readonly store: Store
  readonly planOf: ReturnType<typeof planOf>
  readonly doors: Doors
  readonly log: Log
  readonly metrics: Metrics
}

/** So many people's direct talks are looked through at a new connection; each costs a request. */
const MAX_DIRECT_ROOMS = 200

/** The fronts that are configured; the web page always. The SDKs are loaded only when they are needed. */
export async function createFronts({
  config,
  handle,
  store,
  planOf,
  doors,
  log,
  metrics,
}: FrontParts): Promise<Front[]> {
  const { baseUrl } = config
  const urlOf = planUrls({ links: store.links, baseUrl })
  const eraseTenant = (tenant: string) => store.eraseTenant(tenant)
  const fronts: Front[] = []
  const pictured = (channel: Channel) => withPictures(channel, { planOf, log, metrics })
  const decorated = (channel: Channel) => pictured(withPlanLink(channel, urlOf))
  const web = createWebChannel({
    handle,
    log: store.web,
    links: store.links,
    plans: { own: ownPlans(store, undefined), named: planNamed(store, undefined), waiting: store.waiting },
    baseUrl,
    sessionKey: await store.key('web-session'),
    newcomers: doors.newcomers,
  })
  fronts.push({ name: 'web page', channel: pictured(web), router: web.router })
  if (config.slack) {
    const { createSlackChannel } = await import('../../channels/slack/slack-channel.ts')
    const slack = createSlackChannel({
      settings: config.slack,
      baseUrl,
      handle,
      eraseTenant,
      ownPlans: ownPlans(store, urlOf),
      log,
      vault: store.vault,
    })
    const socket = config.slack.appToken !== undefined
    const name = socket ? 'Slack (socket)' : 'Slack (HTTP)'
    fronts.push({ name, channel: decorated(slack), router: slack.router })
  }
  if (config.discord) {
    const { createDiscordChannel } = await import('../../channels/discord/discord-channel.ts')
    const discord = createDiscordChannel({
      config: config.discord,
      handle,
      eraseTenant,
      directRooms: (since) => store.directRooms('discord', since, MAX_DIRECT_ROOMS),
      log,
    })
    fronts.push({
      name: 'Discord',
      channel: decorated(discord),
      router: discord.router,
    })
  }
  return fronts
}
