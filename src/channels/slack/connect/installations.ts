import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import type { TokenVault } from '../settings.ts'
import { tenantOf } from '../tenant.ts'

const NAME = 'slack-installation'

/** Returns Bolt's store of installations on our sealed vault: one record a workspace, or one an organisation. */
export function installationStore(vault: TokenVault, now: () => number): InstallationStore {
  return {
    async storeInstallation(installation) {
      const record = { ...installation, installedAt: now() }
      await vault.put(ownerOf(installation as Installation), NAME, record, now())
    },
    async fetchInstallation(query) {
      const found = await vault.get(tenantOf(query), NAME)
      if (found === undefined) throw new Error('the app is not installed in this workspace')
      return found as Installation
    },
    async deleteInstallation(query: InstallationQuery<boolean>) {
      await forgetInstallation(vault, tenantOf(query))
    },
  }
}

function ownerOf({ team, enterprise, isEnterpriseInstall }: Installation): string {
  return tenantOf({ teamId: team?.id, enterpriseId: enterprise?.id, isEnterpriseInstall })
}

/** Deletes a tenant's token. */
export async function forgetInstallation(vault: TokenVault, tenant: string): Promise<void> {
  await vault.remove(tenant, NAME)
}

/** When the app was installed at a tenant, in milliseconds; undefined if it is not, or if that was not noted yet. */
export async function installedAt(vault: TokenVault, tenant: string): Promise<number | undefined> {
  const found = (await vault.get(tenant, NAME)) as { installedAt?: number } | undefined
  return found?.installedAt
}

/** The bot token of a tenant, or undefined if the app is not installed there (any more). */
export async function installedToken(vault: TokenVault, tenant: string): Promise<string | undefined> {
  const found = (await vault.get(tenant, NAME)) as Installation | undefined
  return found?.bot?.token
}
