/** A bucket: how many tokens it held at a time. Plain data, so it can live anywhere. */
export type Bucket = { readonly tokens: number; readonly at: number }

/** `burst` tokens at most; `perSecond` come back. */
export type Rate = { readonly burst: number; readonly perSecond: number }

/**
 * Takes one token at time `now` (milliseconds). Pure. Returns the bucket after it, and 0 if the token was there, or else how
 * many milliseconds until there is one. A clock that goes back gives nothing and takes nothing.
 */
export function takeToken(bucket: Bucket | undefined, now: number, rate: Rate): { bucket: Bucket; waitMs: number } {
  const last = bucket ?? { tokens: rate.burst, at: now }
  const at = Math.max(now, last.at)
  const tokens = Math.min(rate.burst, last.tokens + ((at - last.at) / 1000) * rate.perSecond)
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, at }, waitMs: 0 }
  return { bucket: { tokens, at }, waitMs: Math.ceil(((1 - tokens) / rate.perSecond) * 1000) }
}

/** A person clicks in bursts; thirty at once and two a second for ever is more than any interview needs. */
const PERSON_RATE: Rate = { burst: 30, perSecond: 2 }
/** A whole workspace: enough for a few hundred people at work at the same time. */
const TENANT_RATE: Rate = { burst: 600, perSecond: 100 }

/** Beyond this many buckets the ones used least lately go; a forgotten bucket is a full one. */
const MAX_BUCKETS = 20_000

export type RateLimit = {
  /** 0 if `user` of `tenant` may go on, or the milliseconds to wait. One person's flood does not use up the tenant's share. */
  take(tenant: string, user: string, now: number): number
}

/** Limits turns per person and per tenant, in the memory of this process (each replica counts for itself). */
export function createRateLimit(person: Rate = PERSON_RATE, tenantRate: Rate = TENANT_RATE): RateLimit {
  const buckets = new Map<string, Bucket>()

  function take(key: string, now: number, rate: Rate): number {
    const { bucket, waitMs } = takeToken(buckets.get(key), now, rate)
    buckets.delete(key)
    buckets.set(key, bucket)
    if (buckets.size > MAX_BUCKETS) {
      const [oldest] = buckets.keys()
      if (oldest !== undefined) buckets.delete(oldest)
    }
    return waitMs
  }

  return {
    take: (tenant, user, now) =>
      take(JSON.stringify([tenant, user]), now, person) || take(JSON.stringify([tenant]), now, tenantRate),
  }
}
