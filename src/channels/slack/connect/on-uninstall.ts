import type { App, Context } from '@slack/bolt'
import type { EraseTenant } from '../../../contract/turn.ts'
import type { Log } from '../../../log.ts'
import type { TokenVault } from '../settings.ts'
import { tenantOf } from '../tenant.ts'
import { forgetInstallation, installedAt } from './installations.ts'
import { orRedeliver } from './not-handled.ts'

export type UninstallParts = { readonly vault: TokenVault; readonly eraseTenant: EraseTenant; readonly log: Log }

/**
 * A workspace that removes the app takes everything with it: its token, plans, answers and messages in the outbox. A
 * revoked token alone (an administrator replaces one that leaked) takes only the token. Both events come together at an
 * uninstallation, in any order, and may come late: what is older than the present installation is about an earlier one,
 * and what does not say when it happened is not believed.
 * If the store is away the event fails, and Slack sends it again.
 */
export function onUninstall(app: App, { vault, eraseTenant, log }: UninstallParts): void {
  app.event('app_uninstalled', async ({ context, body }) =>
    orRedeliver(uninstalled(tenantIn(context), body.event_time)),
  )

  app.event('tokens_revoked', async ({ context, body, event }) => {
    // `oauth` lists people's own tokens, of which we have none.
    const ours = (event.tokens?.bot ?? []).length > 0
    if (ours) await orRedeliver(revoked(tenantIn(context), body.event_time))
  })

  async function uninstalled(tenant: string, eventSeconds: number | undefined): Promise<void> {
    if (await isOutdated(tenant, eventSeconds)) return
    const conversations = await eraseTenant(tenant)
    log.info({ tenant, conversations }, 'slack: the app was removed from a workspace, and its data is erased')
  }

  async function revoked(tenant: string, eventSeconds: number | undefined): Promise<void> {
    if (!(await isOutdated(tenant, eventSeconds))) await forgetInstallation(vault, tenant)
  }

  async function isOutdated(tenant: string, eventSeconds: number | undefined): Promise<boolean> {
    const since = await installedAt(vault, tenant)
    if (since === undefined) return false
    return eventSeconds === undefined || since >= (eventSeconds + 1) * 1000
  }
}

/** Of an organisation's installation Slack may name the organisation alone. */
function tenantIn({ teamId, enterpriseId, isEnterpriseInstall }: Context): string {
  return tenantOf({ teamId: teamId ?? enterpriseId, enterpriseId, isEnterpriseInstall })
}
