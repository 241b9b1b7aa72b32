import type { Knowledge } from '../knowledge.ts'
import type { PriceRule } from './offers.ts'
import type { Service } from './service.ts'

/** What a stage needs of a service; every field left out is no condition. */
export type ServiceNeed = {
  readonly kind: Service['kind'] | readonly Service['kind'][]
  /** Whose account it must run in; several are allowed. */
  readonly cloud?: Service['cloud'] | readonly NonNullable<Service['cloud']>[]
  /** A place the data must stay in (`EU`, `US`): keeps offers bound to it; without it the global offers come first. */
  readonly region?: string
  readonly model?: string
  readonly openWeights?: boolean
  /** The day of the plan, ISO: prices that end before it give way to what follows. */
  readonly on?: string
}

/** The services that meet a need, newest generation first, then the better source, then the cheaper; none that is retired. */
export function servicesFor(knowledge: Knowledge, need: ServiceNeed): readonly Service[] {
  const kinds = [need.kind].flat()
  const clouds = need.cloud === undefined ? undefined : [need.cloud].flat()
  const model = need.model === undefined ? undefined : plain(need.model)
  return knowledge.services
    .filter((service) => kinds.includes(service.kind) && service.retired === undefined)
    .filter((service) => clouds === undefined || (service.cloud !== undefined && clouds.includes(service.cloud)))
    .filter((service) => need.openWeights === undefined || (service.openWeights ?? false) === need.openWeights)
    .filter((service) => model === undefined || plain(service.model).includes(model))
    .filter((service) => need.region === undefined || staysIn(service, need.region))
    .map((service) => (need.on === undefined ? service : onDay(service, need.on)))
    .sort(
      (a, b) =>
        Number(b.current ?? false) - Number(a.current ?? false) ||
        Number(a.supersededBy !== undefined) - Number(b.supersededBy !== undefined) ||
        a.quality.localeCompare(b.quality) ||
        priceOf(a) - priceOf(b) ||
        a.id.localeCompare(b.id),
    )
}

/** The factor of a rule for a vendor (`batch`, `cache-read`, `regional-routing`, ...); undefined where nobody publishes one. */
export function priceRuleFor(knowledge: Knowledge, rule: string, vendor?: string): PriceRule | undefined {
  const rules = knowledge.priceRules.filter((each) => each.rule === rule)
  return rules.find((each) => each.vendor === vendor) ?? rules.find((each) => each.vendor === undefined)
}

/** The service with the price that holds on a day. */
export function onDay(service: Service, day: string): Service {
  const { later } = service
  if (later === undefined || day < later.from) return service
  const { from, ...price } = later
  return { ...service, ...price, until: undefined, later: undefined, note: `The price changed on ${from}.` }
}

/** Input and output tokens three to one, a usual mix; or the price of the unit. */
const priceOf = (service: Service): number =>
  service.usd ?? ((service.inputUsdPerM ?? 0) * 3 + (service.outputUsdPerM ?? 0)) / 4

/** An offer with no region named is global routing, or the vendor's own place: it does not promise where the data stays. */
function staysIn(service: Service, region: string): boolean {
  const said = service.region ?? ''
  return new RegExp(`\\b${region.replace(/[^\p{L}\d ]/gu, '')}\\b`, 'iu').test(said)
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '')
