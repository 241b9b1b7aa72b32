import type { PlanLinks } from '../../contract/store/plan-links.ts'

export type PlanUrlParts = {
  readonly links: Pick<PlanLinks, 'token'>
  /** Where people reach this server, without a slash at the end. */
  readonly baseUrl: string
  readonly now?: () => number
}

/** The address of a plan's page. It is made when it is first asked for, and stays the same. */
export type PlanUrl = (tenant: string, conversation: string) => Promise<string>

/** Returns what gives plans their addresses; undefined where only this machine could open them. */
export function planUrls({ links, baseUrl, now = Date.now }: PlanUrlParts): PlanUrl | undefined {
  if (isLoopback(baseUrl)) return undefined
  return async (tenant, conversation) => `${baseUrl}/plan/${await links.token(tenant, conversation, now())}`
}

/** A name or address inside a company's network is not: its people reach it. */
function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl)
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(hostname)
}
