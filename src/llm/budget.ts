/** How much a tenant may use the model: calls an hour and tokens a day. Kept in memory: a restart forgives. */
export type Budget = {
  /** Takes a call that may use up to `tokens`; false when the tenant has had enough. */
  take(tenant: string, tokens: number, now: number): boolean
  /** Corrects what was taken by what was really used. */
  settle(tenant: string, taken: number, used: number): void
}

const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const MAX_TENANTS = 10_000

type Account = { hour: number; calls: number; day: number; tokens: number }

export function createBudget(limits: { readonly callsPerHour: number; readonly tokensPerDay: number }): Budget {
  const accounts = new Map<string, Account>()
  return {
    take(tenant, tokens, now) {
      const hour = Math.floor(now / HOUR_MS)
      const day = Math.floor(now / DAY_MS)
      const account = accounts.get(tenant) ?? { hour, calls: 0, day, tokens: 0 }
      if (account.hour !== hour) Object.assign(account, { hour, calls: 0 })
      if (account.day !== day) Object.assign(account, { day, tokens: 0 })
      // The map keeps the order of last use, so the oldest tenant is the first.
      accounts.delete(tenant)
      accounts.set(tenant, account)
      if (accounts.size > MAX_TENANTS)
        for (const oldest of accounts.keys()) {
          accounts.delete(oldest)
          break
        }
      if (account.calls >= limits.callsPerHour || account.tokens + tokens > limits.tokensPerDay) return false
      account.calls += 1
      account.tokens += tokens
      return true
    },
    settle(tenant, taken, used) {
      const account = accounts.get(tenant)
      if (account) account.tokens = Math.max(0, account.tokens - taken + used)
    },
  }
}
